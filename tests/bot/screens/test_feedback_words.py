"""Feedback says what happened to the answer, and why it earned what it earned."""

import pytest

from bot.message.model import Message
from bot.screens.gallery import GALLERY
from tests.stage import words

SHOWN = {example.name: example.shown for example in GALLERY}


@pytest.mark.parametrize("screen", ["check.check_answered", "quiz.quiz_answered"])
@pytest.mark.parametrize(
    ("state", "title", "told"),
    [
        ("right", "Correct", "+13 points."),
        ("wrong", "Not this one", "No points, and none lost."),
        ("repeat", "You have answered this already", "Your first answer counts. It earned 13 points."),
        ("unpaid", "Correct", "No points this time: an item pays once"),
    ],
)
def test_feedback_is_told(screen: str, state: str, title: str, told: str) -> None:
    """Each outcome has a headline and a sentence about its points, in a check as in a quiz."""
    shown = SHOWN[f"{screen} {state}"]

    assert isinstance(shown, Message)
    assert shown.title == title
    assert told in words(shown)


def test_feedback_marks_both_options() -> None:
    """Feedback on a wrong answer marks one's own option and the right one, and explains every option."""
    shown = SHOWN["check.check_answered wrong"]

    assert isinstance(shown, Message)
    assert words(shown).count("(correct)") == words(shown).count("(your answer)") == 1
    assert words(shown).count("compare what the store sees") == 3
