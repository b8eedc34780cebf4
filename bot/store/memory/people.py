"""Members and parked channels."""

from datetime import datetime

from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryMembers:
    """Names of members, by key."""

    def __init__(self, names: Table[str, str]) -> None:
        self._names = names

    def meet(self, member: str, name: str) -> None:
        """Remember, or renew, the name of a member."""
        self._names[member] = name


class MemoryChannels:
    """Parked channels: why, and since when."""

    def __init__(self, parked: Table[str, tuple[str, datetime]]) -> None:
        self._parked = parked

    def park(self, channel: str, reason: str, at: datetime) -> bool:
        """Park a channel; return whether it was not parked before."""
        if channel in self._parked:
            return False
        self._parked[channel] = (reason, utc(at))
        return True

    def unpark(self, channel: str) -> None:
        """Take a channel up again."""
        self._parked.pop(channel, None)

    def parked(self, channel: str) -> str | None:
        """Return why the channel is parked, if it is."""
        reason, _ = self._parked.get(channel, (None, None))
        return reason
