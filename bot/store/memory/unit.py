"""The unit of work over dictionaries."""

from datetime import datetime

from bot.domain.attempt import Attempt
from bot.store.memory.amendments import MemoryAmendments
from bot.store.memory.attempts import MemoryAttempts
from bot.store.memory.inbox import MemoryInbox
from bot.store.memory.occurrences import MemoryOccurrences
from bot.store.memory.outbox import MemoryOutbox
from bot.store.memory.people import MemoryChannels, MemoryMembers
from bot.store.memory.plans import MemoryPlans, MemoryRuns
from bot.store.memory.prompts import MemoryPrompts
from bot.store.memory.standings import MemoryStandings
from bot.store.memory.table import Journal, Table


class MemoryUnit:
    """All repositories over one journal; whoever runs the work commits it."""

    def __init__(self, journal: Journal) -> None:
        names: Table[str, str] = Table(journal)
        parked: Table[str, tuple[str, datetime]] = Table(journal)
        ledger: Table[tuple[str, str], Attempt] = Table(journal)
        self.members = MemoryMembers(names)
        self.channels = MemoryChannels(parked)
        self.plans = MemoryPlans(Table(journal))
        self.runs = MemoryRuns(Table(journal))
        self.occurrences = MemoryOccurrences(Table(journal))
        self.prompts = MemoryPrompts(Table(journal), ledger)
        self.attempts = MemoryAttempts(ledger, Table(journal))
        self.amendments = MemoryAmendments(ledger, Table(journal), Table(journal))
        self.standings = MemoryStandings(Table(journal), names)
        self.outbox = MemoryOutbox(Table(journal), parked)
        self.inbox = MemoryInbox(Table(journal))
