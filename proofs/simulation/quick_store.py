"""The memory store with groups beside its dictionaries: the same rules, without a walk over a whole year.

The store of the product looks through everything that ever happened, which is right for tests of a day and
takes hours for a year. Only where it looks is different here, never what it decides; a test runs one seed
over both and compares.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from operator import attrgetter
from typing import TypeVar

from bot.domain.attempt import Attempt
from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.prompt import Prompt, PromptState
from bot.domain.selection import Asked
from bot.store.memory import MemoryStore
from bot.store.memory.answers import MemoryAnswers
from bot.store.memory.attempts import MemoryAttempts
from bot.store.memory.channels import MemoryChannels
from bot.store.memory.occurrences import Key, MemoryOccurrences
from bot.store.memory.outbox import Entry, MemoryOutbox
from bot.store.memory.people import MemoryMembers
from bot.store.memory.prompts import COUNTED, MemoryPrompts
from bot.store.memory.table import Journal, Table
from bot.store.memory.unit import MemoryUnit

K = TypeVar("K")
V = TypeVar("V")

PLANNED, ACTIVE = "planned", "active"


class GroupedTable(Table[K, V]):
    """A table that also keeps its values in groups, so that a look into one walks through no other."""

    def __init__(self, journal: Journal, holds: str, groups_of: Callable[[V], tuple[Hashable, ...]]) -> None:
        super().__init__(journal, holds)
        self._groups_of = groups_of
        self._groups: defaultdict[Hashable, dict[K, V]] = defaultdict(dict)
        self._places: dict[K, tuple[Hashable, ...]] = {}

    def group(self, name: Hashable) -> dict[K, V]:
        """Return the values of a group by key."""
        return self._groups[name]

    def __setitem__(self, key: K, value: V) -> None:
        # steps are taken back in reverse, so this one runs after the value is what it was
        self._journal.note(lambda: self._sort_in(key))
        super().__setitem__(key, value)
        self._sort_in(key)

    def __delitem__(self, key: K) -> None:
        self._journal.note(lambda: self._sort_in(key))
        super().__delitem__(key)
        self._sort_in(key)

    def _sort_in(self, key: K) -> None:
        """Put a key into the groups that its value belongs to now."""
        groups = self._groups_of(self._values[key]) if key in self._values else ()
        for left in self._places.pop(key, ()):
            if left not in groups:
                del self._groups[left][key]
        for name in groups:
            self._groups[name][key] = self._values[key]
        if groups:
            self._places[key] = groups


def _groups_of_occurrence(one: Occurrence) -> tuple[Hashable, ...]:
    planned = (PLANNED,) if one.state is OccurrenceState.PLANNED else ()
    return (*planned, one.channel) if one.kind is OccurrenceKind.POST else planned


class QuickOccurrences(MemoryOccurrences):
    """Occurrences, with those that are planned and those of a channel at hand."""

    def __init__(self, occurrences: GroupedTable[Key, Occurrence]) -> None:
        super().__init__(occurrences)
        self._grouped = occurrences

    def _planned(self) -> Iterator[Occurrence]:
        return iter(self._grouped.group(PLANNED).values())

    def _posts(self, channel: str) -> list[Occurrence]:
        return list(self._grouped.group(channel).values())


class QuickPrompts(MemoryPrompts):
    """Prompts, with those of a channel at hand."""

    def __init__(
        self,
        prompts: GroupedTable[str, Prompt],
        ledger: Table[tuple[str, str], Attempt],
        members: MemoryMembers,
    ) -> None:
        super().__init__(prompts, ledger, members)
        self._table = prompts

    def add(self, prompt: Prompt) -> None:
        """Insert a prompt. Raises ValueError when its id, or its date in the channel, is taken."""
        of_channel = self._table.group(prompt.channel).values()
        if prompt.id in self._table or any(other.local_date == prompt.local_date for other in of_channel):
            raise ValueError(f"a prompt is unique by id, and by channel and date: {prompt.id}")
        self._table[prompt.id] = prompt

    def _counted(self, channel: str) -> list[Prompt]:
        return [one for one in self._table.group(channel).values() if one.state in COUNTED]

    def history(self, channel: str) -> list[Asked]:
        """Return what the channel was asked, oldest first; void prompts are left out."""
        asked = [one for one in self._table.group(channel).values() if one.state is not PromptState.VOID]
        asked.sort(key=attrgetter("asked_at"))
        return [Asked(one.question, one.topic, one.cycle, one.asked_at) for one in asked]


class QuickOutbox(MemoryOutbox):
    """Orders, with those that still have to happen at hand."""

    def __init__(self, entries: GroupedTable[str, Entry], parked: Table[str, tuple[str, datetime]]) -> None:
        super().__init__(entries, parked)
        self._table = entries

    def state_of(self, key: str) -> str | None:
        """Return what became of an order, if it was ever given."""
        entry = self._table.get(key)
        return entry.state if entry else None

    def _active(self) -> Iterator[Entry]:
        return iter(sorted(self._table.group(ACTIVE).values(), key=attrgetter("id")))


class QuickUnit(MemoryUnit):
    """All repositories over one journal, the three that grow with the year in their quick form."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        parked: Table[str, tuple[str, datetime]] = Table(journal, "parked_channel")
        ledger: Table[tuple[str, str], Attempt] = Table(journal, "attempt")
        self.channels = MemoryChannels(parked)
        self.attempts = MemoryAttempts(ledger, Table(journal, "attempt.pays_for"))
        self.answers = MemoryAnswers(ledger, self.members, self.plans)
        self.occurrences = QuickOccurrences(GroupedTable(journal, "occurrence", _groups_of_occurrence))
        self.prompts = QuickPrompts(
            GroupedTable(journal, "prompt", lambda one: (one.channel,)), ledger, self.members
        )
        self.outbox = QuickOutbox(
            GroupedTable(journal, "outbox", lambda one: (ACTIVE,) if one.active else ()), parked
        )


class QuickStore(MemoryStore):
    """Runs one piece of work at a time over the quick unit."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = QuickUnit(self._journal)
