"""Occurrences, on every store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from tests.builders import ANA, BEN, CHANNEL, MONDAY, NINE, an_occurrence

DAY = timedelta(days=1)
KEY = (CHANNEL.key, OccurrenceKind.POST, MONDAY)


def days(count):
    """Return posts on consecutive days."""
    return [an_occurrence(local_date=MONDAY + DAY * n, due_at=NINE + DAY * n) for n in range(count)]


def plan_all(unit, occurrences):
    """Plan several occurrences at once."""
    return [unit.occurrences.plan(one) for one in occurrences]


def test_a_key_is_planned_once(write, read):
    """A channel has one occurrence per kind and local date; planning it again changes nothing."""
    assert write(lambda unit: unit.occurrences.plan(an_occurrence()))
    assert not write(lambda unit: unit.occurrences.plan(an_occurrence(due_at=NINE + DAY)))
    assert read(lambda unit: unit.occurrences.get(*KEY)) == an_occurrence()


def test_kind_channel_and_date_tell_occurrences_apart(write):
    """Another kind, another channel and another date are other occurrences."""
    others = [
        an_occurrence(),
        an_occurrence(kind=OccurrenceKind.CLOSE, prompt="p1"),
        an_occurrence(channel="slack:T0STUDY:C0OTHER"),
        an_occurrence(local_date=MONDAY + DAY),
    ]
    assert write(lambda unit: plan_all(unit, others)) == [True] * 4


def test_due_occurrences_come_longest_due_first(write, read):
    """What is due at this very instant is due, the longest due comes first, and a limit holds."""
    write(lambda unit: plan_all(unit, reversed(days(4))))
    assert read(lambda unit: unit.occurrences.due(NINE + 2 * DAY, 10)) == days(3)
    assert read(lambda unit: unit.occurrences.due(NINE + 2 * DAY, 2)) == days(2)
    assert read(lambda unit: unit.occurrences.due(NINE - timedelta(microseconds=1), 10)) == []


def test_an_instant_comes_back_in_utc(write, read):
    """An instant given in a channel's zone comes back the same, aware, in UTC, to the microsecond."""
    local = datetime(2026, 11, 23, 10, 0, 0, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
    write(lambda unit: unit.occurrences.plan(an_occurrence(due_at=local)))
    for due in (
        read(lambda unit: unit.occurrences.get(*KEY)).due_at,
        read(lambda unit: unit.occurrences.next_due()),
    ):
        assert due == local
        assert due.tzinfo is UTC


def test_a_naive_due_time_is_refused(write, read):
    """An occurrence cannot be planned at an instant that does not say its zone."""
    naive = NINE.replace(tzinfo=None)
    with pytest.raises(Exception, match="must say its zone"):
        write(lambda unit: unit.occurrences.plan(an_occurrence(due_at=naive)))
    assert read(lambda unit: unit.occurrences.get(*KEY)) is None


def test_an_occurrence_is_settled_once(write, read):
    """Whoever settles an occurrence second is told so, and what it became stays."""
    write(lambda unit: unit.occurrences.plan(an_occurrence()))
    assert write(lambda unit: unit.occurrences.settle(an_occurrence(), OccurrenceState.DONE))
    assert not write(lambda unit: unit.occurrences.settle(an_occurrence(), OccurrenceState.MISSED))
    assert read(lambda unit: unit.occurrences.get(*KEY)).state is OccurrenceState.DONE
    assert read(lambda unit: unit.occurrences.due(NINE, 10)) == []


def test_what_was_never_planned_is_not_settled(write):
    """An unknown occurrence cannot be settled, nor planned anew."""
    assert not write(lambda unit: unit.occurrences.settle(an_occurrence(), OccurrenceState.DONE))
    assert not write(lambda unit: unit.occurrences.replan(an_occurrence()))


@pytest.mark.parametrize(
    ("state", "moved"),
    [
        (OccurrenceState.PLANNED, True),
        (OccurrenceState.MISSED, True),
        (OccurrenceState.SKIPPED, True),
        (OccurrenceState.DONE, False),
    ],
)
def test_only_what_is_not_done_is_planned_anew(write, read, state, moved):
    """A planned, missed or skipped occurrence gets a new instant; one that is done keeps its own."""
    write(lambda unit: unit.occurrences.plan(replace(an_occurrence(), state=state)))
    later = an_occurrence(due_at=NINE + timedelta(hours=1))
    assert write(lambda unit: unit.occurrences.replan(later)) is moved
    expected = later if moved else replace(an_occurrence(), state=state)
    assert read(lambda unit: unit.occurrences.get(*KEY)) == expected


def test_a_changed_plan_forgets_only_planned_posts_of_its_channel(write, read):
    """Settled posts, what is due by now, reveals and other channels survive a change of plan."""
    due = an_occurrence(local_date=MONDAY - 2 * DAY, due_at=NINE - 2 * DAY)
    done = an_occurrence(local_date=MONDAY - DAY, due_at=NINE - DAY, state=OccurrenceState.DONE)
    reveal = an_occurrence(kind=OccurrenceKind.STEPS, prompt="p1")
    elsewhere = an_occurrence(channel="slack:T0STUDY:C0OTHER")
    write(lambda unit: plan_all(unit, [due, done, reveal, elsewhere, *days(2)]))
    write(lambda unit: unit.occurrences.drop_planned(CHANNEL.key, due.due_at))
    kept = read(
        lambda unit: [
            unit.occurrences.get(o.channel, o.kind, o.local_date) for o in (due, done, reveal, elsewhere)
        ]
    )
    assert kept == [due, done, reveal, elsewhere]
    assert read(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.POST)) == due


def test_a_changed_wish_forgets_only_the_persons_reminders(write, read):
    """A person's planned reminders are forgotten, those of others and what is due by now are not."""
    reminders = {"channel": ANA.key, "kind": OccurrenceKind.REMINDER}
    due = an_occurrence(**reminders)
    planned = an_occurrence(**reminders, local_date=MONDAY + DAY, due_at=NINE + DAY)
    bens = replace(planned, channel=BEN.key)
    write(lambda unit: plan_all(unit, [due, planned, bens, *days(1)]))
    write(lambda unit: unit.occurrences.drop_planned(ANA.key, NINE))
    assert read(lambda unit: unit.occurrences.due(NINE + DAY, 9)) == [due, *days(1), bens]


def test_a_post_that_never_came_to_be_was_missed(write, read):
    """A post that was settled as done can turn out to be missed; one that is planned or skipped cannot."""
    found = []
    for number, state in enumerate(OccurrenceState):
        post = an_occurrence(local_date=MONDAY + number * DAY, state=state)
        write(lambda unit, post=post: unit.occurrences.plan(post))
        write(lambda unit, post=post: unit.occurrences.miss(post.channel, post.local_date))
        found.append(read(lambda unit, p=post: unit.occurrences.get(p.channel, p.kind, p.local_date)).state)
    expected = [OccurrenceState.MISSED if one is OccurrenceState.DONE else one for one in OccurrenceState]
    assert found == expected


def test_the_next_post_is_the_soonest_planned_one(write, read):
    """The next post of a channel is its soonest planned post, and never a reveal."""
    reveal = an_occurrence(kind=OccurrenceKind.STEPS, due_at=NINE - DAY)
    write(lambda unit: plan_all(unit, [reveal, *reversed(days(3))]))
    assert read(lambda unit: unit.occurrences.next_of(CHANNEL.key, OccurrenceKind.POST)) == days(1)[0]


def test_recent_posts_are_settled_and_the_latest_comes_first(write, read):
    """Recent posts are the last ones that became something, planned ones are not among them."""
    *settled, planned = days(4)
    done = [replace(one, state=OccurrenceState.DONE) for one in settled]
    write(lambda unit: plan_all(unit, [*done, planned]))
    assert read(lambda unit: unit.occurrences.recent_posts(CHANNEL.key, 2)) == [done[2], done[1]]


def test_nothing_planned_is_never_due(write, read):
    """Without anything planned there is no next instant; settled occurrences do not make one."""
    assert read(lambda unit: unit.occurrences.next_due()) is None
    write(lambda unit: unit.occurrences.plan(an_occurrence(state=OccurrenceState.SKIPPED)))
    assert read(lambda unit: unit.occurrences.next_due()) is None


def test_what_is_planned_of_a_kind_is_found(write, read):
    """Planned posts come from every channel, the soonest first, without reveals and settled posts."""
    soon, later = days(2)
    elsewhere = an_occurrence(channel="slack:T0STUDY:C0OTHER", due_at=NINE + timedelta(hours=1))
    done = an_occurrence(local_date=MONDAY - DAY, state=OccurrenceState.DONE)
    reveal = an_occurrence(kind=OccurrenceKind.STEPS, prompt="p1")
    write(lambda unit: plan_all(unit, [later, done, reveal, elsewhere, soon]))
    assert read(lambda unit: unit.occurrences.planned(OccurrenceKind.POST)) == [soon, elsewhere, later]
