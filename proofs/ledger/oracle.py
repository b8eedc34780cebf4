"""What the numbers must be, added up from the ledger in the plainest way, by nothing of the product."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.attempt import Attempt
from bot.domain.scope import Season

PRACTICE = ("quiz", "review", "interview", "live")
A_DAY = 10
Place = tuple[str, str, str, str]
"""Scope, window, topic and person."""


@dataclass(frozen=True)
class Scope:
    """A board: the channels that count on it, and its named seasons."""

    channels: frozenset[str]
    seasons: tuple[Season, ...]


def pays(attempts: Iterable[Attempt], extra: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Return what each answer of a person pays, by member and slot; only the first about a thing does."""
    known: list[str] = []
    practised: list[date] = []
    result = {}
    for one in attempts:
        result[one.member, one.slot] = 0
        if one.about in known:
            continue
        known.append(one.about)
        worth = one.worth
        if one.surface.value in PRACTICE and worth > 0:
            if practised.count(one.local_date) >= A_DAY:
                worth = 0
            else:
                practised.append(one.local_date)
        result[one.member, one.slot] = max(worth, extra.get((one.member, one.slot), 0))
    return result


def boards(
    paying: Iterable[tuple[str, Attempt, int]], scopes: Mapping[str, Scope], absent: Iterable[str]
) -> dict[Place, int]:
    """Return every sum of points, from (person, answer, points); who is absent stands on no board."""
    gone = set(absent)
    sums: Counter[Place] = Counter()
    for person, one, points in paying:
        if person in gone or points <= 0:
            continue
        for name, scope in scopes.items():
            if one.channel not in scope.channels:
                continue
            for window in _windows(one.local_date, scope.seasons):
                sums[name, window, "", person] += points
                sums[name, window, one.topic, person] += points
    return dict(sums)


def _windows(day: date, seasons: Iterable[Season]) -> list[str]:
    """Return the week, month, season and all time that a date lies in."""
    thursday = day + timedelta(days=3 - day.weekday())
    week = (thursday - date(thursday.year, 1, 1)).days // 7 + 1
    named = [season.first.isoformat() for season in seasons if season.first <= day <= season.last]
    quarter = f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    return [
        f"week:{thursday.year}-W{week:02}",
        f"month:{day.year}-{day.month:02}",
        f"season:{named[0] if named else quarter}",
        "all",
    ]


def streak(days: Mapping[date, tuple[bool, bool]]) -> tuple[int, int, int]:
    """Return length, longest and freezes of a streak, from dates with (answered, still open)."""
    length = longest = freezes = since = 0
    for day in sorted(days):
        answered, still_open = days[day]
        if answered:
            length, since = length + 1, since + 1
            freezes += since % 5 == 0 and freezes < 2
            longest = max(longest, length)
        elif not still_open and length > 0:
            if freezes > 0:
                freezes -= 1
            else:
                length = since = 0
    return length, longest, freezes


def by_person(persons: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the members that each person is."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for member, person in persons.items():
        found[person].append(member)
    return dict(found)
