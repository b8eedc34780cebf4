"""Memory: FSRS as it is published, and what our settings make of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import accumulate

import fsrs.card
import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempt import Verdict
from bot.domain.memory import EARLY, Answer, Memory, Review, after, answer_of, recalled
from tests.builders import ANA, NINE, an_attempt

THEIR_START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
THEIR_RATINGS = "GGGGGGAAGGGGG"
THEIR_INTERVALS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
"""From test_review_card of py-fsrs 6.3."""
MEMO = list(zip("AGGGGG", (0, 0, 1, 3, 8, 21), strict=True))
"""Ratings and days before them, from test_memo_state of py-fsrs 6.3."""

ANSWERS = st.lists(st.tuples(st.booleans(), st.integers(0, 90 * 24 * 60)), min_size=1, max_size=12)


def reviews(answers):
    """Return reviews: right or not, and the minutes since the one before."""
    times = accumulate(minutes for _, minutes in answers)
    return [
        Review(NINE + timedelta(minutes=at), f"quiz/r/{n:02}", f"q1/i{n}", right)
        for n, (at, (right, _)) in enumerate(zip(times, answers, strict=True))
    ]


def when_due(rights):
    """Return the days between reviews that are each made when they are due."""
    memory, at, days = None, NINE, []
    for number, right in enumerate(rights):
        memory = after(memory, Review(at, f"quiz/r/{number}", "q1/i1", right))
        days.append((memory.due - at).days)
        at = memory.due
    return days


def test_the_published_intervals_come_out():
    """With its own settings, the library plans the days that its authors publish."""
    scheduler, card, at, days = Scheduler(enable_fuzzing=False), Card(card_id=1), THEIR_START, []
    for letter in THEIR_RATINGS:
        card, _ = scheduler.review_card(card, Rating.Good if letter == "G" else Rating.Again, at)
        days.append((card.due - at).days)
        at = card.due
    assert days == THEIR_INTERVALS


def test_the_published_memory_comes_out_of_our_settings():
    """Stability and difficulty depend on answers and days alone, so that the published ones are ours too."""
    memory = recalled(reviews([(letter == "G", days * 24 * 60) for letter, days in MEMO]))
    assert memory
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_our_settings_count_in_days():
    """What is known comes back after days that grow, and what was missed comes back tomorrow."""
    assert when_due([True] * 6) == [2, 11, 46, 163, 497, 1346]
    assert when_due([False, False, True, True, True]) == [1, 1, 1, 2, 4]
    assert when_due([True, True, True, False, True]) == [2, 11, 46, 3, 8]


def test_a_question_is_due_when_nine_in_ten_is_left():
    """On the day that a question is due, the chance that it is known is nine in ten, within a rounded day."""
    memory = recalled(reviews([(True, 0), (True, 3 * 24 * 60), (True, 14 * 24 * 60)]))
    assert memory
    assert memory.retrievability(memory.reviewed_at) == 1.0
    assert memory.retrievability(memory.due) == pytest.approx(0.9, abs=0.001)
    stable = memory.reviewed_at + timedelta(days=memory.stability)
    assert memory.retrievability(stable) == pytest.approx(0.9, abs=0.002)


@given(answers=ANSWERS, days=st.lists(st.integers(0, 400), min_size=2))
def test_memory_only_fades(answers, days):
    """Between two reviews the chance to know a question never grows, and stays a chance."""
    memory = recalled(reviews(answers))
    chances = [memory.retrievability(memory.reviewed_at + timedelta(days=day)) for day in sorted(days)]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance <= 1 for chance in chances)


@given(answers=ANSWERS)
def test_a_right_answer_never_leaves_less_than_a_wrong_one(answers):
    """Whatever came before, who answers right is asked no sooner than who answers wrong."""
    before, last = recalled(reviews(answers)[:-1]), reviews(answers)[-1]
    right, wrong = (after(before, replace(last, right=one)) for one in (True, False))
    assert right.stability > wrong.stability
    assert right.due >= wrong.due >= last.at + timedelta(days=1)


@given(answers=ANSWERS, data=st.data())
def test_the_order_of_arrival_does_not_matter(answers, data):
    """Reviews that arrive in any order leave the memory that their own times make."""
    made = reviews(answers)
    shuffled = data.draw(st.permutations(made))
    assert recalled(shuffled) == recalled(made)
    assert recalled(made) == reduce(after, made, None)


def test_the_memory_names_what_was_asked_last():
    """A memory knows its last item, when that was, and how many reviews made it."""
    memory = recalled(reversed(reviews([(True, 0), (False, 60)])))
    assert isinstance(memory, Memory)
    assert (memory.item, memory.reviewed_at, memory.reviews) == ("q1/i1", NINE + timedelta(hours=1), 2)
    assert recalled([]) is None


def test_only_judged_answers_are_reviews():
    """A right or a wrong answer is a review at its instant; a written one says nothing about memory."""
    answer = answer_of(an_attempt(verdict=Verdict.WRONG))
    assert answer == Answer(NINE, "check/p1", "q1/i1", False, ANA.key, "q1", 1, "caching")
    assert answer_of(an_attempt(verdict=Verdict.NOTED, item=None)) is None


@given(answers=ANSWERS)
def test_a_question_comes_back_half_a_day_early(answers):
    """A question may come back from half a day before it is due on, and not on the evening it was learned."""
    memory = recalled(reviews(answers))
    assert memory.is_due(memory.due - EARLY)
    assert not memory.is_due(memory.due - EARLY - timedelta(seconds=1))
    assert not memory.is_due(memory.reviewed_at + timedelta(hours=11))


def test_the_machine_is_asked_for_nothing(monkeypatch):
    """A memory asks neither for the time nor for luck: it is made from what it is given."""

    class NoClock(datetime):
        """A clock that nobody may read."""

        @classmethod
        def now(cls, tz=None):
            """Refuse."""
            raise AssertionError("the clock was read")

    monkeypatch.setattr(fsrs.card, "datetime", NoClock)
    monkeypatch.setattr(fsrs.scheduler, "datetime", NoClock)
    monkeypatch.setattr(fsrs.scheduler, "random", None)
    made = reviews([(True, 0), (True, 9 * 24 * 60), (True, 40 * 24 * 60)])
    memory = recalled(made)
    assert memory
    assert memory.retrievability(NINE + timedelta(days=90)) < 1
