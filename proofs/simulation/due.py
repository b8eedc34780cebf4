"""When a date's post is due, reckoned apart from the product: minute by minute instead of by bisection."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

LONGEST_GAP = 25 * 60


@cache
def due_of(day: date, wall: time, zone: str) -> datetime:
    """Return the first instant at which a zone's clock shows a time on a date, or what follows a gap."""
    local = datetime.combine(day, wall)
    for _ in range(LONGEST_GAP):
        noon = local.replace(tzinfo=UTC)
        around = (noon + timedelta(hours=hours) for hours in (-30, 30))
        offsets = {moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in around}
        found = sorted(
            noon - offset
            for offset in offsets
            if offset is not None and (noon - offset).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local
        )
        if found:
            return found[0]
        local += timedelta(minutes=1)
    raise ValueError(f"{zone} never shows {wall} on {day}")
