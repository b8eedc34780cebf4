"""The streak of a team: days on which enough people took part, in a row."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

QUORUM = 3
"""How many people make a day count, unless half of the active ones are fewer, or a steward said otherwise."""

ACTIVE_DAYS = 10
"""Whoever took part on one of so many days is active."""


@dataclass(frozen=True, slots=True)
class TeamDay:
    """One counted day of a record, and the persons who took part. `open`: it can still be answered."""

    day: date
    people: frozenset[str]
    open: bool = False


@dataclass(frozen=True, slots=True)
class TeamStreak:
    """How many days in a row counted; `took_part` and `needed` are those of the latest day."""

    length: int = 0
    longest: int = 0
    took_part: int = 0
    needed: int = 1


def quorum(active: int, wanted: int | None) -> int:
    """Return how many people make a day count: what a steward wants, else three or half of the active."""
    return wanted if wanted is not None else max(1, min(QUORUM, -(-active // 2)))


def team_streak(days: Iterable[TeamDay], wanted: int | None = None) -> TeamStreak:
    """Fold the days, oldest first, into the streak of a team.

    A day counts when its quorum took part. One that is still open and has not reached it changes nothing.
    """
    length = longest = took_part = 0
    needed = 1
    recent: deque[frozenset[str]] = deque(maxlen=ACTIVE_DAYS)
    for day in days:
        recent.append(day.people)
        took_part = len(day.people)
        needed = quorum(len(frozenset().union(*recent)), wanted)
        if took_part >= needed:
            length += 1
            longest = max(longest, length)
        elif not day.open:
            length = 0
    return TeamStreak(length, longest, took_part, needed)
