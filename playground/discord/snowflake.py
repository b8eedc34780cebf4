"""Ids that carry their moment, unique and increasing, after the town's clock."""

from datetime import UTC, datetime

from playground.clock import Clock

EPOCH_MS = 1_420_070_400_000
SEQUENCE_BITS = 22


def moment_of(snowflake: str) -> datetime:
    """Return the instant that an id carries."""
    return datetime.fromtimestamp(((int(snowflake) >> SEQUENCE_BITS) + EPOCH_MS) / 1000, UTC)


class Snowflakes:
    """Mints ids; a clock that stands still or goes back never makes two alike."""

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self.last = last

    def mint(self) -> str:
        """Return a new id, larger than every one before."""
        milliseconds = int(self._clock.now().timestamp() * 1000) - EPOCH_MS
        self.last = max(self.last + 1, milliseconds << SEQUENCE_BITS)
        return str(self.last)
