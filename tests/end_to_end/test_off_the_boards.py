"""Whoever leaves the boards stands on no screen that anybody else sees, on both platforms."""

import re

import pytest

from tests.end_to_end.house import House
from tests.end_to_end.ledger import rows
from tests.end_to_end.seen import Seen, letter_of, plain, shown_item
from tests.end_to_end.street import Street
from tests.end_to_end.test_live_rounds import begins, votes
from tests.end_to_end.test_reviewing import me_on
from tests.end_to_end.test_suggestions import suggest

OTHERS = ("ben", "cem")
ALIAS = "Night owl"
NOTE = "We warm it before nine."
DOUBT = "Two of them are right."
SETUP: dict[str, str | list[str]] = {
    "when": "09:00 Europe/Berlin",
    "days": ["0", "1", "2", "3", "4", "5", "6"],
    "topics": ["team"],
    "level": "any",
    "reveals": "1h 2h 3h",
}
SHOWN = (
    *(NOTE, "The Monday report is slow", "In our system", DOUBT),
    *("result item 1 of 1", "The week of", "Leaderboard"),
)
"""What the others see of that week, whoever it came from."""


def seen_by_others(street: Street) -> list[Seen]:
    """Return everything in front of everybody else: posts, threads, private answers, direct messages."""
    posts = street.posts()
    private = [one for person in OTHERS for one in (*street.own(person), *street.told(person))]
    return [*posts, *(reply for post in posts for reply in street.thread(post)), *private]


def telling(street: Street) -> list[str]:
    """Return the texts of others' screens that tell who somebody is, by name, alias or native id."""
    who = re.compile(rf"\b(ana|{plain(ALIAS)})\b|u0ana", re.IGNORECASE)
    shown = seen_by_others(street)
    assert shown
    return [one.text for one in shown if who.search(plain(one.text)) or "U0ANA" in repr(one.native)]


@pytest.fixture
def house(empty_house: House) -> House:
    """The bot, with channels that study one topic: in others' code a variable has Ana's name."""
    empty_house.study(topics=("security",))
    return empty_house


async def wishes(street: Street, boards: str) -> None:
    """Let Ana choose an alias, and whether she stands on the boards."""
    me = await street.types("ana", me_on(street))
    await street.presses("ana", me, "Settings")
    await street.submits("ana", alias=ALIAS, boards=boards, remind="")


async def adds(house: House, street: Street, database: str) -> None:
    """Let Ana suggest a question and a note, and Ben read and approve both."""
    await suggest(street)
    asked = rows(database, "SELECT channel, question FROM prompt")
    about = next(row["question"] for row in asked if row["channel"].startswith(street.name))
    await street.types("ana", "/note")
    await street.submits("ana", about=about, text=NOTE)
    waiting = await street.types("ben", "/study suggestions")
    more = await street.presses("ben", waiting, "Approve")
    await street.presses("ben", more, "Approve")
    await house.work()


async def misses(house: House, street: Street, person: str) -> Seen:
    """Let somebody miss the quick check and dispute it; return what they read about it."""
    check = await street.presses(person, street.posts()[-1], "Quick check")
    wrong = letter_of(check, shown_item(check, house.pack), right=False)
    answered = await street.presses(person, check, wrong)
    await street.presses(person, answered, "Dispute")
    await street.submits(person, reason=DOUBT)
    return answered


async def practises(house: House, street: Street) -> None:
    """Let Ana answer in writing, miss the quick check, and take a quiz."""
    await street.presses("ana", street.posts()[-1], "Answer")
    await street.submits("ana", text="I would measure first.")
    await misses(house, street, "ana")
    quiz = await street.types("ana", "/quiz security 1")
    await street.presses("ana", quiz, letter_of(quiz, shown_item(quiz, house.pack), right=True))


async def asks_what_was_suggested(house: House, street: Street) -> None:
    """Let Ben ask the channel what Ana suggested."""
    await street.types("ben", "/study setup")
    await street.submits("ben", **SETUP)
    await street.types("ben", "/study post-now")
    await house.work()


async def live(house: House, street: Street) -> None:
    """Let Ana begin a round and vote in it, with Ben, to its end."""
    await begins(house, street, "/quiz live security 1")
    await votes(house, street, {"ana": True, "ben": True})
    await house.advance(minutes=5)


async def others_look(street: Street) -> None:
    """Let the others open everything that could name somebody."""
    for line in ("/leaderboard", "/leaderboard all", "/streak", "/topics", "/today"):
        await street.types("cem", line)
    for line in ("/study status", "/study suggestions", "/study disputes", "/leaderboard season"):
        await street.types("ben", line)


async def week(house: House, street: Street, database: str) -> None:
    """Live through a week in which Ana does everything and the others look at everything."""
    await house.next_morning()
    await practises(house, street)
    await adds(house, street, database)
    await street.presses("cem", await misses(house, street, "cem"), "See the layers")
    await house.advance(hours=9)
    await asks_what_was_suggested(house, street)
    await live(house, street)
    await others_look(street)
    await house.advance(days=7)


async def test_whoever_left_the_boards_is_nowhere(house: House, street: Street, sqlite_url: str) -> None:
    """Ana hides, lives through a whole week, and no screen of anybody else has her name, alias or id."""
    await wishes(street, "hidden")
    await week(house, street, sqlite_url)

    texts = " ".join(plain(one.text) for one in seen_by_others(street))
    assert [words for words in SHOWN if plain(words) not in texts] == []
    assert telling(street) == []


async def test_whoever_stays_is_called_by_the_alias(house: House, street: Street, sqlite_url: str) -> None:
    """The same week of somebody who stays shows the alias, and never the name behind it."""
    await wishes(street, "shown")
    await week(house, street, sqlite_url)

    texts = " ".join(telling(street))
    assert plain(ALIAS) in plain(texts)
    assert not re.search(r"\bana\b", plain(texts))
