"""The unit of work over one database connection."""

from sqlalchemy import Connection

from bot.store.attempts import SqlAttempts
from bot.store.occurrences import SqlOccurrences
from bot.store.outbox import SqlOutbox
from bot.store.people import SqlChannels, SqlMembers
from bot.store.plans import SqlPlans, SqlRuns
from bot.store.prompts import SqlPrompts
from bot.store.standings import SqlStandings


class SqlUnit:
    """All repositories over one connection; whoever opened the transaction commits it."""

    def __init__(self, connection: Connection) -> None:
        self.members = SqlMembers(connection)
        self.channels = SqlChannels(connection)
        self.plans = SqlPlans(connection)
        self.runs = SqlRuns(connection)
        self.occurrences = SqlOccurrences(connection)
        self.prompts = SqlPrompts(connection)
        self.attempts = SqlAttempts(connection)
        self.standings = SqlStandings(connection)
        self.outbox = SqlOutbox(connection)
