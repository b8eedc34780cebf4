"""The gallery shows everything, and everything in it keeps the rules of the house."""

import importlib.util
import inspect
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from types import FrameType
from typing import Any

import pytest

import bot.screens
from bot.domain.refusal import Reason
from bot.interface.commands import COMMANDS
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB
from bot.message.form import Form
from bot.message.model import Button, Menu, Message
from bot.message.press import TOKEN_LIMIT, Press
from bot.screens import gallery as gallery_module
from bot.screens import specimens
from bot.screens.example import Example
from bot.screens.gallery import GALLERY, gallery
from bot.screens.wording import LETTERS

MESSAGES = [example for example in GALLERY if isinstance(example.shown, Message)]
FORMS = [example for example in GALLERY if isinstance(example.shown, Form)]
CALM = [example for example in GALLERY if "endless" not in example.name]
TELLING = (
    *("check.check_answered", "quiz.quiz_answered", "live.turn_closed", "digest.digest"),
    *("layers.closing", "correction.correction", "dispute.decision_told", "interview.interview scoring"),
    *("dispute.held_item", "dispute.key_form", "dispute.nothing_held", "dispute.decided"),
)
"""The screens that say which option is right: feedback, results, corrections, and what stewards decide on."""

NAMING = (
    *("board.board", "digest.digest", "question.question", "layers.closing", "answer.unlocked"),
    *("approval.waiting", "approval.kept"),
)
"""The screens that name somebody to others; a story shows each of them with somebody who left the boards."""
OWN = ("me.me", "me.settings_form", "me.settings_kept", "link.linked")
"""The screens that show people their own name, in private."""
NAMES = re.compile(r"\bAna\b|\bMember \d|\bNight owl\b")
"""Whoever has a name in the gallery has one of these."""

every = pytest.mark.parametrize("example", GALLERY, ids=lambda example: example.name)
every_message = pytest.mark.parametrize("example", MESSAGES, ids=lambda example: example.name)
every_form = pytest.mark.parametrize("example", FORMS, ids=lambda example: example.name)
every_calm = pytest.mark.parametrize("example", CALM, ids=lambda example: example.name)


def screens() -> dict[str, Callable[..., Any]]:
    """Return every function of the screens that makes a message or a form, by module and name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(bot.screens.__path__):
        loaded = importlib.import_module(f"bot.screens.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            makes = inspect.signature(function).return_annotation
            if function.__module__ == loaded.__name__ and makes in (Message, Form) and name[0] != "_":
                found[f"{module.name}.{name}"] = function
    return found


def texts(value: Any) -> Iterator[str]:
    """Yield every text that people read in a message or a form; tokens and addresses are none."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)
    elif is_dataclass(value) and not isinstance(value, Press):
        for field in fields(value):
            if field.name not in ("url", "key", "code", "language"):
                yield from texts(getattr(value, field.name))


def presses(shown: Message | Form) -> Iterator[Press]:
    """Yield everything that can be pressed or submitted."""
    if isinstance(shown, Form):
        yield shown.press
        return
    yield from (control.press for control in shown.controls if isinstance(control, Button | Menu))


def test_the_gallery_is_made_by_every_screen() -> None:
    """Making the gallery calls every function that makes a message or a form."""
    called = set()

    def note(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        gallery()
    finally:
        sys.setprofile(before)

    assert [name for name, function in screens().items() if function.__code__ not in called] == []


def test_every_example_is_named_after_its_screen() -> None:
    """A name in the gallery is used once and begins with the screen that it shows."""
    names = [example.name for example in GALLERY]

    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert {name.split(" ")[0] for name in names} == set(screens())


def test_the_gallery_never_changes_by_itself() -> None:
    """Two galleries made one after the other are equal."""
    assert gallery() == GALLERY == gallery_module.GALLERY


def test_every_refusal_has_an_example() -> None:
    """Every reason for a refusal is in the gallery, and leads with a sentence of its own."""
    shown = {
        str(e.shown.title) for e in MESSAGES for reason in Reason if e.name == f"refusal.refusal {reason}"
    }

    assert len(shown) == len(Reason)


@every_message
def test_a_summary_tells_no_answer(example: Example) -> None:
    """The text for notifications says something, and never an option or what is said about one."""
    assert isinstance(example.shown, Message)
    item = specimens.item()
    options = [text for option in item.options for text in (option.text, option.feedback)]

    assert example.shown.summary.strip()
    assert [text for text in options if text in example.shown.summary] == []


@every
def test_every_press_is_declared(example: Example) -> None:
    """Every token fits a button, reads back as it was, and its verb is one that the desk knows."""
    known = FORM_BY_VERB if isinstance(example.shown, Form) else PRESS_BY_VERB
    for press in presses(example.shown):
        assert len(press.token) <= TOKEN_LIMIT
        assert Press.parse(press.token) == press
        assert press.verb in known


@every_message
def test_no_two_buttons_mean_the_same(example: Example) -> None:
    """Buttons of one message have different tokens: a platform would refuse two that are equal."""
    tokens = [press.token for press in presses(example.shown)]

    assert len(tokens) == len(set(tokens))


@every_form
def test_a_form_fits_every_dialogue(example: Example) -> None:
    """A form has at most five fields, with labels and hints that every platform shows whole."""
    assert isinstance(example.shown, Form)
    form = example.shown

    assert len(form.fields) <= 5
    assert len({field.key for field in form.fields}) == len(form.fields)
    assert [field.label for field in form.fields if len(field.label) > 45] == []
    assert [field.hint for field in form.fields if len(field.hint) > 100] == []
    assert len(form.title) <= 24
    assert len(form.submit) <= 24


@every_calm
def test_the_voice_is_calm(example: Example) -> None:
    """The bot speaks without exclamation marks and emoji."""
    for text in texts(example.shown):
        assert "!" not in text
        assert [mark for mark in text if unicodedata.category(mark) in ("So", "Cs")] == []


@every_calm
def test_sentences_are_whole(example: Example) -> None:
    """Nothing shown has a doubled full stop, a doubled word or a piece that was never filled in."""
    for text in texts(example.shown):
        assert not re.search(r"\.\.|\bNone\b|[{}]|\b(\w+) \1\b", text)


@every_calm
def test_button_labels_fit(example: Example) -> None:
    """A button says what it does in at most 45 characters."""
    if isinstance(example.shown, Message):
        labels = [c.label for c in example.shown.controls if isinstance(c, Button)]
        assert [label for label in labels if not 0 < len(label) <= 45] == []


@pytest.mark.parametrize("key", specimens.KEYS[1:])
def test_what_is_right_shows_only_in_feedback(key: str) -> None:
    """With another right option everything looks the same, but for feedback and results."""
    others = {example.name: example.shown for example in gallery(key)}
    differ = {example.name for example in GALLERY if others[example.name] != example.shown}

    assert {name for name in differ if not name.startswith(TELLING)} == set()
    assert [one for one in TELLING if not any(name.startswith(one) for name in differ)] == []


def test_few_screens_name_anybody() -> None:
    """Nobody is named but on boards, as an author, and to themselves."""
    naming = {
        example.name.split(" ")[0]
        for example in GALLERY
        if any(NAMES.search(text) for text in texts(example.shown))
    }

    assert naming == {*NAMING, *OWN}


@every_message
def test_every_answered_item_can_be_disputed(example: Example) -> None:
    """Wherever the options of an answered item are explained, a button disputes it."""
    assert isinstance(example.shown, Message)
    explained = any("(correct" in text for text in texts(example.shown) if len(text) < 30)

    assert not explained or "dispute" in [press.verb for press in presses(example.shown)]


def test_buttons_of_an_item_carry_places() -> None:
    """The buttons under an item read A, B, C and carry a place, whatever the options are called."""
    shown = next(example.shown for example in MESSAGES if example.name == "check.check")
    assert isinstance(shown, Message)
    buttons = [control for control in shown.controls if isinstance(control, Button)]

    assert [(b.label, b.press.args[-1]) for b in buttons] == [(LETTERS[n], str(n)) for n in range(3)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_menu_fits_every_platform(command: Any) -> None:
    """What a command and its options say about themselves has at most 100 characters, and is calm."""
    for summary in (command.summary, *(option.summary for option in command.options)):
        assert 0 < len(summary) <= 100
        assert "!" not in summary
