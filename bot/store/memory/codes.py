"""Codes that can be used once."""

from datetime import datetime

from bot.domain.scope import Code, CodeKind
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryCodes:
    """Codes by their word."""

    def __init__(self, codes: Table[str, Code]) -> None:
        self._codes = codes

    def add(self, code: Code) -> None:
        """Insert a code."""
        self._codes[code.word] = code

    def owner(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Return whose code that is, and leave it; None where none of that kind works any more."""
        found = self._codes.get(word)
        usable = found is not None and found.kind is kind and found.expires_at > utc(now)
        return found.owner if found is not None and usable else None

    def take(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Use a code up, and return its owner; None where there is none of that kind, or it has expired."""
        owner = self.owner(word, kind, now)
        if owner is not None:
            del self._codes[word]
        return owner

    def forget(self, now: datetime) -> int:
        """Forget what has expired; return how many."""
        old = [word for word, code in self._codes.items() if code.expires_at <= utc(now)]
        for word in old:
            del self._codes[word]
        return len(old)
