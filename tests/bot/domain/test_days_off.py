"""Holidays, days off and quiet hours: what a plan leaves out, and when nothing is sent."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.occurrence import awake, days_off, leaves_at, no_holiday, posts, spread, too_late
from bot.domain.places import Channel
from bot.domain.plan import EVERY_DAY, Plan
from tests.builders import CHANNEL, MONDAY, NINE, a_plan, an_occurrence

ZONES = ("Europe/Berlin", "America/Nuuk", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "UTC")
NIGHT = (time(22), time(7))
DAY = timedelta(days=1)
walls = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))
instants = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    """Return the UTC instant of "2026-11-23 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(
    st.sampled_from(ZONES),
    instants,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.integers(0, 40), max_size=20),
    st.frozensets(st.integers(0, 40), max_size=20),
)
def test_days_left_out_have_no_post_and_all_others_keep_theirs(
    zone: str, after: datetime, days: frozenset[int], off: frozenset[int], feasts: frozenset[int]
) -> None:
    """A plan with holidays and days off posts exactly where it would without them, less those dates."""
    first = after.date()
    left_out = {first + DAY * number for number in off | feasts}
    plain = a_plan(zone=zone, days=days)
    plan = a_plan(zone=zone, days=days, days_off=tuple(first + DAY * number for number in off))
    kept = list(islice(posts(plan, after, {first + DAY * n for n in feasts}.__contains__), 8))
    usual = (post for post in posts(plain, after) if post.local_date not in left_out)

    assert kept == list(islice(usual, 8))


def test_a_plan_that_is_always_off_has_no_posts() -> None:
    """Where every date is a holiday the search ends, and there is no post."""
    assert list(posts(a_plan(), NINE, lambda _day: True)) == []


def test_the_next_day_off_is_one_that_would_have_had_a_post() -> None:
    """A day off on a weekend that the plan leaves out anyway is none; today may be one."""
    saturday, tuesday = date(2026, 11, 28), date(2026, 12, 1)
    plan = a_plan(days_off=(saturday, tuesday))

    assert list(days_off(plan, MONDAY, no_holiday)) == [tuesday]
    assert list(days_off(plan, MONDAY, {MONDAY}.__contains__)) == [MONDAY, tuesday]
    assert list(days_off(plan, tuesday + DAY, no_holiday)) == []


@pytest.mark.parametrize(
    ("quiet", "now", "then"),
    [
        (NIGHT, "2026-11-23 20:59", "2026-11-23 20:59"),
        (NIGHT, "2026-11-23 21:00", "2026-11-24 06:00"),
        (NIGHT, "2026-11-24 05:59", "2026-11-24 06:00"),
        (NIGHT, "2026-11-24 06:00", "2026-11-24 06:00"),
        ((time(12), time(13, 30)), "2026-11-23 11:15", "2026-11-23 12:30"),
        ((time(12), time(13, 30)), "2026-11-23 12:30", "2026-11-23 12:30"),
        ((time(1), time(2, 30)), "2026-10-25 00:29", "2026-10-25 00:30"),
        ((time(1), time(2, 30)), "2026-10-25 01:10", "2026-10-25 01:10"),
        ((time(1), time(2, 30)), "2026-03-29 00:30", "2026-03-29 01:00"),
        (None, "2026-11-23 23:00", "2026-11-23 23:00"),
    ],
    ids=[
        *("before", "first-moment", "last-minute", "over", "lunch", "lunch-over"),
        *("first-pass", "second-pass", "end-in-a-gap", "none"),
    ],
)
def test_quiet_hours_are_waited_for(quiet: tuple[time, time] | None, now: str, then: str) -> None:
    """In quiet hours one waits until they end, also past midnight; outside nobody waits."""
    assert awake(a_plan(quiet=quiet), at(now)) == at(then)


@given(st.sampled_from(ZONES), walls, st.integers(1, 20 * 60), instants)
def test_after_waiting_it_is_not_quiet(zone: str, start: time, minutes: int, now: datetime) -> None:
    """Whoever waited for the end of quiet hours waited less than a day, and need not wait again."""
    end = (datetime.combine(MONDAY, start) + timedelta(minutes=minutes)).time()
    plan = a_plan(zone=zone, quiet=(start, end))
    then = awake(plan, now)

    assert now <= then < now + DAY
    assert awake(plan, then) == then
    if then > now:
        assert awake(plan, now + (then - now) / 2) in (then, now + (then - now) / 2)
        assert then.astimezone(ZoneInfo(zone)).time() >= end


def test_a_post_on_time_is_sent_in_quiet_hours() -> None:
    """A steward who plans a post inside quiet hours gets it; only a late one waits for their end."""
    plan = a_plan(zone="UTC", days=EVERY_DAY, quiet=(time(8), time(11)))
    on_time, late = NINE + timedelta(minutes=5), NINE + timedelta(minutes=6)

    assert leaves_at(plan, an_occurrence(), on_time, timedelta(0)) == on_time
    assert leaves_at(plan, an_occurrence(), late, timedelta(0)) == NINE + timedelta(hours=2)


@pytest.mark.parametrize("hours", [0, 1, 24])
def test_a_plan_says_how_late_is_too_late(hours: int) -> None:
    """A post may go out until the window of its plan ends, and not a moment later."""
    window = timedelta(hours=hours)

    assert not too_late(an_occurrence(), NINE + window, window)
    assert too_late(an_occurrence(), NINE + window + timedelta(microseconds=1), window)


MINUTE = timedelta(minutes=1)


def in_channel(number: int, **changed: object) -> Plan:
    """Return the plan of one of many channels."""
    return a_plan(channel=Channel(CHANNEL.space, f"C{number}"), **changed)


def test_full_and_half_hours_are_spread() -> None:
    """Channels that post at the same full or half hour leave evenly within the minute."""
    for wall in (time(9), time(9, 30)):
        taken = Counter(spread(in_channel(number, at=wall), MINUTE) for number in range(3000))
        assert set(taken) == {timedelta(seconds=second) for second in range(60)}
        assert max(taken.values()) < 100


def test_the_place_in_the_minute_never_changes() -> None:
    """A channel leaves at the same second in every process, so that a second try changes nothing."""
    assert spread(a_plan(), MINUTE) == timedelta(seconds=53)


@pytest.mark.parametrize(("wall", "window"), [(time(9, 1), MINUTE), (time(9), timedelta(0))])
def test_other_times_are_not_spread(wall: time, window: timedelta) -> None:
    """A time that few others choose is kept to the second, and without a window every time is."""
    assert {spread(in_channel(number, at=wall), window) for number in range(50)} == {timedelta(0)}


def test_a_post_keeps_its_place_when_it_is_a_little_late() -> None:
    """A tick that comes within the minute waits for the channel's second; one after it waits no more."""
    place = NINE + spread(a_plan(), MINUTE)

    assert leaves_at(a_plan(), an_occurrence(), NINE, MINUTE) == place
    assert leaves_at(a_plan(), an_occurrence(), NINE + 2 * MINUTE, MINUTE) == NINE + 2 * MINUTE
