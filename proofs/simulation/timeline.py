"""Time in the simulation: what is to happen, in order, and what the bot's clock shows meanwhile."""

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

START = datetime(2026, 11, 22, tzinfo=UTC)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


class Timeline:
    """Jumps from event to event. True time is in seconds since the start; the bot's clock may be off."""

    def __init__(self) -> None:
        self.true = 0.0
        self.highest = 0.0
        """The latest that the bot's clock has ever shown, in seconds since the start."""
        self._off_by = 0.0
        self._steps: list[tuple[float, float]] = [(0.0, 0.0)]
        self._events: list[tuple[float, int, Callable[[], object]]] = []
        self._count = 0

    @property
    def shown(self) -> float:
        """What the bot's clock shows, in seconds since the start."""
        return self.true + self._off_by

    def now(self) -> datetime:
        """Return what the bot's clock shows."""
        return START + timedelta(seconds=self.shown)

    def true_of(self, instant: datetime) -> float:
        """Return when the bot's clock will show an instant, if nobody touches it."""
        return (instant - START).total_seconds() - self._off_by

    def step(self, by: float) -> None:
        """Put the bot's clock forward or back."""
        self._off_by += by
        self._steps.append((self.true, self._off_by))
        self._keep_highest()

    def stepped_between(self, begin: float, end: float) -> float:
        """Return how far the clock was put, in all, between two true moments."""
        offsets = [off for at, off in self._steps if at <= begin][-1:]
        offsets += [off for at, off in self._steps if begin < at <= end]
        return sum(abs(after - before) for before, after in pairwise(offsets))

    def first_shown(self, instant: float) -> float:
        """Return the first true moment at which the bot's clock showed this or something later."""
        ends = [at for at, _ in self._steps[1:]] + [float("inf")]
        for (begin, off), end in zip(self._steps, ends, strict=True):
            if begin + off >= instant:
                return begin
            if instant - off < end:
                return instant - off
        return float("inf")

    def at(self, moment: float, action: Callable[[], object]) -> None:
        """Let something happen at a true moment."""
        self._count += 1
        heapq.heappush(self._events, (max(moment, self.true), self._count, action))

    def after(self, seconds: float, action: Callable[[], object]) -> None:
        """Let something happen so many seconds from now."""
        self.at(self.true + seconds, action)

    def run_until(self, end: float) -> None:
        """Let everything happen until a true moment."""
        while self._events and self._events[0][0] <= end:
            self.true, _, action = heapq.heappop(self._events)
            self._keep_highest()
            action()
        self.true = end
        self._keep_highest()

    def _keep_highest(self) -> None:
        self.highest = max(self.highest, self.shown)
