"""Live rounds on both platforms: everybody answers in private, and the thread tells how it went."""

from datetime import timedelta

from bot.domain.places import Channel, Member
from bot.domain.visitor import Visitor
from bot.interface.request import PressRequest
from bot.message.press import Press
from tests.end_to_end.house import DISCORD, SLACK, House, Town, at_work
from tests.end_to_end.ledger import attempts, rows
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street

PLACES = {"slack": SLACK, "discord": DISCORD}


async def begins(house: House, street: Street, line: str) -> Seen:
    """Let Ana begin a round; return its message."""
    begun = await street.types("ana", line)
    assert "Your round begins" in begun
    await house.work()
    return street.posts()[-1]


async def votes(house: House, street: Street, right: dict[str, bool]) -> None:
    """Let people press the right letter, or a wrong one, of the item that is open."""
    post = street.posts()[-1]
    item = shown_item(post, house.pack)
    for person, is_right in right.items():
        kept = await street.presses(person, post, letter_of(post, item, right=is_right))
        assert "Kept" in kept
        assert "orrect" not in kept.text


def first_lines(seen: list[Seen]) -> list[str]:
    """Return the titles of messages."""
    return [one.text.splitlines()[0] for one in seen]


async def test_a_round_from_its_first_item_to_its_end(house: House, street: Street, sqlite_url: str) -> None:
    """Two items are answered in private; the thread has the results, and nothing has a name."""
    post = await begins(house, street, "/quiz live security 2")
    assert list(post.buttons) == ["A", "B", "C", "Close now"]
    await votes(house, street, {"ana": True, "ben": False})
    await house.advance(seconds=4)
    assert "2 answered" in street.posts()[-1]
    assert attempts(sqlite_url) == []

    await house.advance(minutes=2)
    assert "item 2 of 2" in street.posts()[-1]
    await votes(house, street, {"cem": True})
    await house.advance(minutes=2)

    (post,) = street.posts()
    thread = street.thread(post)
    assert first_lines(thread) == ["Result: item 1 of 2", "Result: item 2 of 2"]
    assert "3 people took part" in post
    assert "1 of 2 right" in post
    assert post.buttons == {}
    everything = " ".join(one.text for one in (post, *thread))
    assert [name for name in ("Ana", "Ben", "Cem") if name in everything] == []
    assert [one["verdict"] for one in attempts(sqlite_url)] == ["correct", "wrong", "correct"]
    assert street.pings() == []


async def test_an_answer_after_the_close_is_refused(house: House, street: Street, sqlite_url: str) -> None:
    """A letter that is pressed too late by the platform's clock is answered with a word, and not recorded."""
    post = await begins(house, street, "/quiz live 2")
    # nobody has ticked yet, so that the letters still stand there
    house.town.clock.instant += timedelta(minutes=2)

    late = await street.presses("ana", post, "A")
    await house.work()

    assert "This vote is closed" in late
    assert attempts(sqlite_url) == []


async def test_the_starter_and_stewards_close_sooner(house: House, street: Street) -> None:
    """Ana began the round and may close it; Cem may not; Ben may, for his platform calls him a steward."""
    post = await begins(house, street, "/quiz live 2")
    refused = await street.presses("cem", post, "Close now")
    by_steward = await street.presses("ben", post, "Close now")
    await house.work()
    by_starter = await street.presses("ana", street.posts()[-1], "Close now")
    await house.work()

    assert "Somebody else began this round" in refused
    assert "Closed" in by_steward
    assert "Closed" in by_starter
    assert "done" in street.posts()[-1]


async def test_a_split_vote_is_debated(house: House, street: Street, sqlite_url: str) -> None:
    """Two against two: the result is held, Cem changes his mind, and the thread shows both votes."""
    post = await begins(house, street, "/quiz live caching 1")
    item = shown_item(post, house.pack)
    await votes(house, street, {"ana": True, "ben": False, "cem": False})
    right = Press.parse(post.buttons[letter_of(post, item, right=True)])
    fourth_votes(house, PLACES[street.name], right)
    await house.advance(minutes=2)

    again = street.posts()[-1]
    (asks,) = street.thread(again)
    assert "Nearly even" in asks
    assert all(option.feedback not in asks for option in item.options)
    assert "vote again" in again
    changed = await street.presses("cem", again, letter_of(again, item, right=True))
    assert "You change from" in changed
    await house.advance(minutes=3)

    (done,) = street.posts()
    _, result = street.thread(done)
    assert "First vote" in result
    assert "Second vote" in result
    assert "1 person changed after the debate" in result
    assert all(option.feedback in result for option in item.options)
    assert "2 of 4 right" in done
    verdicts = sorted(one["verdict"] for one in attempts(sqlite_url))
    assert verdicts == ["correct", "correct", "wrong", "wrong"]
    kept = rows(sqlite_url, "SELECT vote FROM live_vote ORDER BY vote")
    assert [one["vote"] for one in kept] == [1, 1, 1, 1, 2]


def fourth_votes(house: House, channel: Channel, press: Press) -> None:
    """Let somebody press a letter who is not in the cast: only three people live in the town."""
    visitor = Visitor(Member(channel.space, "77"), "Dan", channel, house.town.clock.now())
    house.desk.press(PressRequest(visitor, press)).result(timeout=30)


async def test_a_round_survives_a_restart(town: Town, sqlite_url: str) -> None:
    """After everything was stopped in the middle of a round its buttons work, and it goes on to its end."""
    async with at_work(town, sqlite_url) as house:
        house.study()
        for street in town.streets.values():
            await begins(house, street, "/quiz live 1")

    await town.rebuild()

    async with at_work(town, sqlite_url) as house:
        for street in town.streets.values():
            await votes(house, street, {"ana": True})
        await house.advance(minutes=3)
        for street in town.streets.values():
            (post,) = street.posts()
            assert "1 of 1 right" in post
            assert first_lines(street.thread(post)) == ["Result: item 1 of 1"]
    assert [one["verdict"] for one in attempts(sqlite_url)] == ["correct", "correct"]
