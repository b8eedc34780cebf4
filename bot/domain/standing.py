"""Standings: windows of time, and ranks that ties share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PAGE = 10


class Window(StrEnum):
    """A stretch of local dates over which points are summed."""

    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    ALL = "all"


def window_key(window: Window, day: date, season: date | None = None) -> str:
    """Return the name of the window that holds a local date, such as `week:2026-W48`.

    Weeks are ISO weeks; a season is a quarter of the year, unless stewards named one: then `season` is the
    first date of it.
    """
    match window:
        case Window.WEEK:
            year, week, _ = day.isocalendar()
            return f"week:{year}-W{week:02}"
        case Window.MONTH:
            return f"month:{day.year}-{day.month:02}"
        case Window.SEASON:
            quarter = f"{day.year}-Q{(day.month + 2) // 3}"
            return f"season:{season.isoformat() if season else quarter}"
        case Window.ALL:
            return "all"


def window_keys(day: date, season: date | None = None) -> tuple[str, ...]:
    """Return the names of all windows that hold a local date; `season` as for `window_key`."""
    return tuple(window_key(window, day, season) for window in Window)


@dataclass(frozen=True, slots=True)
class Standing:
    """One place in a ranking; places that tie share a rank, and the next rank is left out."""

    rank: int
    member: str
    name: str
    points: int


def ranked(
    scores: Sequence[tuple[str, str, int]], first_rank: int = 1, offset: int = 0
) -> tuple[Standing, ...]:
    """Rank (member, name, points) rows that are sorted by points, highest first: 1, 2, 2, 4.

    For a later page, `first_rank` is the rank of its first row and `offset` the number of rows before it.
    """
    places: list[Standing] = []
    for number, (member, name, points) in enumerate(scores, start=offset + 1):
        if not places:
            rank = first_rank
        elif points == places[-1].points:
            rank = places[-1].rank
        else:
            rank = number
        places.append(Standing(rank, member, name, points))
    return tuple(places)
