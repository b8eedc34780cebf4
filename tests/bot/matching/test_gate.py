"""The gate that every matcher of this machine must pass before anybody sees what it ticks."""

import pytest

from bot.domain.checklist import State
from bot.engine.ports import Matcher
from bot.matching.semantic import BIAS, NEARER, WORDS
from tools import fit_meaning
from tools.graded import IDLE, MISTAKEN, SINCERE, about, agreement, graded


def test_three_of_four_ticks_are_right(matcher: Matcher) -> None:
    """On sincere answers at least three of four ticks agree with the person who graded."""
    assert agreement(matcher, SINCERE).precision >= 0.75


def test_some_of_what_was_covered_is_found(matcher: Matcher) -> None:
    """On sincere answers at least a fifth of what was covered is ticked, or nobody would be helped."""
    assert agreement(matcher, SINCERE).recall >= 0.2


@pytest.mark.parametrize("kind", IDLE)
def test_idle_answers_get_no_credit(matcher: Matcher, kind: str) -> None:
    """Answers off the topic, copied or stuffed with keywords are credited with one line in twenty at most."""
    assert agreement(matcher, (kind,)).credit <= 0.05


def test_the_graded_answers_are_of_every_kind() -> None:
    """No kind of answer is missing from the gate, and each has a decision per line."""
    assert {one.kind for one in graded()} == {*SINCERE, *IDLE, *MISTAKEN}
    assert all(len(one.lines) == len(one.covered) for one in graded())


def test_the_same_answer_gets_the_same_result(matcher: Matcher) -> None:
    """What was found in an answer is found again, to the last digit, whatever was compared in between."""
    first = [matcher.compare(about(one.question), one.lines, one.text) for one in graded()]
    again = [matcher.compare(about(one.question), one.lines, one.text) for one in reversed(graded())]

    assert first == again[::-1]


def test_a_tick_quotes_the_answer(matcher: Matcher) -> None:
    """Whatever is found is shown with words that stand in the answer."""
    for one in graded():
        found = matcher.compare(about(one.question), one.lines, one.text)
        quotes = [match.quote for match in found.matches if match.state is not State.NOT_FOUND]
        assert all(quote and quote in " ".join(one.text.split()) for quote in quotes)


def test_the_weights_are_the_fitted_ones() -> None:
    """The weights of the matcher of meanings are what its script fits on the graded answers."""
    assert fit_meaning.weights(fit_meaning.samples()) == (WORDS, NEARER, BIAS)
