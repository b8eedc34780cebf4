"""The unit of work over dictionaries."""

from datetime import datetime

from bot.domain.attempt import Attempt
from bot.domain.person import Profile
from bot.domain.plan import Plan
from bot.store.memory.amendments import MemoryAmendments
from bot.store.memory.answers import MemoryAnswers
from bot.store.memory.assessment import MemoryChecklists, MemoryInterviews
from bot.store.memory.attempts import MemoryAttempts
from bot.store.memory.channels import MemoryChannels, MemoryTeams
from bot.store.memory.codes import MemoryCodes
from bot.store.memory.disputes import MemoryDisputes
from bot.store.memory.freezes import MemoryFreezes
from bot.store.memory.inbox import MemoryInbox
from bot.store.memory.occurrences import MemoryOccurrences
from bot.store.memory.outbox import MemoryOutbox
from bot.store.memory.people import MemoryMembers
from bot.store.memory.plans import MemoryPlans, MemoryRuns
from bot.store.memory.prompts import MemoryPrompts
from bot.store.memory.reports import MemoryReports
from bot.store.memory.rounds import MemoryRounds
from bot.store.memory.standings import MemoryStandings
from bot.store.memory.table import Journal, Table


class MemoryUnit:
    """All repositories over one journal; whoever runs the work commits it."""

    def __init__(self, journal: Journal) -> None:
        profiles: Table[str, Profile] = Table(journal)
        plans: Table[str, Plan] = Table(journal)
        parked: Table[str, tuple[str, datetime]] = Table(journal)
        ledger: Table[tuple[str, str], Attempt] = Table(journal)
        paid: Table[tuple[str, str], Attempt] = Table(journal)
        persons: Table[str, str] = Table(journal)
        self.members = MemoryMembers(profiles, persons)
        self.channels = MemoryChannels(parked)
        self.codes = MemoryCodes(Table(journal))
        self.teams = MemoryTeams(Table(journal), Table(journal), Table(journal), plans)
        self.plans = MemoryPlans(plans)
        self.runs = MemoryRuns(Table(journal))
        self.checklists = MemoryChecklists(Table(journal))
        self.interviews = MemoryInterviews(Table(journal))
        self.rounds = MemoryRounds(Table(journal), Table(journal))
        self.disputes = MemoryDisputes(Table(journal), Table(journal))
        self.reports = MemoryReports(ledger, paid, persons, Table(journal), Table(journal))
        self.occurrences = MemoryOccurrences(Table(journal))
        self.prompts = MemoryPrompts(Table(journal), ledger, self.members)
        self.freezes = MemoryFreezes(Table(journal), Table(journal))
        self.attempts = MemoryAttempts(ledger, paid)
        self.answers = MemoryAnswers(ledger, self.members, self.plans)
        self.amendments = MemoryAmendments(ledger, Table(journal), Table(journal))
        self.standings = MemoryStandings(Table(journal), profiles)
        self.outbox = MemoryOutbox(Table(journal), parked)
        self.inbox = MemoryInbox(Table(journal))
