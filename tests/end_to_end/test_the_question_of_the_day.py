"""A channel's day: the question comes, people answer in private, the thread unfolds, the question closes."""

import logging
from datetime import timedelta

import pytest

from tests.end_to_end.house import House
from tests.end_to_end.ledger import attempts
from tests.end_to_end.seen import Seen, letter_of, plain, shown_item
from tests.end_to_end.street import Street

TEXT = "I would ask how many people write at once, then measure before I choose."


def hours_between(first: Seen, second: Seen) -> int:
    """Return how many hours lie between two messages."""
    assert first.at is not None
    assert second.at is not None
    return round((second.at - first.at) / timedelta(hours=1))


async def test_the_morning_brings_one_question(house: House, street: Street) -> None:
    """At nine each channel gets exactly one question with its three buttons, and nobody is pinged."""
    morning = house.coming_morning()

    await house.next_morning()
    await house.work()

    (post,) = street.posts()
    assert post.at is not None
    assert timedelta(0) <= post.at - morning < timedelta(seconds=1)
    assert list(post.buttons) == ["Answer", "Quick check", "Unlock"]
    assert street.pings() == []


async def test_a_quick_check_answers_every_option(house: House, street: Street) -> None:
    """A quick check shows three options in private, and its answer says something about each of them."""
    await house.next_morning()
    (post,) = street.posts()

    check = await street.presses("ana", post, "Quick check")
    item = shown_item(check, house.pack)
    answered = await street.presses("ana", check, letter_of(check, item, right=True))

    assert list(check.buttons) == ["A", "B", "C"]
    assert "Correct" in answered
    assert all(option.feedback in answered for option in item.options)
    assert list(answered.buttons) == ["See the layers", "Answer", "Dispute"]
    assert street.own("ben") == street.own("cem") == []


async def test_a_wrong_answer_is_told_kindly(house: House, street: Street) -> None:
    """A wrong option costs nothing, and the feedback says which one was right."""
    await house.next_morning()
    check = await street.presses("ben", street.posts()[0], "Quick check")
    item = shown_item(check, house.pack)

    answered = await street.presses("ben", check, letter_of(check, item, right=False))

    right = next(option for option in item.options if option.correct)
    assert "Not this one" in answered
    assert f"{right.text}  (correct)" in answered
    assert "none lost" in answered


async def test_nothing_gives_the_key_away(house: House, street: Street) -> None:
    """Until somebody answers, nothing that the bot sends holds feedback or says which option is right."""
    await house.next_morning()
    check = await street.presses("ana", street.posts()[0], "Quick check")
    item = shown_item(check, house.pack)

    said = plain(repr(street.sent()))

    assert plain(item.stem) in said
    assert all(plain(option.feedback)[:40] not in said for option in item.options)
    assert [token.rpartition(":")[2] for token in check.buttons.values()] == ["0", "1", "2"]
    assert "correct" not in f"{check.native}{street.posts()}"


async def test_layers_wait_for_a_commitment(house: House, street: Street) -> None:
    """Whoever has not committed is told how to; after the quick check the layers open, in private."""
    await house.next_morning()
    (post,) = street.posts()

    refused = await street.presses("ana", post, "Unlock")
    check = await street.presses("ana", refused, "Quick check")
    answered = await street.presses("ana", check, "A")
    layers = await street.presses("ana", answered, "See the layers")

    assert "Commit first" in refused
    assert all(part in layers for part in ("Ask first", "Steps", "Do", "Avoid"))
    assert street.thread(post) == []


async def test_a_written_answer_is_kept(
    house: House, street: Street, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Answer opens the platform's dialogue; the text is kept, and the layers open to its author alone."""
    await house.next_morning()
    (post,) = street.posts()

    caplog.set_level(logging.INFO)

    form = await street.presses("ana", post, "Answer")
    kept = await street.submits("ana", text=TEXT)
    await house.advance(seconds=10)

    assert "How would you approach it?" in form
    assert "Your answer is kept" in kept
    assert TEXT in kept
    assert all(part in kept for part in ("Ask first", "Steps", "Do", "Avoid"))
    assert [(one["surface"], one["text"]) for one in attempts(sqlite_url)] == [("written", TEXT)]
    assert "1 answered" in street.posts()[0]
    assert plain(TEXT) not in plain(str([one.native for one in street.posts()]) + caplog.text)


async def test_an_empty_answer_is_handed_back(house: House, street: Street, sqlite_url: str) -> None:
    """An empty answer is not kept, and the member is told so where the platform can say it."""
    await house.next_morning()
    await street.presses("ana", street.posts()[0], "Answer")

    handed_back = await street.submits("ana", text="   ")

    assert "Write at least a sentence" in handed_back
    assert attempts(sqlite_url) == []
    if street.name == "discord":
        assert await street.presses("ana", handed_back, "Open the form again") == street.form("ana")
    else:
        assert handed_back.native["errors"].keys() == {"text"}


async def test_an_answer_counts_once(house: House, street: Street, sqlite_url: str) -> None:
    """Who presses the same check again is shown the first answer, and only that one counts."""
    await house.next_morning()
    (post,) = street.posts()
    check = await street.presses("ana", post, "Quick check")
    await street.presses("ana", check, "A")

    again = await street.presses("ana", post, "Quick check")

    assert "You have answered this already" in again
    assert len(attempts(sqlite_url)) == 1


async def test_the_thread_unfolds_through_the_day(house: House, street: Street) -> None:
    """The thread gets ask first, steps, then do and avoid with results, once each, at their own times."""
    await house.next_morning()
    (post,) = street.posts()
    check = await street.presses("ana", post, "Quick check")
    await street.presses("ana", check, "A")

    await house.advance(hours=12)
    await house.work()

    last = street.thread(post)[-1]
    assert [one.text.splitlines()[0] for one in street.thread(post)] == ["Ask first", "Steps", "Do and avoid"]
    assert [hours_between(post, one) for one in street.thread(post)] == [2, 4, 8]
    assert "1 person took part" in last
    assert "Ana" not in last.text
    assert len(street.posts()) == 1


async def test_a_closed_question_says_so(house: House, street: Street) -> None:
    """After the last layer the buttons say that the question closed, and lead to the answer."""
    await house.next_morning()

    await house.advance(hours=9)

    (post,) = street.posts()
    assert list(post.buttons) == ["Closed: look at the answer"]
    layers = await street.presses("ana", post, "Closed: look at the answer")
    assert "Avoid" in layers


async def test_a_late_press_is_refused_kindly(house: House, street: Street, sqlite_url: str) -> None:
    """A button that was on the screen before the question closed is answered with the way on."""
    await house.next_morning()
    check = await street.presses("ana", street.posts()[0], "Quick check")

    await house.advance(hours=9)
    late = await street.presses("ana", check, "A")

    assert "This question closed" in late
    assert "Look at the answer" in late.buttons
    assert attempts(sqlite_url) == []
