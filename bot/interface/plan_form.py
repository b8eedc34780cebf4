"""Reading the setup form: values to a plan, or what is wrong with them."""

import re
from datetime import time

from bot.domain.places import Channel
from bot.domain.plan import Plan, Reveals
from bot.domain.question import Level
from bot.interface.wall_time import read_wall_time
from bot.message.form import FormProblems, Values
from bot.screens import problems, study

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
    when = read_wall_time(typed)
    if isinstance(when, str):
        found[study.WHEN] = when
        return None
    return when


def _reveals(typed: str) -> Reveals | None:
    """Return three rising times, if that is what was typed."""
    lengths = [int(m["number"]) * (60 if m["unit"] == "h" else 1) for m in LENGTH.finditer(typed.lower())]
    if len(lengths) != len(Reveals.__slots__) or sorted(set(lengths)) != lengths:
        return None
    if not all(SHORTEST <= minutes <= LONGEST for minutes in lengths):
        return None
    return Reveals(*lengths)
