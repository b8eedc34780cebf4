"""When a week is summed up, and which item was the hardest."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.digest import digests, hardest, monday_of
from bot.domain.occurrence import OccurrenceKind
from bot.domain.plan import EVERY_DAY, Reveals
from tests.builders import MONDAY, NINE, a_plan, an_item

FRIDAY = date(2026, 11, 27)


def next_digest(plan, after, holiday=lambda _day: False):
    """Return the first digest of a plan after an instant."""
    return next(digests(plan, after, holiday), None)


def due(plan, after=NINE, holiday=lambda _day: False):
    """Return when the next digest of a plan is due, as its zone's wall clock shows it in winter."""
    found = next_digest(plan, after, holiday)
    return f"{found.due_at + timedelta(hours=1):%d %b %H:%M}" if found else None


def test_a_week_is_summed_up_after_its_last_question():
    """The digest comes an hour after the last question of the week closes."""
    assert due(a_plan()) == "27 Nov 18:00"
    assert due(a_plan(days=EVERY_DAY)) == "29 Nov 18:00"
    assert due(a_plan(days=frozenset({1}), at=time(8, 30))) == "24 Nov 17:30"
    assert due(a_plan(reveals=Reveals(5, 10, 30))) == "27 Nov 10:30"


def test_a_digest_belongs_to_its_week():
    """The date of a digest is the Monday of its week, so that no change of plan gives a week two."""
    found = next_digest(a_plan(), NINE)
    assert (found.kind, found.local_date) == (OccurrenceKind.DIGEST, MONDAY)


def test_a_holiday_at_the_end_moves_the_digest_forward():
    """Where the last day of a week is off, the day before is the last one."""
    assert due(a_plan(holidays="DE"), holiday=lambda day: day == FRIDAY) == "26 Nov 18:00"


def test_a_week_without_questions_is_not_summed_up():
    """A week in which every day is off has no digest; the next one has."""
    off = tuple(MONDAY + timedelta(days=number) for number in range(5))
    assert due(a_plan(days_off=off)) == "04 Dec 18:00"


def test_the_next_digest_is_strictly_later():
    """From the instant of one digest on, the next is that of the week after."""
    first = next_digest(a_plan(), NINE)
    second = next_digest(a_plan(), first.due_at)
    assert second.due_at - first.due_at == timedelta(days=7)
    assert next_digest(a_plan(), first.due_at - timedelta(seconds=1)) == first


@pytest.mark.parametrize("plan", [a_plan(digest=False), a_plan(days=frozenset())])
def test_a_plan_may_have_no_digest(plan):
    """A steward may switch the digest off, and a plan without days has nothing to sum up."""
    assert next_digest(plan, NINE) is None


@pytest.mark.parametrize("day", [MONDAY, FRIDAY, date(2026, 11, 29)])
def test_a_week_begins_on_monday(day):
    """Every day of an ISO week belongs to its Monday."""
    assert monday_of(day) == MONDAY


def test_a_digest_stays_at_its_wall_time_when_clocks_change():
    """Across a change of clocks the digest stays an hour after the close of the last question."""
    at = next_digest(a_plan(), datetime(2026, 10, 19, 9, tzinfo=UTC))
    after = next_digest(a_plan(), at.due_at)
    assert after.due_at - at.due_at == timedelta(days=7, hours=1)


def test_the_hardest_item_is_the_one_fewest_got_right():
    """Of items with enough answers the smallest share of right ones decides; a perfect week has none."""
    easy, hard, rare = an_item("q1/i1"), an_item("q2/i1"), an_item("q3/i1")
    tallies = {easy: {"right": 4, "near": 1}, hard: {"right": 1, "far": 3}, rare: {"far": 2}}
    found = hardest(tallies)
    assert (found.item, found.right, found.answers) == (hard, 1, 4)
    assert hardest({easy: {"right": 5}, rare: {"far": 2}}) is None
