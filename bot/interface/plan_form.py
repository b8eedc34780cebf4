"""Reading the setup form: values to a plan, or what is wrong with them."""

import re
from datetime import time
from difflib import get_close_matches
from zoneinfo import available_timezones

from bot.domain.places import Channel
from bot.domain.plan import Plan, Reveals
from bot.domain.question import Level
from bot.message.form import FormProblems, Values
from bot.screens import problems, study

CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")
LENGTH = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>[hm])")
SHORTEST, LONGEST = 5, 48 * 60
WEEK = tuple("0123456")


def read_plan(channel: Channel, values: Values, known_topics: frozenset[str]) -> Plan | FormProblems:
    """Return the plan that a form describes; every wrong field gets its sentence at once."""
    found: dict[str, str] = {}
    when = _when(_text(values, study.WHEN), found)
    reveals = _reveals(_text(values, study.REVEALS))
    if reveals is None:
        found[study.REVEALS] = problems.REVEALS
    days = frozenset(int(day) for day in values.get(study.DAYS, ()) if day in WEEK)
    if not days:
        found[study.DAYS] = problems.DAYS
    if found or when is None or reveals is None:
        return FormProblems(found)
    at, zone = when
    topics = tuple(topic for topic in values.get(study.TOPICS, ()) if topic in known_topics)
    everything = study.ANY in values.get(study.TOPICS, ())
    level = _text(values, study.LEVEL)
    return Plan(
        channel=channel,
        zone=zone,
        at=at,
        days=days,
        topics=() if everything else topics,
        level=Level(level) if level in set(Level) else None,
        reveals=reveals,
    )


def _text(values: Values, key: str) -> str:
    """Return the one value of a field, without the space around it."""
    return next(iter(values.get(key, ())), "").strip()


def _when(typed: str, found: dict[str, str]) -> tuple[time, str] | None:
    """Return time and zone, or note what is wrong."""
    clock, _, zone = typed.partition(" ")
    match = CLOCK.fullmatch(clock)
    if match is None or not zone.strip():
        found[study.WHEN] = problems.TIME
        return None
    name = _zone(zone.strip())
    if name is None:
        near = tuple(get_close_matches(zone.strip().replace(" ", "_"), sorted(available_timezones()), 1))
        found[study.WHEN] = problems.zone(zone.strip(), near)
        return None
    return time(int(match["hour"]), int(match["minute"])), name


def _zone(typed: str) -> str | None:
    """Return the zone of that name, whatever its case."""
    wanted = typed.replace(" ", "_").lower()
    return next((name for name in sorted(available_timezones()) if name.lower() == wanted), None)


def _reveals(typed: str) -> Reveals | None:
    """Return three rising times, if that is what was typed."""
    lengths = [int(m["number"]) * (60 if m["unit"] == "h" else 1) for m in LENGTH.finditer(typed.lower())]
    if len(lengths) != len(Reveals.__slots__) or sorted(set(lengths)) != lengths:
        return None
    if not all(SHORTEST <= minutes <= LONGEST for minutes in lengths):
        return None
    return Reveals(*lengths)
