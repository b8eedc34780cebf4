"""Faults that a test arranges for calls to come."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

LATE = timedelta(seconds=20)
"""How much later, on the town's clock, a platform does what it accepted late."""
SILENT_SECONDS = 60.0
"""How long a platform says nothing, in real time: longer than anybody waits."""


class Fault(StrEnum):
    """What goes wrong with one call."""

    RATE_LIMIT = "rate limit"
    """Answer 429 with Retry-After; nothing happened."""
    ERROR_BEFORE = "error before"
    """Answer 500; nothing happened."""
    ERROR_AFTER = "error after"
    """Do what was asked, then answer 500."""
    DROP_BEFORE = "drop before"
    """Close the connection; nothing happened."""
    DROP_AFTER = "drop after"
    """Do what was asked, then close the connection without an answer."""
    LATE_ACCEPT = "late accept"
    """Close the connection without an answer, and do what was asked some seconds later."""
    SILENCE = "silence"
    """Keep the connection open and say nothing; nothing happened."""


@dataclass
class Faults:
    """A queue of faults per method (Slack) or `VERB route` (Discord); each is used once."""

    planned: dict[str, deque[Fault]] = field(default_factory=dict)
    put_off: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)
    """What was accepted late, each with the instant from which on it is done."""

    def arrange(self, method: str, *faults: Fault) -> None:
        """Let the next calls of `method` meet these faults, one each."""
        self.planned.setdefault(method, deque()).extend(faults)

    def take(self, method: str) -> Fault | None:
        """Return and use up the fault that the current call of `method` meets."""
        queue = self.planned.get(method)
        return queue.popleft() if queue else None

    def accept_late(self, now: datetime, act: Callable[[], object]) -> None:
        """Take note of what is to be done later."""
        self.put_off.append((now + LATE, act))

    def catch_up(self, now: datetime) -> None:
        """Do what was accepted late and should be done by now; asked before anybody calls or looks."""
        due = [act for at, act in self.put_off if at <= now]
        self.put_off = [one for one in self.put_off if one[0] > now]
        for act in due:
            act()
