"""What the answers of a small team tell about an item."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempt import Verdict
from bot.domain.statistics import (
    Answered,
    Remark,
    Report,
    Score,
    ability,
    below_chance,
    first_answers,
    learned_difficulty,
    point_biserial,
    remarks,
    report,
    shown_difficulty,
    suspect,
    suspicious,
    unused,
)
from tests.builders import OPTIONS, an_attempt, an_item

THIRD = 1 / 3
ITEM = an_item()
KNOWING = Score(18, 20)


def answered(person, chosen, **changed):
    """Return an answer to the item."""
    verdict = Verdict.CORRECT if chosen == "right" else Verdict.WRONG
    return Answered(person, an_attempt(member=person, chosen=chosen, verdict=verdict, **changed))


def a_report(counts, correlation=None, difficulty=3.0):
    """Return a report with these counts by option."""
    return Report("slack:T0STUDY", ITEM.id, 1, counts, correlation, difficulty)


@pytest.mark.parametrize(
    ("answers", "right", "suspected"),
    [(8, 0, True), (8, 1, False), (12, 1, True), (12, 2, False)],
)
def test_worse_than_guessing_is_suspect(answers, right, suspected):
    """With three options, so few right answers are probably below what guessing gives."""
    assert suspect(answers, right, None, THIRD) is suspected


def test_the_tail_is_the_exact_one():
    """The probability is what adding up the binomial in whole numbers gives."""
    exact = sum(comb(13, hits) * 2 ** (13 - hits) for hits in range(4, 14)) / 3**13
    assert below_chance(12, 3, THIRD) == pytest.approx(exact)


@given(st.integers(1, 300), st.data())
def test_more_right_answers_are_never_more_suspect(answers, data):
    """The probability of being below chance lies between 0 and 1, and no right answer raises it."""
    right = data.draw(st.integers(0, answers - 1))
    fewer, more = (below_chance(answers, hits, THIRD) for hits in (right, right + 1))
    assert 0 <= more <= fewer <= 1 + 1e-9


def test_better_people_who_do_worse_make_a_key_suspect():
    """Where those who know more choose the key less, and less than half choose it, it is probably wrong."""
    assert suspect(10, 4, -0.2, THIRD)
    assert not suspect(10, 5, -0.2, THIRD)
    assert not suspect(10, 4, -0.1, THIRD)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=30))
def test_a_correlation_lies_between_minus_one_and_one(pairs):
    """A correlation exists where both sides vary, and is then within its bounds."""
    found = point_biserial(pairs)
    assert found is None or -1.000001 <= found <= 1.000001


def test_a_perfect_relation_is_one():
    """Where all who are right score high and all others low, the correlation is 1, and -1 the other way."""
    assert point_biserial([(True, 0.9), (False, 0.1)] * 4) == pytest.approx(1)
    assert point_biserial([(False, 0.9), (True, 0.1)] * 4) == pytest.approx(-1)
    assert point_biserial([(True, 0.5)] * 8) is None
    assert point_biserial([]) is None


def test_only_the_first_answer_of_a_person_counts():
    """Practising again, or from a second account, says nothing more about an item."""
    answers = [answered("ana", "far"), answered("ana", "right"), answered("ben", "right")]
    assert [(one.person, one.attempt.chosen) for one in first_answers(answers)] == [
        ("ana", "far"),
        ("ben", "right"),
    ]


def test_nothing_is_said_before_eight_people_answered():
    """Seven wrong answers are no reason to suspect a key; the eighth is."""
    seven = report("slack:T0STUDY", ITEM, [answered(f"m{n}", "far") for n in range(7)], {})
    eight = report("slack:T0STUDY", ITEM, [answered(f"m{n}", "far") for n in range(8)], {})
    assert (seven.answers, suspicious(seven, ITEM)) == (7, False)
    assert (eight.answers, suspicious(eight, ITEM)) == (8, True)


def test_people_with_few_other_answers_say_nothing_about_who_knows_more():
    """A correlation needs eight people who each answered at least ten other items."""
    firsts = [answered(f"m{n}", "right" if n < 4 else "near") for n in range(10)]
    known = {f"m{n}": Score(2 if n < 4 else 9, 10) for n in range(10)}
    little = {**known, **{f"m{n}": Score(8, 9) for n in range(3)}}
    assert report("s", ITEM, firsts, known).correlation == pytest.approx(-1)
    assert report("s", ITEM, firsts, little).correlation is None
    assert report("s", ITEM, firsts, {}).correlation is None


def test_a_suspect_item_is_suspect_by_its_report():
    """The combined rule is applied with the chance that the number of options gives."""
    counts = {"right": 4, "near": 6}
    assert suspicious(a_report(counts, correlation=-0.3), ITEM)
    assert not suspicious(a_report(counts, correlation=0.3), ITEM)


def test_remarks_wait_for_enough_answers():
    """Too easy and unused are said from thirty answers, weak from fifty; each only where it is so."""
    all_right = {"right": 30}
    assert set(remarks(a_report(all_right), ITEM)) == {Remark.EASY, Remark.UNUSED}
    assert remarks(a_report({"right": 29}), ITEM) == ()
    even = {"right": 26, "near": 8, "far": 8, "off": 8}
    assert remarks(a_report(even, correlation=0.05), ITEM) == (Remark.WEAK,)
    assert remarks(a_report({**even, "right": 25}, correlation=0.05), ITEM) == ()
    assert remarks(a_report(even, correlation=0.1), ITEM) == ()


def test_an_unused_option_is_a_wrong_one():
    """Only wrong options that nobody chose are unused."""
    assert unused(a_report({"right": 20, "near": 10}), ITEM) == ("far", "off")
    assert unused(a_report({"near": 30}), ITEM) == ("far", "off")


def test_a_learned_difficulty_is_shown_from_forty_answers():
    """Before forty answers a learned difficulty is kept to oneself."""
    assert shown_difficulty(a_report({"right": 39}, difficulty=2.2)) is None
    assert shown_difficulty(a_report({"right": 40}, difficulty=2.2)) == 2.2


def test_difficulty_moves_with_the_answers():
    """Wrong answers make an item harder than its author said, right ones easier, and none leave it."""
    able = ability(Score(10, 20), THIRD)
    assert learned_difficulty(3, [], THIRD) == 3
    assert learned_difficulty(3, [(False, able)] * 10, THIRD) > 3.5
    assert learned_difficulty(3, [(True, able)] * 10, THIRD) < 2.5


def test_ability_takes_guessing_out():
    """Nobody is called able for guessing, more right answers never mean less, and no answers mean nothing."""
    by_right = [ability(Score(right, 12), THIRD) for right in range(13)]
    assert by_right == sorted(by_right)
    assert by_right[4] < -1 < 1 < by_right[12]
    assert ability(Score(0, 0), THIRD) == pytest.approx(0)


def test_a_report_counts_every_option_by_its_id():
    """Counts are of options as they are called, in whatever order each person saw them."""
    firsts = [answered("ana", "far", order=OPTIONS), answered("ben", "far", order=OPTIONS[::-1])]
    found = report("s", ITEM, firsts, {"ana": KNOWING})
    assert (found.counts, found.right(ITEM)) == ({"far": 2}, 0)
