"""What is said in a direct message leads back to it, whatever kind of answer it is."""

from concurrent.futures import Future

import pytest

from bot.interface.acts import said
from bot.interface.request import Later
from bot.interface.told import marked
from bot.message.form import Form, FormProblems
from bot.message.model import Button, Choice, LinkButton, Menu, Message
from bot.message.press import Press

PLAIN = Message("Hello", (), (Button("Go", Press("go", ("1",))), LinkButton("Read", "https://example.org")))
MARKED = Message(
    "Hello", (), (Button("Go", Press("go", ("1",), 7)), LinkButton("Read", "https://example.org"))
)


def test_everything_that_can_be_pressed_is_marked() -> None:
    """Buttons, menus and forms are marked, links lead elsewhere, and problems stand in their form."""
    menu = Menu("Topic", Press("pick"), (Choice("db", "Databases"),))
    form, problems = Form(Press("answered"), "Your answer", "Send", ()), FormProblems({"text": "Say more."})

    assert marked(PLAIN, 7) == MARKED
    assert marked(Message("M", (), (menu,)), 7).controls[0].press.told == 7  # type: ignore[union-attr]
    assert marked(form, 7).press.told == 7  # type: ignore[union-attr]
    assert marked(problems, 7) is problems
    assert marked(PLAIN, None) is PLAIN


def a_later() -> tuple[Later, "Future[Message | None]"]:
    """Return an answer that may improve, and what improves it."""
    found: Future[Message | None] = Future()
    return Later(PLAIN, lambda: found), found


def test_a_better_answer_is_marked_too() -> None:
    """An answer that improves later is marked at once, and once more when it has improved."""
    plain, found = a_later()
    later = marked(plain, 7)
    assert isinstance(later, Later)
    better = later.then()
    found.set_result(PLAIN)

    assert later.now == MARKED
    assert better.result(timeout=1) == MARKED


@pytest.mark.parametrize("outcome", [None, ZeroDivisionError()])
def test_no_better_answer_is_none(outcome: Exception | None) -> None:
    """Where nothing better comes, or the search breaks, whoever waits learns just that."""
    plain, found = a_later()
    later = marked(plain, 7)
    assert isinstance(later, Later)
    better = later.then()
    if outcome:
        found.set_exception(outcome)
        assert better.exception(timeout=1) is outcome
    else:
        found.set_result(None)
        assert better.result(timeout=1) is None


def test_nobody_looks_for_an_answer_that_nobody_waits_for() -> None:
    """Whoever stops waiting for the better answer stops the search for it, and what is found is let go."""
    plain, found = a_later()
    later = marked(plain, 7)
    assert isinstance(later, Later)
    better = later.then()
    better.cancel()

    assert found.cancelled()


def test_a_verb_may_answer_twice() -> None:
    """What a verb says at once and may improve later goes to the door as it is."""
    later, _ = a_later()

    assert said(later) is later
