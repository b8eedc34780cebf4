"""The tables of the interface are complete: what is declared is done, and what is done is shown."""

from typing import get_args

from bot.domain.facts import PromptFacts
from bot.domain.order import Subject
from bot.engine.contents import MAKERS
from bot.engine.parcel import Content
from bot.interface.actions import ACTIONS, LONGEST_LABEL, TAKES
from bot.interface.acts import PRESSED, SUBMITTED, TYPED
from bot.interface.commands import COMMANDS
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB
from bot.interface.replies import DELIVERED, SCREENS, Shown


def test_whatever_can_be_typed_is_done() -> None:
    """Every declared command has a verb, and every verb a declared command; help needs none."""
    assert set(TYPED) | {("help",)} == {command.path for command in COMMANDS}


def test_whatever_can_be_pressed_is_done() -> None:
    """Every declared press has a verb, and every verb is declared."""
    assert set(PRESSED) == set(PRESS_BY_VERB)


def test_whatever_can_be_submitted_is_taken() -> None:
    """Every declared form has a verb, and every verb is declared."""
    assert set(SUBMITTED) == set(FORM_BY_VERB)


def test_whatever_can_be_done_with_a_message_is_a_press() -> None:
    """Every action on a message is declared as a press that takes the message and its thread."""
    specs = [PRESS_BY_VERB[action.verb] for action in ACTIONS]

    assert [(spec.shows, spec.stewards_only) for spec in specs] == [
        (action.shows, action.stewards_only) for action in ACTIONS
    ]
    assert all(spec.takes == TAKES for spec in specs)
    assert all(0 < len(action.label) <= LONGEST_LABEL for action in ACTIONS)


def test_every_fact_has_a_screen() -> None:
    """Whatever a verb may return to a person has one screen."""
    assert set(SCREENS) == set(get_args(Shown))


def test_every_delivered_fact_has_a_screen() -> None:
    """Whatever is delivered has one screen; a prompt has one for each of its subjects."""
    assert set(DELIVERED) | {PromptFacts} == set(get_args(Content))


def test_every_subject_comes_to_something() -> None:
    """Whatever can be ordered is made from facts when it is sent."""
    assert set(MAKERS) == set(Subject)
