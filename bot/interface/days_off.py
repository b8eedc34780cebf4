"""Reading what a steward types about holidays, days off and quiet hours."""

import re
from collections.abc import Mapping
from datetime import time

from bot.domain.refusal import Reason, Refusal
from bot.engine.days_off import Leave, Quiet

OFF = "off"
CLOCK = r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?"
SPAN = re.compile(rf"{CLOCK}\s*(?:-|\u2013|to)\s*{CLOCK}")
CATCH_UP = re.compile(r"(\d{1,2})\s*h?")


def leave_of(options: Mapping[str, str]) -> Leave:
    """Return what is typed about holidays and days off; commas between dates do not matter."""
    words = options.get("days", "").replace(",", " ").split()
    return Leave(options.get("country", "").strip(), tuple(words))


def quiet_of(options: Mapping[str, str]) -> Quiet | Refusal:
    """Return what is typed about quiet hours, or the refusal of what cannot be read."""
    hours, late = options.get("hours", "").strip(), options.get("catch-up", "").strip()
    span, window = SPAN.fullmatch(hours), CATCH_UP.fullmatch(late)
    off = hours.lower() == OFF
    if (hours and not off and span is None) or (late and window is None):
        return Refusal(Reason.HOURS_UNKNOWN)
    return Quiet(_span(span) if span else None, off, int(window[1]) if window else None)


def _span(match: re.Match[str]) -> tuple[time, time]:
    """Return from when until when it is quiet."""
    start, start_minute, end, end_minute = match.groups()
    return time(int(start), int(start_minute or 0)), time(int(end), int(end_minute or 0))
