"""Standings."""

from collections.abc import Sequence

from bot.domain.person import Profile
from bot.store.memory.table import Table

Place = tuple[str, str, str, str]
"""Scope, window, topic and person."""


class MemoryStandings:
    """Sums of points by scope, window, topic and person."""

    def __init__(self, sums: Table[Place, int], profiles: Table[str, Profile]) -> None:
        self._sums = sums
        self._profiles = profiles

    def add(
        self, scope: str, windows: Sequence[str], topics: Sequence[str], person: str, points: int
    ) -> None:
        """Add points to every combination of window and topic."""
        for window in windows:
            for topic in topics:
                place = (scope, window, topic, person)
                self._sums[place] = self._sums.get(place, 0) + points

    def clear(self, scope: str) -> None:
        """Forget all sums of a scope, to add them up anew."""
        for place in [place for place in self._sums if place[0] == scope]:
            del self._sums[place]

    def forget(self, person: str) -> None:
        """Forget all sums of a person."""
        for place in [place for place in self._sums if place[3] == person]:
            del self._sums[place]

    def scopes(self) -> list[str]:
        """Return every scope that has sums, in no order."""
        return list({place[0] for place in self._sums})

    def of_scope(self, scope: str) -> dict[tuple[str, str, str], int]:
        """Return all sums of a scope, by window, topic and person."""
        return {place[1:]: points for place, points in self._sums.items() if place[0] == scope}

    def page(
        self, scope: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (person, name, points), most points first, then by person."""
        rows = self._ordered(scope, window, topic)[offset : offset + limit]
        return [(person, self._name(person), points) for person, points in rows]

    def total(self, scope: str, window: str, topic: str) -> int:
        """Return how many people stand in a window."""
        return len(self._ordered(scope, window, topic))

    def points(self, scope: str, window: str, topic: str, person: str) -> int | None:
        """Return a person's points, if the person stands in the window."""
        return self._sums.get((scope, window, topic, person))

    def own(self, scope: str, window: str, topic: str, person: str) -> tuple[int, int] | None:
        """Return a person's rank and points, if the person stands in the window."""
        points = self.points(scope, window, topic, person)
        return None if points is None else (self.rank(scope, window, topic, points), points)

    def rank(self, scope: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the people with more."""
        return 1 + sum(other > points for _, other in self._ordered(scope, window, topic))

    def position(self, scope: str, window: str, topic: str, person: str) -> int:
        """Return how many rows stand before the person's row in the order of `page`."""
        own = (-(self.points(scope, window, topic, person) or 0), person)
        return sum((-points, other) < own for other, points in self._ordered(scope, window, topic))

    def _name(self, person: str) -> str:
        """Return what others read."""
        return self._profiles.get(person, Profile(person)).shown_as

    def _ordered(self, scope: str, window: str, topic: str) -> list[tuple[str, int]]:
        """Return the members of one board with their points, in its order."""
        rows = [(key[3], points) for key, points in self._sums.items() if key[:3] == (scope, window, topic)]
        return sorted(rows, key=lambda row: (-row[1], row[0]))
