"""What is kept of people anywhere, as a port: to show it, and to delete it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.own_data import Deletion, Row


class Traces(Protocol):
    """All that the store keeps of members, wherever it is."""

    def of(self, members: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        """Return every row about these members, by table."""
        ...

    def members(self) -> set[str]:
        """Return the key of everybody of whom something is kept; other keys may be among them."""
        ...

    def forget(self, pseudonyms: Mapping[str, str]) -> None:
        """Delete what is kept of these members; what others need stays under their pseudonyms."""
        ...

    def sweep(self, now: datetime) -> None:
        """Delete what has been kept for its time."""
        ...

    def note_deletion(self, deletion: Deletion) -> None:
        """Remember a deletion, so that it can be done again after a restore."""
        ...

    def deletions(self) -> list[Deletion]:
        """Return the deletions that are remembered, the earliest first."""
        ...
