"""Reminders: at the person's own time, once a date, never at night, and not while they are snoozed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.occurrence import CATCH_UP, OccurrenceKind
from bot.domain.person import Profile
from bot.domain.reminder import in_time, is_decent, reminders
from tests.builders import ANA, MONDAY, NINE

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from([BERLIN, "America/New_York", "Australia/Lord_Howe", "America/Nuuk", "Pacific/Apia"])
DECENT = st.times().filter(is_decent)


def wants(at=time(8, 30), zone=BERLIN, **changed):
    """Return what Ana wants."""
    return Profile(ANA.key, zone=zone, remind_at=at, **changed)


def test_a_reminder_comes_every_day_at_the_persons_time():
    """From an instant on, a reminder is due once a date at the time on the person's wall."""
    found = list(islice(reminders(wants(), NINE), 3))
    assert [one.local_date for one in found] == [MONDAY + timedelta(days=n) for n in (1, 2, 3)]
    assert {one.due_at.astimezone(ZoneInfo(BERLIN)).time() for one in found} == {time(8, 30)}
    assert {(one.channel, one.kind) for one in found} == {(ANA.key, OccurrenceKind.REMINDER)}


def test_nobody_is_reminded_who_did_not_ask():
    """Without a time there is no reminder."""
    assert list(reminders(wants(None), NINE)) == []


@pytest.mark.parametrize("at", [time(22), time(23, 59), time(0), time(6, 59)])
def test_nobody_is_reminded_at_night(at):
    """From ten in the evening to seven in the morning there is no reminder, even if somebody asks for one."""
    assert not is_decent(at)
    assert list(reminders(wants(at), NINE)) == []


@pytest.mark.parametrize("at", [time(7), time(12), time(21, 59)])
def test_the_day_is_decent(at):
    """Between seven and ten a reminder may come, to the minute."""
    assert is_decent(at)


def test_a_snoozed_reminder_begins_again_on_its_date():
    """No reminder comes on a date before the one to which it was snoozed."""
    day = MONDAY + timedelta(days=7)
    assert next(reminders(wants(snoozed_until=day), NINE)).local_date == day
    assert next(reminders(wants(snoozed_until=MONDAY), NINE)).local_date == MONDAY + timedelta(days=1)


@given(at=DECENT, zone=ZONES, day=st.dates(date(2011, 12, 1), date(2030, 1, 1)))
def test_every_date_has_one_reminder_whatever_the_clock_does(at, zone, day):
    """Over any fortnight, in any zone, each date that exists has one reminder, in order and by day."""
    start = datetime.combine(day, time(12), UTC)
    found = list(islice(reminders(wants(at, zone), start), 14))
    dates = [one.local_date for one in found]
    instants = [one.due_at for one in found]
    assert dates == sorted(set(dates))
    assert instants == sorted(set(instants))
    assert dates[-1] - dates[0] in (timedelta(days=13), timedelta(days=14))
    assert all(is_decent(due.astimezone(ZoneInfo(zone)).time()) for due in instants)


def test_a_late_reminder_is_given_within_its_window_and_by_day():
    """What an outage held up is given up to four hours late, unless it is night by then."""
    due = datetime(2026, 11, 23, 20, tzinfo=ZoneInfo(BERLIN))
    evening, morning = wants(time(20)), wants(time(8))
    assert in_time(evening, due, due + timedelta(hours=1, minutes=59))
    assert not in_time(evening, due, due + timedelta(hours=2))
    early = due.replace(hour=8)
    assert in_time(morning, early, early + CATCH_UP)
    assert not in_time(morning, early, early + CATCH_UP + timedelta(seconds=1))
