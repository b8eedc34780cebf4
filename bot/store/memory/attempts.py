"""The ledger of attempts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.attempt import Attempt, Surface
from bot.domain.ledger import PRACTICE, Sum
from bot.engine.ports import Recorded
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryAttempts:
    """Attempts by member and slot, and what has been paid by member."""

    def __init__(
        self, ledger: Table[tuple[str, str], Attempt], paid: Table[tuple[str, str], Attempt]
    ) -> None:
        self._ledger = ledger
        self._paid = paid

    def record(self, attempt: Attempt, *, may_pay: bool = True) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, about) decides what it is."""
        kept = replace(attempt, at=utc(attempt.at))
        slot, payment = (attempt.member, attempt.slot), (attempt.member, attempt.about)
        if slot in self._ledger:
            return Recorded.TAKEN
        first = payment not in self._paid
        if not first or not may_pay:
            kept = replace(kept, points=0)
        if first:
            self._paid[payment] = kept
        self._ledger[slot] = kept
        return Recorded.PAID if first and may_pay else Recorded.UNPAID

    def in_slot(self, member: str, slot: str) -> Attempt | None:
        """Return what the member answered in a slot."""
        return self._ledger.get((member, slot))

    def tally(self, prompt: str) -> Mapping[str, int]:
        """Return how many chose each option of a prompt's quick check."""
        checks = (one for one in self._of_prompt(prompt) if one.surface is Surface.CHECK)
        return Counter(one.chosen for one in checks if one.chosen)

    def answered(self, prompt: str) -> int:
        """Return how many members attempted a prompt in any way."""
        return len({one.member for one in self._of_prompt(prompt)})

    def written(self, prompt: str) -> int:
        """Return how many members wrote an answer to a prompt."""
        return sum(one.surface is Surface.WRITTEN for one in self._of_prompt(prompt))

    def answered_before(self, members: Sequence[str], about: str) -> bool:
        """Tell whether any of these members has answered that, so that it pays no more."""
        return any((member, about) in self._paid for member in members)

    def items_answered(self, members: Sequence[str]) -> set[str]:
        """Return the ids of the items that these members have answered anywhere."""
        return {one.item for one in self._by(members) if one.item is not None}

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members have answered anything about, and when last."""
        return {one.question: one.at for one in sorted(self._by(members), key=lambda one: one.at)}

    def practice_paid_on(self, members: Sequence[str], day: date) -> int:
        """Return how many items paid these members for practice on a local date."""
        return sum(
            one.surface in PRACTICE and min(one.points, one.worth) > 0 and one.local_date == day
            for one in self._by(members)
        )

    def of_members(self, members: Sequence[str]) -> list[Attempt]:
        """Return everything that these members answered, in the order in which it was recorded."""
        return list(self._by(members))

    def members(self) -> list[str]:
        """Return everybody who has answered anything, in no order."""
        return list({one.member for one in self._ledger.values()})

    def repay(self, member: str, slot: str, points: int) -> None:
        """Set what an attempt pays, after the ledger was added up anew."""
        if found := self._ledger.get((member, slot)):
            self._ledger[member, slot] = replace(found, points=points)

    def sums(self, channels: Sequence[str], members: Sequence[str] = ()) -> list[Sum]:
        """Return points by channel, member, topic and local date; no channels or members mean all of them."""
        found: Counter[tuple[str, str, str, date]] = Counter()
        for one in self._ledger.values():
            here = not channels or one.channel in channels
            if here and (not members or one.member in members) and one.points > 0:
                found[one.channel, one.member, one.topic, one.local_date] += one.points
        return [Sum(*key, points) for key, points in found.items()]

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        found = [one for one in self._by((member,)) if one.slot.startswith(f"quiz/{run}/")]
        return sorted(found, key=lambda one: int(one.slot.rsplit("/", 1)[1]))

    def count(self, channels: Sequence[str], members: Sequence[str]) -> int:
        """Return how many attempts these members have made in channels."""
        return sum(one.channel in channels for one in self._by(members))

    def _of_prompt(self, prompt: str) -> Iterator[Attempt]:
        """Yield the attempts at a prompt."""
        return (one for one in self._ledger.values() if one.prompt == prompt)

    def _by(self, members: Sequence[str]) -> Iterator[Attempt]:
        """Yield the attempts of some members."""
        return (one for one in self._ledger.values() if one.member in members)
