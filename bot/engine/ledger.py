"""The ledger as a port: attempts, what was found out about them later, and the sums they add up to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.attempt import Amendment, Attempt
from bot.domain.correction import Correction


class Recorded(StrEnum):
    """What became of an attempt that was handed in."""

    PAID = "paid"
    """It is in its slot, and it is the one that pays."""
    UNPAID = "unpaid"
    """It is in its slot, but what it pays for was paid before: kept with no points."""
    TAKEN = "taken"
    """The slot was taken; nothing was written."""


class Attempts(Protocol):
    """The ledger of answers."""

    def record(self, attempt: Attempt) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, pays_for) decides what it is."""
        ...

    def in_slot(self, member: str, slot: str) -> Attempt | None:
        """Return what the member answered in a slot."""
        ...

    def tally(self, prompt: str) -> Mapping[str, int]:
        """Return how many chose each option of a prompt's quick check."""
        ...

    def answered(self, prompt: str) -> int:
        """Return how many members attempted a prompt in any way."""
        ...

    def written(self, prompt: str) -> int:
        """Return how many members wrote an answer to a prompt."""
        ...

    def items_answered(self, member: str) -> set[str]:
        """Return the ids of the items that the member has answered anywhere."""
        ...

    def quiz_paid_on(self, member: str, day: date) -> int:
        """Return how many quiz items paid the member on a local date."""
        ...

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        ...

    def count(self, channel: str, member: str) -> int:
        """Return how many attempts the member has made in a channel."""
        ...


class Amendments(Protocol):
    """What was found out later: amendments of attempts, and corrections that were carried out."""

    def begin(self, correction: Correction, at: datetime) -> bool:
        """Record that a correction is carried out; False, and nothing changes, when it was before."""
        ...

    def begun(self) -> set[Correction]:
        """Return the corrections that have been carried out."""
        ...

    def answers(self, item: str, before: int) -> list[Attempt]:
        """Return all attempts at revisions of an item below this one, in the order they were made."""
        ...

    def add(self, amendment: Amendment) -> bool:
        """Insert an amendment; False, and nothing changes, when the attempt was amended for that cause."""
        ...


class Standings(Protocol):
    """Sums of points per channel, window, topic ("" for all) and member, kept in step with the ledger."""

    def add(
        self, channel: str, windows: Sequence[str], topics: Sequence[str], member: str, points: int
    ) -> None:
        """Add points to every combination of window and topic, in one statement."""
        ...

    def page(
        self, channel: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (member, name, points), most points first, then by member key."""
        ...

    def total(self, channel: str, window: str, topic: str) -> int:
        """Return how many members stand in a window."""
        ...

    def points(self, channel: str, window: str, topic: str, member: str) -> int | None:
        """Return a member's points, if the member stands in the window."""
        ...

    def own(self, channel: str, window: str, topic: str, member: str) -> tuple[int, int] | None:
        """Return a member's rank and points, if the member stands in the window."""
        ...

    def rank(self, channel: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the members with more."""
        ...

    def position(self, channel: str, window: str, topic: str, member: str) -> int:
        """Return how many rows stand before the member's row in the order of `page`."""
        ...
