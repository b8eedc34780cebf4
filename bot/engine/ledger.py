"""The ledger as a port: attempts, what was found out about them later, and the sums they add up to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.attempt import Amendment, Attempt
from bot.domain.correction import Correction
from bot.domain.ledger import Sum
from bot.domain.memory import Answer
from bot.domain.streak import Freeze


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

    def record(self, attempt: Attempt, *, may_pay: bool = True) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, about) decides what it is.

        With `may_pay` false it is kept without points: another member of the same person was first. It is
        the first of its own member all the same, and will pay once the two are no longer one person.
        """
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

    def answered_before(self, members: Sequence[str], about: str) -> bool:
        """Tell whether any of these members has answered that, so that it pays no more."""
        ...

    def items_answered(self, members: Sequence[str]) -> set[str]:
        """Return the ids of the items that these members have answered anywhere."""
        ...

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members have answered anything about, and when last."""
        ...

    def practice_paid_on(self, members: Sequence[str], day: date) -> int:
        """Return how many items paid these members for practice on a local date."""
        ...

    def of_members(self, members: Sequence[str]) -> list[Attempt]:
        """Return everything that these members answered, in the order in which it was recorded."""
        ...

    def members(self) -> list[str]:
        """Return everybody who has answered anything, in no order."""
        ...

    def repay(self, member: str, slot: str, points: int) -> None:
        """Set what an attempt pays, after the ledger was added up anew."""
        ...

    def sums(self, channels: Sequence[str], members: Sequence[str] = ()) -> list[Sum]:
        """Return points by channel, member, topic and local date; no channels or members mean all of them."""
        ...

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        ...

    def count(self, channels: Sequence[str], members: Sequence[str]) -> int:
        """Return how many attempts these members have made in channels."""
        ...


class Answers(Protocol):
    """The judged answers of the ledger, as memory and strength see them."""

    def of(self, members: Sequence[str]) -> list[Answer]:
        """Return every judged answer of these members, in the order in which it was recorded."""
        ...

    def lately(self, channels: Sequence[str], most: int) -> list[Answer]:
        """Return the latest judged answers in channels, each by the key of its person, the latest first.

        Answers of people who left the boards are left out.
        """
        ...

    def home(self, members: Sequence[str]) -> str | None:
        """Return the channel with a plan in which these members answered last."""
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

    def of_members(self, members: Sequence[str]) -> dict[tuple[str, str], int]:
        """Return what amendments add to these members' attempts, by member and slot."""
        ...


class Freezes(Protocol):
    """What became of freezes, per person and scope."""

    def add(self, freeze: Freeze) -> bool:
        """Insert an entry; False, and nothing changes, when its turn was taken."""
        ...

    def of(self, person: str, scope: str) -> list[Freeze]:
        """Return all entries of a person in a scope."""
        ...

    def people(self, scope: str) -> list[str]:
        """Return everybody who has entries in a scope, in no order."""
        ...

    def scopes(self, person: str) -> list[str]:
        """Return every scope that a person has entries in, in no order."""
        ...

    def tell(self, person: str, scope: str) -> list[Freeze]:
        """Return the entries that the person has not been told of, by date, and count them as told."""
        ...


class Standings(Protocol):
    """Sums of points per scope, window, topic ("" for all) and person, kept in step with the ledger.

    People who left the boards have none.
    """

    def add(
        self, scope: str, windows: Sequence[str], topics: Sequence[str], person: str, points: int
    ) -> None:
        """Add points to every combination of window and topic, in one statement."""
        ...

    def clear(self, scope: str) -> None:
        """Forget all sums of a scope, to add them up anew."""
        ...

    def forget(self, person: str) -> None:
        """Forget all sums of a person."""
        ...

    def scopes(self) -> list[str]:
        """Return every scope that has sums, in no order."""
        ...

    def of_scope(self, scope: str) -> dict[tuple[str, str, str], int]:
        """Return all sums of a scope, by window, topic and person."""
        ...

    def page(
        self, scope: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (person, name, points), most points first, then by person."""
        ...

    def total(self, scope: str, window: str, topic: str) -> int:
        """Return how many people stand in a window."""
        ...

    def points(self, scope: str, window: str, topic: str, person: str) -> int | None:
        """Return a person's points, if the person stands in the window."""
        ...

    def own(self, scope: str, window: str, topic: str, person: str) -> tuple[int, int] | None:
        """Return a person's rank and points, if the person stands in the window."""
        ...

    def rank(self, scope: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the people with more."""
        ...

    def position(self, scope: str, window: str, topic: str, person: str) -> int:
        """Return how many rows stand before the person's row in the order of `page`."""
        ...
