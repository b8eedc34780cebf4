"""The ledger of attempts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.attempt import Attempt, Surface
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

    def record(self, attempt: Attempt) -> Recorded:
        """Insert an attempt; uniqueness of (member, slot) and (member, pays_for) decides what it is."""
        kept = replace(attempt, at=utc(attempt.at))
        slot, payment = (attempt.member, attempt.slot), (attempt.member, attempt.pays_for)
        if slot in self._ledger:
            return Recorded.TAKEN
        if payment in self._paid:
            self._ledger[slot] = replace(kept, pays_for="", points=0)
            return Recorded.UNPAID
        self._ledger[slot] = self._paid[payment] = kept
        return Recorded.PAID

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

    def items_answered(self, member: str) -> set[str]:
        """Return the ids of the items that the member has answered anywhere."""
        return {one.item for one in self._of_member(member) if one.item is not None}

    def quiz_paid_on(self, member: str, day: date) -> int:
        """Return how many quiz items paid the member on a local date."""
        return sum(
            one.surface is Surface.QUIZ and one.points > 0 and one.local_date == day
            for one in self._of_member(member)
        )

    def of_run(self, member: str, run: str) -> list[Attempt]:
        """Return the member's attempts of a quiz run, in the order of the run."""
        found = [one for one in self._of_member(member) if one.slot.startswith(f"quiz/{run}/")]
        return sorted(found, key=lambda one: int(one.slot.rsplit("/", 1)[1]))

    def count(self, channel: str, member: str) -> int:
        """Return how many attempts the member has made in a channel."""
        return sum(one.channel == channel for one in self._of_member(member))

    def _of_prompt(self, prompt: str) -> Iterator[Attempt]:
        """Yield the attempts at a prompt."""
        return (one for one in self._ledger.values() if one.prompt == prompt)

    def _of_member(self, member: str) -> Iterator[Attempt]:
        """Yield the attempts of a member."""
        return (one for one in self._ledger.values() if one.member == member)
