"""Occurrences: the due moments of a plan, each of which happens once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.domain.plan import CATCH_UP_HOURS, Plan, Reveals

CATCH_UP = timedelta(hours=CATCH_UP_HOURS)
"""How late a post may go out unless its plan says otherwise; later it is missed, and no streak counts it."""

LATE = timedelta(minutes=5)
"""A post that goes out later than this says so."""

LOOK_AHEAD = 400
"""How many days in a row without a post end a search for the next one."""

Holiday = Callable[[date], bool]
"""Whether a date is a public holiday where the channel is."""


class OccurrenceKind(StrEnum):
    """What is due."""

    POST = "post"
    ASK_FIRST = "ask-first"
    STEPS = "steps"
    CLOSE = "close"
    DIGEST = "digest"


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


def no_holiday(_day: date) -> bool:
    """Say of any date that it is no holiday."""
    return False


def is_off(plan: Plan, day: date, holiday: Holiday) -> bool:
    """Tell whether a plan leaves a date out although it names its weekday."""
    return day.weekday() in plan.days and (day in plan.days_off or holiday(day))


def days_off(plan: Plan, today: date, holiday: Holiday) -> Iterator[date]:
    """Yield the dates from today on that a plan leaves out, as far as a search looks ahead."""
    days = (today + timedelta(days=number) for number in range(LOOK_AHEAD))
    return (day for day in days if is_off(plan, day, holiday))


def posts(plan: Plan, after: datetime, holiday: Holiday = no_holiday) -> Iterator[Occurrence]:
    """Yield the posts of a plan that are due strictly after an instant, soonest first.

    Holidays and days off have none. It ends where a plan has had no post for more than a year.
    """
    zone = ZoneInfo(plan.zone)
    day = after.astimezone(zone).date() - timedelta(days=1)
    barren = 0
    while barren < LOOK_AHEAD:
        barren += 1
        if day.weekday() in plan.days and not is_off(plan, day, holiday) and exists(day, zone):
            due = instant(day, plan.at, zone)
            if due > after:
                barren = 0
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


def too_late(occurrence: Occurrence, now: datetime, catch_up: timedelta = CATCH_UP) -> bool:
    """Tell whether a post has outlived its catch-up window; what follows a post is never too late."""
    return occurrence.kind is OccurrenceKind.POST and now - occurrence.due_at > catch_up


def is_late(occurrence: Occurrence, now: datetime) -> bool:
    """Tell whether a post goes out so much after its time that it should say so."""
    return now - occurrence.due_at > LATE


def awake(plan: Plan, at: datetime) -> datetime:
    """Return an instant, or the end of the quiet hours that it lies in.

    Where the clock shows that end twice, quiet hours end with the first pass.
    """
    if plan.quiet is None:
        return at
    start, end = plan.quiet
    zone = ZoneInfo(plan.zone)
    local = at.astimezone(zone)
    wall = local.time()
    past_midnight = start > end
    quiet = (wall >= start or wall < end) if past_midnight else start <= wall < end
    if not quiet:
        return at
    day = local.date() + timedelta(days=1 if past_midnight and wall >= start else 0)
    return max(at, instant(day, end, zone))


def spread(plan: Plan, window: timedelta) -> timedelta:
    """Return how long after a full or half hour a channel's post leaves, so that not all leave at once."""
    seconds = int(window.total_seconds())
    if not seconds or plan.at.minute % 30:
        return timedelta(0)
    digest = blake2b(plan.channel.key.encode(), digest_size=8).digest()
    return timedelta(seconds=int.from_bytes(digest) % seconds)


def leaves_at(plan: Plan, occurrence: Occurrence, now: datetime, window: timedelta) -> datetime:
    """Return when a due post may leave: on time at its place in the window, late outside quiet hours."""
    if is_late(occurrence, now):
        return awake(plan, now)
    return max(now, occurrence.due_at + spread(plan, window))
