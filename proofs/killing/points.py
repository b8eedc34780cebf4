"""The points at which a bot dies."""

import os
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """The steps of a delivery."""

    SETTLE = "settle"
    """The tick's transaction: the occurrence is settled, and what must exist is ordered."""
    CLAIM = "claim"
    """The transaction that takes the order under a lease."""
    CARRY = "carry"
    """The call to the platform."""
    SENT = "sent"
    """The transaction that records that it exists."""
    FAILED = "failed"
    """The transaction that records that it does not, or may not."""


class Moment(StrEnum):
    """Where in a step."""

    BEFORE = "before"
    """All of a transaction is done but its COMMIT; nothing has gone out of a call."""
    WITHIN = "within"
    """Half of a COMMIT is in SQLite's file; PostgreSQL has been sent it, and not answered."""
    AFTER = "after"
    """Committed, and nobody has heard of it; the platform has answered, and nothing is recorded."""


@dataclass(frozen=True)
class Point:
    """A moment of a step."""

    moment: Moment
    verb: Verb

    def __str__(self) -> str:
        return f"{self.moment} {self.verb}"


POINTS = tuple(
    Point(moment, verb) for verb in Verb for moment in Moment if (moment, verb) != (Moment.WITHIN, Verb.CARRY)
)
"""Where a bot can die, in the order of a delivery. Within a call is the same as after it, unheard."""


@dataclass(frozen=True)
class About:
    """Which door and which kind of message a step is about."""

    door: str
    kind: str


class Doom:
    """Waits for one point, and ends the process when it is reached for the n-th time."""

    def __init__(self, point: Point | None, about: About, time: int = 1) -> None:
        self._point = point
        self._about = about
        self._left = time

    def comes(self, moment: Moment, verb: Verb, abouts: Iterable[About]) -> bool:
        """Count that a point is reached; tell whether it was the one, for the last time."""
        if self._point != Point(moment, verb) or self._about not in abouts:
            return False
        self._left -= 1
        return self._left == 0

    def strike(self, moment: Moment, verb: Verb, abouts: Iterable[About]) -> None:
        """Die if this is the point."""
        if self.comes(moment, verb, abouts):
            die()


def die() -> None:
    """End this process at once, with nothing finished and nothing closed."""
    os.kill(os.getpid(), signal.SIGKILL)
