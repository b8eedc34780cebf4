"""Reminders: when a person who asked for it is told that reviews are due."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.occurrence import CATCH_UP, Occurrence, OccurrenceKind, exists, instant
from bot.domain.person import Profile

EARLIEST, LATEST = time(7), time(22)
"""Nobody is told anything before the one or from the other on, by the clock on their wall."""

SNOOZE = timedelta(days=7)


def is_decent(wall: time) -> bool:
    """Tell whether a reminder may come at this time of day."""
    return EARLIEST <= wall < LATEST


def reminders(profile: Profile, after: datetime) -> Iterator[Occurrence]:
    """Yield the reminders that a person wants after an instant, soonest first; none without a time."""
    if profile.remind_at is None or not is_decent(profile.remind_at):
        return
    zone = ZoneInfo(profile.zone)
    day = after.astimezone(zone).date() - timedelta(days=1)
    if profile.snoozed_until:
        day = max(day, profile.snoozed_until)
    while True:
        due = instant(day, profile.remind_at, zone)
        if due > after and exists(day, zone):
            yield Occurrence(profile.person, OccurrenceKind.REMINDER, day, due)
        day += timedelta(days=1)


def in_time(profile: Profile, due_at: datetime, now: datetime) -> bool:
    """Tell whether a reminder that was due may still be given: not too late, and not at night."""
    wall = now.astimezone(ZoneInfo(profile.zone)).time()
    return now - due_at <= CATCH_UP and is_decent(wall)
