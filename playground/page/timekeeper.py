"""The clock of the page: reads the town's time and asks the time machine to move it."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from playground.clock import Clock

MORNING = time(9)
AFTER_THE_HOUR = timedelta(seconds=5)
"""So that what is due at nine is due, whatever the rounding."""
LONGEST_STEP = timedelta(days=31)


class TimeMachine(Protocol):
    """Moves the town's clock and lets everything that falls due on the way happen."""

    async def advance(self, to: datetime) -> None:
        """Move the clock forward to `to`; return when what was due has been done."""
        ...


class ClockRefusal(Exception):
    """The clock cannot be moved like this; the text says why."""


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return a few seconds after the next nine o'clock in `zone`, strictly after `now`, in UTC."""
    day = now.astimezone(zone).date()
    nine = datetime.combine(day, MORNING, zone).astimezone(UTC)
    if nine <= now:
        nine = datetime.combine(day + timedelta(days=1), MORNING, zone).astimezone(UTC)
    return nine + AFTER_THE_HOUR


def destination(to: object, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant that the page means by `"next morning"` or `{"minutes": 60}`.

    Raises:
        ClockRefusal: it is neither, or too far away.
    """
    match to:
        case "next morning":
            return next_morning(now, zone)
        case {"minutes": int(minutes)} if 0 < minutes * 60 <= LONGEST_STEP.total_seconds():
            return now + timedelta(minutes=minutes)
        case _:
            raise ClockRefusal("The clock goes to the next morning, or forward by minutes, a month at most.")


class Timekeeper:
    """One clock, moved by one request at a time."""

    def __init__(self, clock: Clock, machine: TimeMachine | None, zone: str) -> None:
        self._clock = clock
        self._machine = machine
        self._zone = ZoneInfo(zone)
        self._moving = False

    def reading(self) -> dict[str, Any]:
        """Return what the clock shows, as the page wants it."""
        return {
            "now": self._clock.now().isoformat(),
            "zone": self._zone.key,
            "moving": self._moving,
            "movable": self._machine is not None,
        }

    async def move(self, to: object) -> None:
        """Move the clock.

        Raises:
            ClockRefusal: it cannot be moved, is moving already, or `to` makes no sense.
        """
        if self._machine is None:
            raise ClockRefusal("This clock cannot be moved.")
        if self._moving:
            raise ClockRefusal("The clock is still moving. Wait a moment.")
        target = destination(to, self._clock.now(), self._zone)
        self._moving = True
        try:
            await self._machine.advance(target)
        finally:
            self._moving = False
