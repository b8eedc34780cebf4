"""Reading a time of day with its zone, as people write it: 09:00 Europe/Berlin."""

import re
from datetime import time
from difflib import get_close_matches
from zoneinfo import available_timezones

from bot.screens import problems

CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")


def read_wall_time(typed: str) -> tuple[time, str] | str:
    """Return the time and the zone, or the sentence that says what is wrong."""
    clock, _, zone = typed.partition(" ")
    match = CLOCK.fullmatch(clock)
    if match is None or not zone.strip():
        return problems.TIME
    name = _zone(zone.strip())
    if name is None:
        near = tuple(get_close_matches(zone.strip().replace(" ", "_"), sorted(available_timezones()), 1))
        return problems.zone(zone.strip(), near)
    return time(int(match["hour"]), int(match["minute"])), name


def _zone(typed: str) -> str | None:
    """Return the zone of that name, whatever its case."""
    wanted = typed.replace(" ", "_").lower()
    return next((name for name in sorted(available_timezones()) if name.lower() == wanted), None)
