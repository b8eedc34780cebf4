"""Occurrences."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from bot.domain.occurrence import PLANNED_AHEAD, Occurrence, OccurrenceKind, OccurrenceState
from bot.store.memory.table import Table
from bot.store.types import utc

Key = tuple[str, OccurrenceKind, date]


def _key(occurrence: Occurrence) -> Key:
    """Return what is unique about an occurrence."""
    return (occurrence.channel, occurrence.kind, occurrence.local_date)


class MemoryOccurrences:
    """Occurrences by channel, kind and local date."""

    def __init__(self, occurrences: Table[Key, Occurrence]) -> None:
        self._all = occurrences

    def plan(self, occurrence: Occurrence) -> bool:
        """Insert a planned occurrence; return False, and change nothing, when its key exists."""
        due_at = utc(occurrence.due_at)
        if _key(occurrence) in self._all:
            return False
        self._all[_key(occurrence)] = replace(occurrence, due_at=due_at)
        return True

    def due(self, now: datetime, limit: int) -> list[Occurrence]:
        """Return planned occurrences due at or before `now`, the longest due first."""
        due = [one for one in self._planned() if one.due_at <= utc(now)]
        return sorted(due, key=lambda one: one.due_at)[:limit]

    def settle(self, occurrence: Occurrence, state: OccurrenceState) -> bool:
        """Move an occurrence out of PLANNED; return False when somebody else already has."""
        found = self._all.get(_key(occurrence))
        if found is None or found.state is not OccurrenceState.PLANNED:
            return False
        self._all[_key(occurrence)] = replace(found, state=state)
        return True

    def replan(self, occurrence: Occurrence) -> bool:
        """Make an occurrence that is not DONE due at a new instant; False when it is done or unknown."""
        found = self._all.get(_key(occurrence))
        if found is None or found.state is OccurrenceState.DONE:
            return False
        due_at = utc(occurrence.due_at)
        self._all[_key(occurrence)] = replace(found, state=OccurrenceState.PLANNED, due_at=due_at)
        return True

    def get(self, channel: str, kind: OccurrenceKind, day: date) -> Occurrence | None:
        """Return the occurrence of that key."""
        return self._all.get((channel, kind, day))

    def miss(self, channel: str, day: date) -> None:
        """Declare that a post which was settled as done never came to be."""
        key = (channel, OccurrenceKind.POST, day)
        found = self._all.get(key)
        if found is not None and found.state is OccurrenceState.DONE:
            self._all[key] = replace(found, state=OccurrenceState.MISSED)

    def drop_planned(self, channel: str, after: datetime) -> None:
        """Forget a channel's posts and digests, or a person's reminders, planned after an instant."""
        for one in list(self._planned()):
            if one.channel == channel and one.kind in PLANNED_AHEAD and one.due_at > utc(after):
                del self._all[_key(one)]

    def planned(self, kind: OccurrenceKind) -> list[Occurrence]:
        """Return what is planned of a kind, everywhere, the soonest due first."""
        return sorted((one for one in self._planned() if one.kind is kind), key=lambda one: one.due_at)

    def next_of(self, channel: str, kind: OccurrenceKind) -> Occurrence | None:
        """Return the channel's soonest planned occurrence of a kind."""
        planned = (one for one in self._planned() if (one.channel, one.kind) == (channel, kind))
        return min(planned, key=lambda one: one.due_at, default=None)

    def recent_posts(self, channel: str, limit: int) -> list[Occurrence]:
        """Return the channel's settled posts, the latest first."""
        settled = (post for post in self._posts(channel) if post.state is not OccurrenceState.PLANNED)
        return sorted(settled, key=lambda post: post.due_at, reverse=True)[:limit]

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of anything planned."""
        return min((one.due_at for one in self._planned()), default=None)

    def _planned(self) -> Iterator[Occurrence]:
        """Yield everything planned, in the order of insertion."""
        return (one for one in self._all.values() if one.state is OccurrenceState.PLANNED)

    def _posts(self, channel: str) -> list[Occurrence]:
        """Return the posts of a channel."""
        return [
            one for one in self._all.values() if one.channel == channel and one.kind is OccurrenceKind.POST
        ]
