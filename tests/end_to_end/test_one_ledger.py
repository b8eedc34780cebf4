"""One engine behind both doors: the same acts give the same facts, and a fact is counted once."""

import asyncio

import pytest

from bot.domain.question import Level
from tests.end_to_end.house import House, Town, at_work, move
from tests.end_to_end.ledger import Rows, attempts, standings
from tests.end_to_end.protocol import call_discord
from tests.end_to_end.seen import letter_of, plain, shown_item
from tests.end_to_end.street import Street

KEYS = {
    "id",
    "member",
    "channel",
    "scope",
    "person",
    "slot",
    "pays_for",
    "about",
    "prompt",
    "item",
    "shown_order",
    "chosen",
}
PRESSES = 20


async def test_both_platforms_give_the_same_facts(empty_house: House, town: Town, sqlite_url: str) -> None:
    """The same sequence of acts on Slack and on Discord leaves the same rows, apart from their keys."""
    # one question, so that both channels are asked the same
    empty_house.study(topics=("caching",), level=Level.JUNIOR)
    for act in (check_and_practise, write):
        await empty_house.next_morning()
        for street in town.streets.values():
            await act(empty_house, street)

    slack, discord = (facts(attempts(sqlite_url), name) for name in town.streets)
    assert [one["verdict"] for one in slack] == ["correct", "wrong", *["correct"] * 3, "noted", "noted"]
    assert slack == discord
    sums = [facts(standings(sqlite_url), name) for name in town.streets]
    assert sums[0] == sums[1] != []


async def check_and_practise(house: House, street: Street) -> None:
    """Ana and Ben do the quick check, Ben wrong; then Ana does a quiz."""
    for person, right in (("ana", True), ("ben", False)):
        check = await street.presses(person, street.posts()[-1], "Quick check")
        await street.presses(person, check, letter_of(check, shown_item(check, house.pack), right=right))
    seen = await street.types("ana", "/quiz caching junior 3")
    for _ in range(3):
        right_letter = letter_of(seen, shown_item(seen, house.pack), right=True)
        answered = await street.presses("ana", seen, right_letter)
        seen = await street.presses("ana", answered, next(iter(answered.buttons)))


async def write(house: House, street: Street) -> None:
    """Ana and Ben write an answer."""
    for person in ("ana", "ben"):
        await street.presses(person, street.posts()[-1], "Answer")
        await street.submits(person, text="Ask how stale a price may be.")


def facts(rows: Rows, platform: str) -> Rows:
    """Return the rows of a platform without what names them."""
    mine = [row for row in rows if str(row.get("channel", row.get("scope"))).startswith(platform)]
    # the platforms' own clocks differ by microseconds
    return [
        {name: str(value)[:19] if name == "at" else value for name, value in row.items() if name not in KEYS}
        for row in mine
    ]


@pytest.mark.parametrize("database", ["sqlite_url", "postgres_url"])
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_hail_of_presses_counts_once(
    town: Town, database: str, platform: str, request: pytest.FixtureRequest
) -> None:
    """Twenty simultaneous presses by one member give one counted attempt and nineteen refusals."""
    url, street = request.getfixturevalue(database), town.streets[platform]
    async with at_work(town, url) as house:
        house.study()
        await house.next_morning()
        check = await street.presses("ana", street.posts()[0], "Quick check")
        token = check.buttons["A"]

        await asyncio.gather(*(street.touch("ana", check.id, token) for _ in range(PRESSES)))
        await street.until(lambda: refusals(street) == PRESSES - 1)

        assert len(attempts(url)) == 1
        assert street.notices("ana") == []


def refusals(street: Street) -> int:
    """Return how many times somebody was told that they have answered already."""
    return sum("you have answered this already" in plain(repr(payload)) for payload in street.sent())


async def test_a_press_from_elsewhere_finds_nothing(house: House, town: Town, sqlite_url: str) -> None:
    """A button with a question of Slack in it finds nothing on Discord, and nothing is recorded."""
    await house.next_morning()
    token = town.slack.posts()[0].buttons["Quick check"]
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Look", "custom_id": token}]}
    path = f"/channels/{town.discord.channel}/messages"
    await call_discord(town, "POST", path, {"content": "From afar", "components": [row]})

    refused = await town.discord.presses("cem", town.discord.posts()[-1], "Look")

    assert "This question is gone" in refused
    assert attempts(sqlite_url) == []


async def test_two_processes_post_once(town: Town, postgres_url: str) -> None:
    """Two processes on one PostgreSQL give each platform one post a day, and each layer once."""
    async with at_work(town, postgres_url) as one, at_work(town, postgres_url) as other:
        one.study()
        await move(one.coming_morning(), one, other)
        assert [len(street.posts()) for street in town.streets.values()] == [1, 1]

        await move(one.coming_morning(), one, other)
        for street in town.streets.values():
            first, _second = street.posts()
            assert len(street.thread(first)) == 3
