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
from bot.store.memory.suggestions import MemorySuggestions
from bot.store.memory.table import Journal, Table
from bot.store.memory.traces import MemoryTraces


class MemoryUnit:
    """All repositories over one journal; whoever runs the work commits it."""

    def __init__(self, journal: Journal) -> None:
        profiles: Table[str, Profile] = Table(journal, "member")
        plans: Table[str, Plan] = Table(journal, "plan")
        parked: Table[str, tuple[str, datetime]] = Table(journal, "parked_channel")
        ledger: Table[tuple[str, str], Attempt] = Table(journal, "attempt")
        paid: Table[tuple[str, str], Attempt] = Table(journal, "attempt.pays_for")
        persons: Table[str, str] = Table(journal, "identity")
        self.members = MemoryMembers(profiles, persons)
        self.channels = MemoryChannels(parked)
        self.teams = MemoryTeams(
            Table(journal, "team"), Table(journal, "team_channel"), Table(journal, "season"), plans
        )
        self.codes = MemoryCodes(Table(journal, "code"))
        self.plans = MemoryPlans(plans)
        self.runs = MemoryRuns(Table(journal, "quiz_run"))
        self.checklists = MemoryChecklists(Table(journal, "checklist"))
        self.interviews = MemoryInterviews(Table(journal, "interview"))
        self.rounds = MemoryRounds(Table(journal, "live_round"), Table(journal, "live_vote"))
        self.disputes = MemoryDisputes(Table(journal, "dispute"), Table(journal, "held_item"))
        self.reports = MemoryReports(
            ledger, paid, persons, Table(journal, "item_report"), Table(journal, "item_report.touched")
        )
        self.occurrences = MemoryOccurrences(Table(journal, "occurrence"))
        self.prompts = MemoryPrompts(Table(journal, "prompt"), ledger, self.members)
        self.freezes = MemoryFreezes(Table(journal, "freeze"), Table(journal, "freeze.told"))
        self.attempts = MemoryAttempts(ledger, paid)
        self.answers = MemoryAnswers(ledger, self.members, self.plans)
        self.amendments = MemoryAmendments(ledger, Table(journal, "amendment"), Table(journal, "correction"))
        self.standings = MemoryStandings(Table(journal, "standing"), profiles)
        self.outbox = MemoryOutbox(Table(journal, "outbox"), parked)
        self.inbox = MemoryInbox(Table(journal, "inbox"))
        self.suggestions = MemorySuggestions(Table(journal, "suggestion"), Table(journal, "suggestion.seat"))
        self.traces = MemoryTraces(journal)
