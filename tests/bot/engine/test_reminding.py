"""Reminders: by direct message to whoever asked, once a date, by day, and only if something is due."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.order import Failure
from bot.domain.reminder import EARLIEST, LATEST
from bot.engine.reminders import settle_reminder
from bot.interface.delivery import Delivery
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.bot.engine.reminded import HALF_PAST_EIGHT, WISH, WISHED, missed, planned, profile, told
from tests.builders import ANA, MONDAY
from tests.stage import TUESDAY, Stage, asked, button, said, words


@pytest.fixture
def ana(stage: Stage) -> Stage:
    """A stage on which Ana missed a question days ago and wants to be reminded at half past eight."""
    missed(stage)
    stage.fills(WISHED, WISH)
    return stage


def state(stage: Stage, day: date = MONDAY) -> OccurrenceState:
    """Return what became of a reminder."""
    found = stage.run(lambda unit: unit.occurrences.get(ANA.key, OccurrenceKind.REMINDER, day))
    assert found
    known: OccurrenceState = found.state
    return known


def test_a_person_is_reminded_at_their_own_time(ana: Stage) -> None:
    """At the time asked for, a direct message says how much is due, and the next one is planned."""
    ana.at(8, 29)
    assert told(ana) == []
    ana.at(8, 30)
    (reminder,) = told(ana)

    assert (reminder.channel, reminder.under) == (ANA.key, None)
    assert "1 question is due" in words(reminder.message)
    assert state(ana) is OccurrenceState.DONE
    assert planned(ana) == Occurrence(
        ANA.key, OccurrenceKind.REMINDER, TUESDAY, ana.clock.at + timedelta(days=1)
    )
    assert told(ana) == []


def test_its_button_begins_the_review(ana: Stage) -> None:
    """Review now leads from the reminder to the review."""
    ana.at(8, 30)
    (reminder,) = told(ana)
    ana.move(minutes=1)

    assert "Review: Caching, 1 of 1" in said(ana.presses(button(reminder.message, "Review now"))).title


def test_nobody_is_reminded_unasked(stage: Stage) -> None:
    """Whoever has not asked is not reminded, however much is due."""
    missed(stage)
    stage.move(days=2)
    assert told(stage) == []


def test_nothing_due_is_no_reminder(stage: Stage) -> None:
    """On a date with nothing due nobody is told anything, and the next date is looked at again."""
    stage.fills(WISHED, WISH)
    stage.at(8, 30)

    assert told(stage) == []
    assert state(stage) is OccurrenceState.DONE
    assert planned(stage).local_date == TUESDAY


def test_an_empty_reminder_is_not_even_ordered(stage: Stage) -> None:
    """A date with nothing due leaves nothing in the outbox."""
    stage.fills(WISHED, WISH)
    stage.at(8, 30)
    stage.desk.tick()

    assert stage.run(lambda unit: unit.outbox.next_due()) is None


def test_what_was_reviewed_meanwhile_is_not_reminded_of(ana: Stage) -> None:
    """A reminder that waits for its platform is dropped when the review was done in the meantime."""
    ana.at(8, 30)
    ana.desk.tick()
    ana.says("review")
    ana.presses(Press("pick", ("run1", "0", ana.place("q1/i1"))))

    assert told(ana) == []


def test_a_date_has_one_reminder_whatever_is_changed(ana: Stage) -> None:
    """After today's reminder, a later time is for tomorrow: a date never gets two."""
    ana.at(8, 30)
    assert len(told(ana)) == 1
    ana.fills(WISHED, {**WISH, "remind": ("10:00 Europe/Berlin",)})
    ana.at(10)

    assert told(ana) == []
    assert planned(ana).due_at == ana.at(10, days=1)


def test_a_changed_time_moves_todays_reminder(ana: Stage) -> None:
    """Before today's reminder, another time or zone moves it, and nothing comes at the old one."""
    ana.fills(WISHED, {**WISH, "remind": ("08:00 Europe/London",)})
    ana.at(8, 30)
    assert told(ana) == []
    ana.at(9)
    assert len(told(ana)) == 1


def test_switching_off_forgets_what_was_planned(ana: Stage) -> None:
    """Without a time nothing is planned and nothing comes."""
    ana.fills(WISHED, {**WISH, "remind": ("",)})
    ana.at(8, 30)

    assert planned(ana) is None
    assert told(ana) == []


@pytest.mark.parametrize(
    ("hours", "came", "then"), [(4, 1, OccurrenceState.DONE), (4.1, 0, OccurrenceState.MISSED)]
)
def test_an_outage_makes_it_late_or_missed(
    ana: Stage, hours: float, came: int, then: OccurrenceState
) -> None:
    """After an outage the reminder comes up to four hours late, and later not at all."""
    ana.at(8, 30)
    ana.move(hours=hours)

    assert len(told(ana)) == came
    assert state(ana) is then
    assert planned(ana).local_date == TUESDAY


def test_a_late_reminder_respects_the_night(stage: Stage) -> None:
    """What was due at nine in the evening is not told at half past ten."""
    missed(stage)
    stage.fills(WISHED, {**WISH, "remind": ("21:00 Europe/Berlin",)})
    stage.at(22, 30)

    assert told(stage) == []
    assert state(stage) is OccurrenceState.MISSED


def test_a_platform_that_is_down_does_not_make_it_later(ana: Stage) -> None:
    """A reminder that its platform keeps refusing ends with its window."""
    ana.at(8, 30)
    ana.desk.tick()
    (reminder,) = ana.claim()
    ana.desk.failed(reminder, Failure("ratelimited", retry_after=4 * 3600 + 1)).result()
    ana.move(hours=4, seconds=2)

    assert told(ana) == []


def test_a_snooze_lasts_a_week(ana: Stage) -> None:
    """Snoozed on Monday, the next reminder comes on the next Monday and says so."""
    ana.at(8, 30)
    (reminder,) = told(ana)
    shown = said(ana.presses(button(reminder.message, "Snooze a week")))

    assert "Mon 30 Nov 08:30 Europe/Berlin" in words(shown)
    assert planned(ana).local_date == MONDAY + timedelta(days=7)
    ana.move(days=6)
    assert told(ana) == []
    ana.move(days=1)
    assert len(told(ana)) == 1


def test_a_snooze_that_came_after_planning_is_kept(ana: Stage) -> None:
    """A reminder planned for a snoozed date is skipped, whoever saved the snooze."""
    snoozed = replace(profile(ana), snoozed_until=TUESDAY)
    ana.run(lambda unit: unit.members.save(snoozed))
    ana.at(8, 30)

    assert told(ana) == []
    assert state(ana) is OccurrenceState.SKIPPED


def test_stopping_stops(ana: Stage) -> None:
    """Stop reminding me ends reminders at once, and says how to have them again."""
    ana.at(8, 30)
    (reminder,) = told(ana)
    shown = said(ana.presses(button(reminder.message, "Stop reminding me")))
    ana.move(days=1)

    assert asked(ana.presses(button(shown, "Settings"))).press.verb == WISHED.verb
    assert (profile(ana).remind_at, planned(ana)) == (None, None)
    assert told(ana) == []
    assert "Reminders are off" in words(said(ana.presses(Press("snooze"))))


def test_who_takes_no_messages_is_left_alone_and_told_by_me(ana: Stage) -> None:
    """When a person takes no messages, reminders end, and /me says so until they ask again."""
    ana.at(8, 30)
    ana.desk.tick()
    (reminder,) = ana.claim()
    ana.desk.failed(reminder, Failure("50007", permanent=True, unwelcome=True)).result()
    shown = words(said(ana.says("me")))

    assert (profile(ana).remind_at, profile(ana).unreachable, planned(ana)) == (None, True, None)
    assert "could not be delivered" in shown
    assert "off" in shown
    ana.fills(WISHED, WISH)
    assert not profile(ana).unreachable
    assert "could not be delivered" not in words(said(ana.says("me")))


def test_another_refusal_ends_only_this_reminder(ana: Stage) -> None:
    """A platform that refuses for a reason of its own, such as a revoked token, changes nobody's wishes."""
    ana.at(8, 30)
    ana.desk.tick()
    (reminder,) = ana.claim()
    ana.desk.failed(reminder, Failure("token_revoked", permanent=True)).result()

    assert profile(ana).remind_at == HALF_PAST_EIGHT
    ana.move(days=1)
    assert len(told(ana)) == 1


def test_the_next_moment_is_known(ana: Stage) -> None:
    """What is due next knows reminders, so that a clock can jump to them."""
    assert ana.desk.next_due().result() == ana.at(8, 30)


def test_a_clock_change_moves_no_reminder(ana: Stage) -> None:
    """On the day the clocks go forward the reminder still comes at half past eight on the wall."""
    ana.clock.at = datetime.fromisoformat("2027-03-27T12:00:00+01:00")
    ana.desk.tick()

    assert planned(ana).due_at == datetime.fromisoformat("2027-03-28T08:30:00+02:00")


def test_two_processes_remind_once(store: Any) -> None:
    """Of two processes that settle the same reminder, one orders it."""
    stage = Stage(store)
    missed(stage)
    stage.fills(WISHED, WISH)
    due = planned(stage)
    stage.at(8, 30)
    pack, now = stage.pack, stage.clock.at

    assert [stage.run(settle_reminder, pack, due, now) for _ in range(2)] == [True, False]
    assert len(told(stage)) == 1


ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Kiritimati")
ACTS = st.one_of(
    st.tuples(st.just("wish"), st.integers(7, 21), st.sampled_from(ZONES)),
    st.tuples(st.just("wait"), st.integers(1, 30)),
    st.sampled_from([("snooze",), ("stop",), ("off",)]),
)


@given(acts=st.lists(ACTS, max_size=12))
def test_whatever_is_wished_nobody_is_told_twice_a_date_or_at_night(acts: list[tuple[Any, ...]]) -> None:
    """However often wishes change, a date has one reminder at the most, by day, and none while snoozed."""
    stage = Stage(MemoryStore())
    missed(stage)
    keys: list[str] = []
    for act in acts:
        match act:
            case ("wish", hour, zone):
                stage.fills(WISHED, {**WISH, "remind": (f"{hour:02}:00 {zone}",)})
            case ("snooze",):
                stage.presses(Press("snooze"))
            case ("stop",):
                stage.presses(Press("unremind"))
            case ("off",):
                stage.fills(WISHED, {**WISH, "remind": ("",)})
            case ("wait", hours):
                for _ in range(hours):
                    stage.move(hours=1)
                    keys += [heard(stage, one) for one in told(stage)]
    assert len(set(keys)) == len(keys)


def heard(stage: Stage, reminder: Delivery) -> str:
    """Return the key of a reminder that Ana hears now, which must be by day and not while she snoozes."""
    wants = profile(stage)
    local = stage.clock.at.astimezone(ZoneInfo(wants.zone))
    assert EARLIEST <= local.time() < LATEST
    assert wants.remind_at is not None
    assert wants.snoozed_until is None or local.date() >= wants.snoozed_until
    return reminder.key
