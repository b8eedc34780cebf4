"""Amendments of attempts, and the corrections that made them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.attempt import Amendment, Attempt
from bot.domain.correction import Correction
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryAmendments:
    """Amendments by member, slot and cause; corrections with the moment at which they were carried out."""

    def __init__(
        self,
        ledger: Table[tuple[str, str], Attempt],
        amendments: Table[tuple[str, str, str], Amendment],
        begun: Table[Correction, datetime],
    ) -> None:
        self._ledger = ledger
        self._amendments = amendments
        self._begun = begun

    def begin(self, correction: Correction, at: datetime) -> bool:
        """Record that a correction is carried out; False, and nothing changes, when it was before."""
        if correction in self._begun:
            return False
        self._begun[correction] = utc(at)
        return True

    def begun(self) -> set[Correction]:
        """Return the corrections that have been carried out."""
        return set(self._begun)

    def answers(self, item: str, before: int) -> list[Attempt]:
        """Return all attempts at revisions of an item below this one, in the order they were made."""
        found = [one for one in self._ledger.values() if one.item == item and one.rev < before]
        return sorted(found, key=lambda one: one.at)

    def of_members(self, members: Sequence[str]) -> dict[tuple[str, str], int]:
        """Return what amendments add to these members' attempts, by member and slot."""
        found: Counter[tuple[str, str]] = Counter()
        for one in self._amendments.values():
            if one.member in members:
                found[one.member, one.slot] += one.points
        return dict(found)

    def add(self, amendment: Amendment) -> bool:
        """Insert an amendment; False, and nothing changes, when the attempt was amended for that cause."""
        key = (amendment.member, amendment.slot, amendment.cause)
        if key in self._amendments:
            return False
        self._amendments[key] = replace(amendment, at=utc(amendment.at))
        return True
