"""Faults that a test arranges for calls to come."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass
class Faults:
    """A queue of faults per method (Slack) or `VERB route` (Discord); each is used once."""

    planned: dict[str, deque[Fault]] = field(default_factory=dict)

    def arrange(self, method: str, *faults: Fault) -> None:
        """Let the next calls of `method` meet these faults, one each."""
        self.planned.setdefault(method, deque()).extend(faults)

    def take(self, method: str) -> Fault | None:
        """Return and use up the fault that the current call of `method` meets."""
        queue = self.planned.get(method)
        return queue.popleft() if queue else None
