"""The ledger of freezes."""

from dataclasses import replace
from datetime import date

from bot.domain.streak import Freeze
from bot.store.memory.table import Table
from bot.store.types import utc

Key = tuple[str, str, date, int]


class MemoryFreezes:
    """Entries by person, scope, day and turn, and those that people have been told of."""

    def __init__(self, entries: Table[Key, Freeze], told: Table[Key, bool]) -> None:
        self._entries = entries
        self._told = told

    def add(self, freeze: Freeze) -> bool:
        """Insert an entry; False, and nothing changes, when its turn was taken."""
        key = (freeze.person, freeze.scope, freeze.day, freeze.turn)
        if key in self._entries:
            return False
        self._entries[key] = replace(freeze, at=utc(freeze.at))
        return True

    def of(self, person: str, scope: str) -> list[Freeze]:
        """Return all entries of a person in a scope."""
        return [self._entries[key] for key in sorted(self._entries) if key[:2] == (person, scope)]

    def people(self, scope: str) -> list[str]:
        """Return everybody who has entries in a scope, in no order."""
        return list({key[0] for key in self._entries if key[1] == scope})

    def scopes(self, person: str) -> list[str]:
        """Return every scope that a person has entries in, in no order."""
        return list({key[1] for key in self._entries if key[0] == person})

    def tell(self, person: str, scope: str) -> list[Freeze]:
        """Return the entries that the person has not been told of, by date, and count them as told."""
        theirs = [key for key in sorted(self._entries) if key[:2] == (person, scope)]
        new = [key for key in theirs if key not in self._told]
        for key in new:
            self._told[key] = True
        return [self._entries[key] for key in new]
