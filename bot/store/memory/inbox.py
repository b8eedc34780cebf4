"""The inbox."""

from datetime import datetime

from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryInbox:
    """When what was done, by the platform's name for it."""

    def __init__(self, acts: Table[str, datetime]) -> None:
        self._acts = acts

    def note(self, act: str, at: datetime) -> bool:
        """Remember that something was done; return False when it was known."""
        if act in self._acts:
            return False
        self._acts[act] = utc(at)
        return True

    def forget(self, before: datetime) -> int:
        """Forget what was done before an instant; return how much."""
        old = [act for act, at in self._acts.items() if at < utc(before)]
        for act in old:
            del self._acts[act]
        return len(old)
