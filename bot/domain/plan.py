"""A plan: what a channel studies, at which local time, on which days, and when it reveals."""

from dataclasses import dataclass, replace
from datetime import time
from typing import Self

from bot.domain.places import Channel
from bot.domain.question import Level

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Reveals:
    """Minutes after the post at which each layer goes to the thread; the last one closes the question."""

    ask_first: int = 120
    steps: int = 240
    close: int = 480


@dataclass(frozen=True, slots=True)
class Plan:
    """The study plan of one channel.

    `days` are weekdays with Monday as 0; `topics` empty means all; `level` None means every level.
    """

    channel: Channel
    zone: str
    at: time
    days: frozenset[int] = WEEKDAYS
    topics: tuple[str, ...] = ()
    level: Level | None = None
    reveals: Reveals = Reveals()
    paused: bool = False

    def pause(self) -> Self:
        """Return the same plan, paused."""
        return replace(self, paused=True)

    def resume(self) -> Self:
        """Return the same plan, running."""
        return replace(self, paused=False)
