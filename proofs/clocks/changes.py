"""Every zone, every change of its clock in ten years, every half hour: each date has its one instant."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo, available_timezones

from apscheduler.triggers.cron import CronTrigger

from bot.domain.occurrence import posts
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from proofs.finding import Finding
from proofs.progress import shown

YEARS = 10
AROUND = timedelta(days=3)
QUARTER = timedelta(minutes=15)
HALF_HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
COMPARED = ("Africa/Cairo", "America/New_York", "America/Nuuk", "Australia/Lord_Howe", "Europe/Berlin")
"""Zones in which a cron trigger is judged the same way, to show that there is something to find."""
GOAL = "wrong 0"
HERE = Channel(Space("slack", "T1"), "C1")


def swept(first_year: int = 2026, years: int = YEARS, zones: list[str] | None = None) -> list[Finding]:
    """Try the plan of every half hour in every zone around every change of its clock."""
    names = sorted(zones or available_timezones())
    cells = wrong = cron_cells = cron_wrong = 0
    notes: list[str] = []
    for name in shown(names, len(names), "sweeping clock changes"):
        zone = ZoneInfo(name)
        for change in changes(zone, first_year, years):
            seen = WallClock(zone, change)
            for at in HALF_HOURS:
                cells += 1
                if problem := _problem(name, at, change, seen):
                    wrong += 1
                    notes.append(problem)
                if name in COMPARED:
                    cron_cells += 1
                    cron_wrong += _cron_is_wrong(zone, at, change)
    cron = f"; a cron trigger in {len(COMPARED)} zones {cron_wrong:,} of {cron_cells:,}" if cron_cells else ""
    tried = f"{len(names)} zones, {cells:,} cells in {years} years"
    return [Finding("Clock changes", tried, f"wrong {wrong}{cron}", GOAL, wrong == 0, tuple(notes[:5]))]


def changes(zone: ZoneInfo, first_year: int, years: int) -> Iterator[datetime]:
    """Yield the instants, to the hour, after which a zone's offset is another one than before."""
    at = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(first_year + years, 1, 1, tzinfo=UTC)
    while at < end:
        following = at + timedelta(days=1)
        if at.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield at
        at = following


def _problem(name: str, at: time, change: datetime, seen: "WallClock") -> str | None:
    """Return what is wrong with a daily plan around a change, judged by reading the clock itself."""
    planned = []
    for post in posts(Plan(HERE, name, at, days=EVERY_DAY), change - AROUND):
        if post.due_at > change + AROUND:
            break
        planned.append(post)
    dates = [post.local_date for post in planned]
    if dates != [dates[0] + timedelta(days=number) for number in range(len(dates))]:
        return f"{name} {at}: dates {dates}"
    for post in planned:
        if post.due_at != seen.first_moment(datetime.combine(post.local_date, at)):
            return f"{name} {at} {post.local_date}: due {post.due_at}"
    return None


class WallClock:
    """What a zone's wall clock showed, read every quarter of an hour as a person would.

    Nothing is computed with offsets here, on purpose. All of today's offsets and changes are multiples of a
    quarter of an hour, so that no moment is missed.
    """

    def __init__(self, zone: ZoneInfo, change: datetime) -> None:
        begin = change - AROUND - timedelta(days=2)
        count = int((2 * AROUND + timedelta(days=4)) / QUARTER)
        self._moments = [begin + number * QUARTER for number in range(count)]
        shows = [moment.astimezone(zone).replace(tzinfo=None, fold=0) for moment in self._moments]
        self._latest_so_far = list(accumulate(shows, max))

    def first_moment(self, wanted: datetime) -> datetime:
        """Return the first moment at which the clock showed this, or something later."""
        return self._moments[bisect_left(self._latest_so_far, wanted)]


def _cron_is_wrong(zone: ZoneInfo, at: time, change: datetime) -> bool:
    """Return whether APScheduler's own calendar skips or doubles a date around a change."""
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=zone)
    end = change + AROUND
    fired: list[date] = []
    previous, now = None, (change - AROUND).astimezone(zone)
    while (following := trigger.get_next_fire_time(previous, now)) and following <= end:
        fired.append(following.date())
        if len(fired) > 2 * AROUND.days + 1:
            return True  # it does not get over the change at all
        previous, now = following, (following.astimezone(UTC) + timedelta(seconds=1)).astimezone(zone)
    return fired != [fired[0] + timedelta(days=number) for number in range(len(fired))]
