"""From what is typed into the form of a suggestion to a question."""

import pytest

from bot.domain.question import AskFirst, Level, Pitfall, Practice, Step
from bot.domain.suggested_question import Fault, faults, question_of, with_suggested
from bot.domain.suggestion import OURS, suggested_id, suggestion_of
from tests.builders import a_question, a_suggestion
from tests.stage import PACK

WHOLE = {"title": "Slow on Mondays", "prompt": "Why?", "steps": "Measure"}


def question(**parts):
    """Return the question that these parts make."""
    return question_of(a_suggestion(parts=WHOLE | parts))


def test_what_the_answer_changes_stands_behind_an_arrow():
    """A line to ask is cut at its first arrow, and one without an arrow changes nothing that is known."""
    asked = question(ask="Read-heavy? -> a cache helps -> or not\n\n  - Who waits?\n3) How many? → the size")
    assert asked.ask_first == (
        AskFirst("q1", "Read-heavy?", "a cache helps -> or not"),
        AskFirst("q2", "Who waits?", ""),
        AskFirst("q3", "How many?", "the size"),
    )


def test_steps_are_lines():
    """Each line is a step, without the numbers or marks that people put in front."""
    assert question(steps="1. Measure\n2) Change\n* Compare\n\n-ish").steps == (
        Step("s1", "Measure"),
        Step("s2", "Change"),
        Step("s3", "Compare"),
        Step("s4", "-ish"),
    )


def test_a_sign_tells_what_to_do_from_what_to_avoid():
    """A plus begins what to do and why, a minus what to avoid and what breaks."""
    lines = ("+ Add jitter because entries expire one by one.", "- Flush it all breaks the store", "+Warm it")
    made = question(advice="\n".join((*lines, "\u2013Wait")))
    assert made.do == (
        Practice("d1", "Add jitter", "entries expire one by one"),
        Practice("d2", "Warm it", ""),
    )
    assert made.avoid == (Pitfall("a1", "Flush it all", "the store", ""), Pitfall("a2", "Wait", "", ""))


def test_a_situation_keeps_its_paragraphs():
    """Blank lines part paragraphs; within one, lines run on."""
    assert question(prompt=" It is\nslow. \n \nWhy?\n").prompt == "It is slow.\n\nWhy?"


def test_a_suggested_question_is_unreviewed():
    """Nobody has reviewed a suggested question, so nothing of it is quizzed; its id says where it is from."""
    made = question(level="senior", topic="caching")
    assert made.unreviewed
    assert made.items == ()
    assert (made.level, made.topic) == (Level.SENIOR, "caching")
    assert (question().level, question().topic) == (Level.MID, OURS.slug)
    assert suggestion_of(made.id) == "s1"
    assert suggestion_of(suggested_id("x")) == "x"
    assert suggestion_of("q1") is None


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"title": "  ", "prompt": "", "steps": "\n"}, dict.fromkeys(WHOLE, Fault.MISSING)),
        ({"title": "x" * 121}, {"title": Fault.TOO_LONG}),
        ({"title": "x" * 120, "ask": "", "advice": ""}, {}),
        ({"advice": "+ Do\nAvoid"}, {"advice": Fault.NO_SIGN}),
        ({"advice": "+\n"}, {"advice": Fault.NO_SIGN}),
        ({"ask": "Who?\n-> nothing"}, {"ask": Fault.NOTHING_BEFORE}),
    ],
)
def test_what_cannot_be_taken_is_named(parts, wrong):
    """Each part that cannot be taken has one fault, and what can be taken has none."""
    assert faults(WHOLE | parts) == wrong


def test_a_pack_takes_suggested_questions_in():
    """A suggested question stands beside those of the pack, under its topic if the pack has it."""
    ours, known = a_question("suggested-1", "nowhere"), a_question("suggested-2", "security")
    pack = with_suggested(PACK, [ours, known])
    assert set(pack.questions) == {*PACK.questions, "suggested-1", "suggested-2"}
    assert pack.question("suggested-1").topic == OURS.slug
    assert pack.topics == (*PACK.topics, OURS)
    assert with_suggested(PACK, [known]).topics == PACK.topics
    assert known in pack.eligible(("security",))
