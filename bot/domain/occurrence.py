"""Occurrences: the due moments of a plan, each of which happens once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.plan import Plan, Reveals

CATCH_UP = timedelta(hours=4)
"""How late a post may go out; after that the occurrence is missed, and no streak counts it."""


class OccurrenceKind(StrEnum):
    """What is due."""

    POST = "post"
    ASK_FIRST = "ask-first"
    STEPS = "steps"
    CLOSE = "close"


class OccurrenceState(StrEnum):
    """What became of it."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One due moment: unique per channel, kind and local date, whatever the clock does."""

    channel: str
    kind: OccurrenceKind
    local_date: date
    due_at: datetime
    state: OccurrenceState = OccurrenceState.PLANNED
    prompt: str | None = None

    @property
    def key(self) -> str:
        """The string that names this occurrence everywhere."""
        return f"{self.channel}/{self.kind}/{self.local_date.isoformat()}"


def instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return the one UTC instant at which a zone's wall clock shows this time on this day.

    Where the clock shows it twice, the first pass; where it skips it, the first valid instant after the
    gap, which may carry the next local date: the planned date stays the key.
    """
    local = datetime.combine(day, wall, tzinfo=zone)
    at = local.replace(fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return at
    return _end_of_gap(local.replace(fold=1).astimezone(UTC), at, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the offset change between two instants, to the second, by bisection."""
    old = before.astimezone(zone).utcoffset()
    low, high = before, after
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return high


def exists(day: date, zone: ZoneInfo) -> bool:
    """Tell whether a zone has this date at all (Apia has no 30 December 2011)."""
    return instant(day, time(0), zone).astimezone(zone).date() == day


def posts(plan: Plan, after: datetime) -> Iterator[Occurrence]:
    """Yield the posts of a plan that are due strictly after an instant, soonest first, without end.

    A plan with no days yields nothing.
    """
    if not plan.days:
        return
    zone = ZoneInfo(plan.zone)
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        if day.weekday() in plan.days and exists(day, zone):
            due = instant(day, plan.at, zone)
            if due > after:
                yield Occurrence(plan.channel.key, OccurrenceKind.POST, day, due)
        day += timedelta(days=1)


def reveals(
    times: Reveals, channel: str, day: date, posted_at: datetime, prompt: str
) -> tuple[Occurrence, ...]:
    """Return what follows a post: its times derive from the actual post, its date from the planned one."""
    return tuple(
        Occurrence(channel, kind, day, posted_at + timedelta(minutes=minutes), prompt=prompt)
        for kind, minutes in (
            (OccurrenceKind.ASK_FIRST, times.ask_first),
            (OccurrenceKind.STEPS, times.steps),
            (OccurrenceKind.CLOSE, times.close),
        )
    )


def too_late(occurrence: Occurrence, now: datetime) -> bool:
    """Tell whether a post has outlived its catch-up window; what follows a post is never too late."""
    return occurrence.kind is OccurrenceKind.POST and now - occurrence.due_at > CATCH_UP


def is_late(occurrence: Occurrence, now: datetime) -> bool:
    """Tell whether a post goes out so much after its time that it should say so."""
    return now - occurrence.due_at > timedelta(minutes=5)
