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

    def take(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Use a code up, and return its owner; None where there is none of that kind, or it has expired."""
        found = self._codes.get(word)
        if found is None or found.kind is not kind or found.expires_at <= utc(now):
            return None
        del self._codes[word]
        return found.owner

    def forget(self, now: datetime) -> int:
        """Forget what has expired; return how many."""
        old = [word for word, code in self._codes.items() if code.expires_at <= utc(now)]
        for word in old:
            del self._codes[word]
        return len(old)
