"""The unit of work over dictionaries."""

from datetime import datetime

from bot.domain.attempt import Attempt
from bot.domain.person import Profile
from bot.domain.plan import Plan
from bot.store.memory.amendments import MemoryAmendments
from bot.store.memory.attempts import MemoryAttempts
from bot.store.memory.channels import MemoryChannels, MemoryTeams
from bot.store.memory.freezes import MemoryFreezes
from bot.store.memory.inbox import MemoryInbox
from bot.store.memory.occurrences import MemoryOccurrences
from bot.store.memory.outbox import MemoryOutbox
from bot.store.memory.people import MemoryMembers
from bot.store.memory.plans import MemoryPlans, MemoryRuns
from bot.store.memory.prompts import MemoryPrompts
from bot.store.memory.standings import MemoryStandings
from bot.store.memory.suggestions import MemorySuggestions
from bot.store.memory.table import Journal, Table


class MemoryUnit:
    """All repositories over one journal; whoever runs the work commits it."""

    def __init__(self, journal: Journal) -> None:
        profiles: Table[str, Profile] = Table(journal)
        plans: Table[str, Plan] = Table(journal)
        parked: Table[str, tuple[str, datetime]] = Table(journal)
        ledger: Table[tuple[str, str], Attempt] = Table(journal)
        self.members = MemoryMembers(profiles, Table(journal))
        self.channels = MemoryChannels(parked)
        self.teams = MemoryTeams(Table(journal), Table(journal), Table(journal), plans)
        self.plans = MemoryPlans(plans)
        self.runs = MemoryRuns(Table(journal))
        self.occurrences = MemoryOccurrences(Table(journal))
        self.prompts = MemoryPrompts(Table(journal), ledger, self.members)
        self.freezes = MemoryFreezes(Table(journal), Table(journal))
        self.attempts = MemoryAttempts(ledger, Table(journal))
        self.amendments = MemoryAmendments(ledger, Table(journal), Table(journal))
        self.standings = MemoryStandings(Table(journal), profiles)
        self.outbox = MemoryOutbox(Table(journal), parked)
        self.inbox = MemoryInbox(Table(journal))
        self.suggestions = MemorySuggestions(Table(journal), Table(journal))
