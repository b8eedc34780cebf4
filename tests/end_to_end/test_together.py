"""One team and one person over both platforms, and the week summed up, through the real doors."""

import re

from tests.end_to_end.house import House
from tests.end_to_end.seen import letter_of, shown_item
from tests.end_to_end.street import Street

CODE = re.compile(r"/(?:link|study team) ([a-z0-9]{8,})")


def code_in(text: str) -> str:
    """Return the code that somebody was given."""
    found = CODE.search(text)
    assert found, text
    return found[1]


async def found_team(house: House) -> None:
    """Ben starts a team on Slack, and lets Discord's channel join it by a code."""
    slack, discord = house.town.slack, house.town.discord
    await slack.presses("ben", await slack.types("ben", "/study team"), "Start a team")
    started = await slack.submits("ben", name="Backend")
    invited = await slack.presses("ben", started, "Invite a channel")
    joined = await discord.types("ben", f"/study team {code_in(invited.text)}")
    assert "This channel is in the team" in joined
    assert "1 channel elsewhere on Slack" in joined


async def check(house: House, street: Street, person: str) -> str:
    """Let somebody do the quick check right; return what they read."""
    asked = await street.presses(person, street.posts()[-1], "Quick check")
    right = letter_of(asked, shown_item(asked, house.pack), right=True)
    return (await street.presses(person, asked, right)).text


async def test_a_team_over_both_platforms(house: House) -> None:
    """Both channels of a team are asked the same question, and its members stand on one board."""
    await found_team(house)
    await house.next_morning()
    slack, discord = house.town.slack, house.town.discord
    title = slack.posts()[-1].text.splitlines()[0]

    await check(house, slack, "ana")
    await check(house, discord, "cem")

    assert title in discord.posts()[-1]
    for street in (slack, discord):
        board = await street.types("ben", "/leaderboard")
        assert "Team leaderboard" in board
        assert all(name in board for name in ("ana", "cem"))
        assert street.pings() == []


async def test_one_person_on_both_platforms(house: House) -> None:
    """After linking, somebody has one streak and one place, and an item pays once on either platform."""
    await found_team(house)
    slack, discord = house.town.slack, house.town.discord
    offered = await slack.types("ana", "/link")
    assert "You are one person now" in await discord.types("ana", f"/link {code_in(offered.text)}")

    await house.next_morning()
    first, second = await check(house, slack, "ana"), await check(house, discord, "ana")

    assert "points" in first
    assert "No points this time" in second
    await house.next_morning()
    await check(house, discord, "ana")
    assert "2 questions in a row" in await slack.types("ana", "/streak")
    board = await discord.types("ben", "/leaderboard")
    assert board.text.casefold().count("ana") == 1

    assert "on your own here again" in await discord.types("ana", "/unlink")
    assert "1 question in a row" in await slack.types("ana", "/streak")


async def test_the_week_is_summed_up_in_its_thread(house: House, street: Street) -> None:
    """On Sunday evening one reply sums up the week, and no further message comes to the channel."""
    for _ in range(2):
        await house.next_morning()
        await check(house, street, "ana")
    for _ in range(5):
        await house.next_morning()
    posts = len(street.posts())
    await house.advance(hours=12)

    replies = street.thread(street.posts()[-1])
    (digest,) = [one for one in replies if "The week of" in one]
    assert "Mon 23 Nov" in digest
    assert "ana" in digest
    assert len(street.posts()) == posts
    assert street.pings() == []
