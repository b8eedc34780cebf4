"""Questions and notes of members, and their own data, through the real doors."""

import pytest

from tests.end_to_end.house import House
from tests.end_to_end.ledger import rows
from tests.end_to_end.seen import plain
from tests.end_to_end.street import Street

TYPED: dict[str, str | list[str]] = {
    "title": "The Monday report is slow",
    "prompt": "It takes an hour on Mondays and a minute on Tuesdays. <!channel> @everyone",
    "ask": "Who reads it? -> whether it may be old",
    "steps": "Measure both days\nCompare the plans",
    "advice": "+ Keep the slow query log because it names the query\n- Add an index first breaks writes",
}


def told(street: Street, words: str) -> bool:
    """Tell whether the bot sent something with these words to anybody."""
    return any(plain(words) in plain(repr(payload)) for payload in street.sent())


async def suggest(street: Street) -> None:
    """Let Ana suggest a question."""
    await street.types("ana", "/suggest")
    assert "waits for a steward" in await street.submits("ana", **TYPED)


async def test_a_suggestion_reaches_the_channel(house: House, street: Street) -> None:
    """What Ana suggests is asked once Ben has approved it, names her, and unfolds like any other question."""
    await suggest(street)
    waiting = await street.types("ben", "/study suggestions")
    assert "The Monday report is slow" in waiting
    assert "from ana" in waiting
    await street.presses("ben", waiting, "Approve")
    await house.work()
    assert told(street, "Your question was approved")

    await street.types("ben", "/study setup")
    await street.submits(
        "ben", when="09:00 Europe/Berlin", days=["6"], topics=["team"], level="any", reveals="1h 2h 3h"
    )
    asked = await street.types("ben", "/study post-now")
    assert "on its way" in asked
    await house.work()

    post = street.posts()[-1]
    assert "The Monday report is slow" in post
    assert "Suggested by ana" in post
    assert "Quick check" not in post.buttons
    await house.advance(hours=4)
    assert [part in street.thread(post)[-1] for part in ("Keep the slow query log", "Breaks writes")] == [
        True
    ] * 2
    assert street.pings() == []


async def test_nothing_typed_is_lost(house: House, street: Street) -> None:
    """A part that cannot be taken gets its sentence, and the form keeps what was typed, or opens with it."""
    await street.types("ana", "/suggest")
    wrong = await street.submits("ana", **(TYPED | {"advice": "Add an index"}))
    assert "Begin each line about what to do with" in wrong
    form = street.form("ana")
    if "Open the form again" in wrong.buttons:
        form = await street.presses("ana", wrong, "Open the form again")
    assert form is not None
    native = plain(repr(form.native))
    assert all(plain(text) in native for text in ("The Monday report is slow", "Compare the plans"))
    assert "waits for a steward" in await street.submits("ana", **TYPED)


async def test_a_steward_declines_with_a_word(house: House, street: Street) -> None:
    """Declining opens a form for a word, which reaches the author in private."""
    await suggest(street)
    await street.presses("ben", await street.types("ben", "/study suggestions"), "Decline")
    assert "Nothing is waiting" in await street.submits("ben", word="We asked this in spring.")
    await house.work()
    assert told(street, "We asked this in spring")
    assert street.posts() == []


async def test_a_stewards_note_stands_at_the_reveal(house: House, street: Street, sqlite_url: str) -> None:
    """A steward's note is kept at once, another's waits; the reveal shows what was kept, and pings nobody."""
    await house.next_morning()
    asked = rows(sqlite_url, "SELECT channel, question FROM prompt")
    about = next(row["question"] for row in asked if row["channel"].startswith(street.name))
    for person, kept in (("ben", "The note is kept"), ("ana", "waits for a steward")):
        await street.types(person, "/note")
        noted = await street.submits(person, about=about, text=f"{person}: we warm it. <@U0BEN> @everyone")
        assert kept in noted
    await house.advance(hours=9)
    closing = street.thread(street.posts()[-1])[-1]
    assert "In our system" in closing
    assert "ben we warm it" in closing
    assert "ana we warm it" not in closing
    assert street.pings() == []


async def test_a_reply_is_kept_as_a_note(house: House, street: Street) -> None:
    """A reply in a question's thread can be kept as a note about it; of others a sentence says why not."""
    await house.next_morning()
    await house.advance(hours=4)
    post = street.posts()[-1]
    reply = await street.replies("ana", post, "In billing this bit us in March.")

    await street.points("ben", reply)
    await street.until(lambda: street.form("ben"))
    assert plain("this bit us in March") in plain(repr(street.form("ben")))
    assert "The note is kept" in await street.submits("ben")
    await house.advance(hours=6)
    assert "this bit us in March" in street.thread(post)[-1]

    await street.points("ben", post.id)
    await street.until(lambda: any("not in a question's thread" in one for one in street.own("ben")))


async def test_own_data_is_shown_and_deleted(house: House, street: Street, sqlite_url: str) -> None:
    """Ana reads what is kept, takes it along, and has it deleted with two presses; nothing of her is left."""
    await house.next_morning()
    await street.presses("ana", street.posts()[-1], "Answer")
    await street.submits("ana", text="I would measure first.")
    kept = await street.types("ana", "/privacy")
    assert "What you wrote" in kept
    assert "studyhall data json" in await street.presses("ana", kept, "Export")
    kept = await street.types("ana", "/privacy")
    asked = await street.presses("ana", kept, "Delete")
    assert "1 answer" in asked
    assert "Everything about you is deleted" in await street.presses("ana", asked, "Delete everything")
    assert rows(sqlite_url, "SELECT * FROM member WHERE name <> ''") == []
    assert rows(sqlite_url, "SELECT * FROM attempt WHERE text IS NOT NULL") == []


@pytest.mark.parametrize("line", ["/suggest secuirty", "/suggest nonsense"])
async def test_an_unknown_topic_is_answered(house: House, street: Street, line: str) -> None:
    """A topic that is not known opens no form: a near miss is offered, and nonsense is answered."""
    answer = await street.types("ana", line)
    assert street.form("ana") is None
    if "secuirty" in line:
        form = await street.presses("ana", answer, "Security")
        assert "Suggest a question" in form
