"""Due moments: one instant per day and wall time, whatever the clock does."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.occurrence import (
    CATCH_UP,
    Occurrence,
    OccurrenceKind,
    exists,
    instant,
    is_late,
    posts,
    reveals,
    too_late,
)
from bot.domain.plan import EVERY_DAY, Reveals
from tests.builders import CHANNEL, MONDAY, NINE, a_plan, an_occurrence

ZONES = sorted(available_timezones() - {"localtime"})


def at(text):
    """Return the UTC instant of "2026-11-23 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "wall", "expected"),
    [
        ("Europe/Berlin", date(2026, 11, 23), time(9), "2026-11-23 08:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),
        ("Europe/Berlin", date(2026, 10, 25), time(3), "2026-10-25 02:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2), "2026-03-29 01:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29 01:00"),
        ("America/Nuuk", date(2026, 3, 28), time(23), "2026-03-29 01:00"),
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), "2026-03-29 01:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03 15:30"),
        ("Asia/Kathmandu", date(2026, 11, 23), time(9), "2026-11-23 03:15"),
    ],
    ids=[
        "usual",
        "overlap-first-pass",
        "after-overlap",
        "gap-edge",
        "gap",
        "gap-to-midnight",
        "gap-into-next-day",
        "half-hour-gap",
        "odd-offset",
    ],
)
def test_a_wall_time_is_one_instant(zone, day, wall, expected):
    """A time shown twice means its first pass, and one that is skipped the first valid instant after."""
    assert instant(day, wall, ZoneInfo(zone)) == at(expected)


def test_a_skipped_evening_keeps_its_date():
    """A post planned at 23:00 on a day without 23:00 goes out at the next midnight, under its own date."""
    nuuk = ZoneInfo("America/Nuuk")
    plan = a_plan(zone="America/Nuuk", at=time(23), days=EVERY_DAY)
    friday, saturday, sunday = islice(posts(plan, at("2026-03-27 12:00")), 3)
    assert [post.local_date.day for post in (friday, saturday, sunday)] == [27, 28, 29]
    assert saturday.due_at.astimezone(nuuk) == datetime(2026, 3, 29, tzinfo=nuuk)


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))]
)
def test_a_date_that_a_zone_skipped_does_not_exist(zone, day):
    """A zone that moved across the date line has one date less, and no post on it."""
    assert not exists(day, ZoneInfo(zone))
    assert exists(day - timedelta(days=1), ZoneInfo(zone))
    assert exists(day + timedelta(days=1), ZoneInfo(zone))
    before = datetime.combine(day - timedelta(days=2), time(0), tzinfo=UTC)
    planned = [post.local_date for post in islice(posts(a_plan(zone=zone, days=EVERY_DAY), before), 5)]
    assert day not in planned
    assert planned == sorted(set(planned))


@pytest.mark.parametrize("zone", ["Africa/Cairo", "America/Havana", "Asia/Beirut", "America/Santiago"])
def test_a_day_without_midnight_exists(zone):
    """A clock that skips midnight still has the day."""
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert all(exists(day, ZoneInfo(zone)) for day in days)


@given(
    zone=st.sampled_from(ZONES),
    wall=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    after=st.datetimes(datetime(1975, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    days=st.frozensets(st.integers(0, 6), min_size=1),
)
def test_posts_follow_each_other(zone, wall, after, days):
    """In every zone posts are due one after the other, each on a date of its own, on days of the plan."""
    plan = a_plan(zone=zone, at=wall, days=days)
    found = list(islice(posts(plan, after), 12))
    assert after < found[0].due_at
    assert all(one.due_at < other.due_at for one, other in pairwise(found))
    assert all(one.local_date < other.local_date for one, other in pairwise(found))
    assert len({post.key for post in found}) == len(found)
    assert {post.local_date.weekday() for post in found} <= days
    assert next(posts(plan, found[4].due_at)) == found[5]


def changes(zone):
    """Return the UTC days from 2024 to 2030 on which a zone's offset changes."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    offsets = [(start + timedelta(days=n)).astimezone(zone).utcoffset() for n in range(7 * 366)]
    return tuple(
        (start + timedelta(days=n), one, other)
        for n, (one, other) in enumerate(pairwise(offsets))
        if one != other
    )


def first_showing(zone, around):
    """Return wall times and the first instants at which the clock of a zone has reached them, near a day."""
    quarters = [around + timedelta(minutes=15 * n) for n in range(-4 * 96, 4 * 96)]
    reached, found = datetime.min, {}  # noqa: DTZ901 - wall times have no zone
    for quarter in quarters:
        shown = quarter.astimezone(zone).replace(tzinfo=None)
        reached = max(reached, shown)
        found.setdefault(reached, quarter)
    return found


def wrong_around(zone, around):
    """Return the half hours near a clock change whose instant is not the first to reach them."""
    found = first_showing(zone, around)
    reached = sorted(found)
    half_hours = [
        datetime.combine(around.date() + timedelta(days=day), time(half // 2, half % 2 * 30))
        for day in (-1, 0, 1)
        for half in range(48)
    ]
    return [
        (zone.key, wall)
        for wall in half_hours
        if instant(wall.date(), wall.time(), zone) != found[reached[bisect_left(reached, wall)]]
    ]


def test_no_clock_change_until_2030_is_taken_wrong():
    """At every half hour around every clock change of every zone, the instant is the first to reach it."""
    alike = {changes(ZoneInfo(name)): ZoneInfo(name) for name in ZONES}
    around = [(zone, day) for days, zone in alike.items() for day, _, _ in days]
    assert len(around) > 300
    assert [wrong for zone, day in around for wrong in wrong_around(zone, day)] == []


def test_a_plan_without_days_has_no_posts():
    """A plan for no day of the week never posts."""
    assert list(posts(a_plan(days=frozenset()), NINE)) == []


def test_a_post_due_this_instant_is_not_due_after_it():
    """The next post is strictly later than the instant it is sought from."""
    plan = a_plan(zone="UTC")
    assert next(posts(plan, NINE)).local_date == MONDAY + timedelta(days=1)
    assert next(posts(plan, NINE - timedelta(microseconds=1))) == an_occurrence()


def test_a_key_names_channel_kind_and_date():
    """The key of an occurrence says where, what and on which local date."""
    assert an_occurrence().key == "slack:T0STUDY:C0STUDY/post/2026-11-23"


def test_reveals_follow_the_actual_post():
    """Layers come so many minutes after the message exists, under the date that was planned."""
    shown = reveals(Reveals(60, 90, 600), CHANNEL.key, MONDAY, NINE, "p1")
    assert shown == tuple(
        Occurrence(CHANNEL.key, kind, MONDAY, NINE + timedelta(minutes=minutes), prompt="p1")
        for kind, minutes in (
            (OccurrenceKind.ASK_FIRST, 60),
            (OccurrenceKind.STEPS, 90),
            (OccurrenceKind.CLOSE, 600),
        )
    )


def test_a_post_is_too_late_after_its_window():
    """A post may go out until its catch-up window ends, and not a moment later."""
    moment = timedelta(microseconds=1)
    assert not too_late(an_occurrence(), NINE + CATCH_UP)
    assert too_late(an_occurrence(), NINE + CATCH_UP + moment)


def test_a_reveal_is_never_too_late():
    """What follows a post is shown however late it is."""
    assert not too_late(an_occurrence(kind=OccurrenceKind.CLOSE), NINE + 100 * CATCH_UP)


def test_a_post_says_that_it_is_late_after_five_minutes():
    """A few minutes are not worth a word, more are."""
    assert not is_late(an_occurrence(), NINE + timedelta(minutes=5))
    assert is_late(an_occurrence(), NINE + timedelta(minutes=5, seconds=1))
