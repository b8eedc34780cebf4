"""The unit of work over one database connection."""

from sqlalchemy import Connection

from bot.store.amendments import SqlAmendments
from bot.store.answers import SqlAnswers
from bot.store.attempts import SqlAttempts
from bot.store.channels import SqlChannels, SqlTeams
from bot.store.checklists import SqlChecklists
from bot.store.codes import SqlCodes
from bot.store.disputes import SqlDisputes
from bot.store.freezes import SqlFreezes
from bot.store.inbox import SqlInbox
from bot.store.interviews import SqlInterviews
from bot.store.occurrences import SqlOccurrences
from bot.store.outbox import SqlOutbox
from bot.store.people import SqlMembers
from bot.store.plans import SqlPlans, SqlRuns
from bot.store.prompts import SqlPrompts
from bot.store.reports import SqlReports
from bot.store.rounds import SqlRounds
from bot.store.standings import SqlStandings
from bot.store.statements import Statements
from bot.store.suggestions import SqlSuggestions
from bot.store.traces import SqlTraces


class SqlUnit:
    """All repositories over one connection; whoever opened the transaction commits it."""

    def __init__(self, connection: Connection) -> None:
        statements = Statements(connection)
        self.members = SqlMembers(statements)
        self.channels = SqlChannels(statements)
        self.codes = SqlCodes(statements)
        self.teams = SqlTeams(statements)
        self.plans = SqlPlans(statements)
        self.runs = SqlRuns(statements)
        self.checklists = SqlChecklists(statements)
        self.interviews = SqlInterviews(statements)
        self.rounds = SqlRounds(statements)
        self.disputes = SqlDisputes(statements)
        self.reports = SqlReports(statements)
        self.occurrences = SqlOccurrences(statements)
        self.prompts = SqlPrompts(statements)
        self.freezes = SqlFreezes(statements)
        self.attempts = SqlAttempts(statements)
        self.answers = SqlAnswers(statements)
        self.amendments = SqlAmendments(statements)
        self.standings = SqlStandings(statements)
        self.outbox = SqlOutbox(statements)
        self.inbox = SqlInbox(statements)
        self.suggestions = SqlSuggestions(statements)
        self.traces = SqlTraces(statements)
