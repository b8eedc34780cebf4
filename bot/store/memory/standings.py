"""Standings."""

from collections.abc import Sequence

from bot.store.memory.table import Table

Place = tuple[str, str, str, str]
"""Channel, window, topic and member."""


class MemoryStandings:
    """Sums of points by channel, window, topic and member."""

    def __init__(self, sums: Table[Place, int], names: Table[str, str]) -> None:
        self._sums = sums
        self._names = names

    def add(
        self, channel: str, windows: Sequence[str], topics: Sequence[str], member: str, points: int
    ) -> None:
        """Add points to every combination of window and topic."""
        for window in windows:
            for topic in topics:
                place = (channel, window, topic, member)
                self._sums[place] = self._sums.get(place, 0) + points

    def page(
        self, channel: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (member, name, points), most points first, then by member key."""
        rows = self._ordered(channel, window, topic)[offset : offset + limit]
        return [(member, self._names.get(member, member), points) for member, points in rows]

    def total(self, channel: str, window: str, topic: str) -> int:
        """Return how many members stand in a window."""
        return len(self._ordered(channel, window, topic))

    def points(self, channel: str, window: str, topic: str, member: str) -> int | None:
        """Return a member's points, if the member stands in the window."""
        return self._sums.get((channel, window, topic, member))

    def own(self, channel: str, window: str, topic: str, member: str) -> tuple[int, int] | None:
        """Return a member's rank and points, if the member stands in the window."""
        points = self.points(channel, window, topic, member)
        return None if points is None else (self.rank(channel, window, topic, points), points)

    def rank(self, channel: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the members with more."""
        return 1 + sum(other > points for _, other in self._ordered(channel, window, topic))

    def position(self, channel: str, window: str, topic: str, member: str) -> int:
        """Return how many rows stand before the member's row in the order of `page`."""
        own = (-(self.points(channel, window, topic, member) or 0), member)
        return sum((-points, other) < own for other, points in self._ordered(channel, window, topic))

    def _ordered(self, channel: str, window: str, topic: str) -> list[tuple[str, int]]:
        """Return the members of one board with their points, in its order."""
        rows = [(key[3], points) for key, points in self._sums.items() if key[:3] == (channel, window, topic)]
        return sorted(rows, key=lambda row: (-row[1], row[0]))
