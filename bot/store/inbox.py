"""The inbox: what people did, so that what is sent again is not done again."""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, delete

from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import inbox


@cache
def _note(dialect: str) -> Executable:
    """Insert an act unless it is known."""
    return insert(dialect, inbox).on_conflict_do_nothing().returning(inbox.c.act)


FORGET = delete(inbox).where(inbox.c.at < bindparam("before"))


class SqlInbox:
    """The inbox in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._note = _note(statements.dialect)

    def note(self, act: str, at: datetime) -> bool:
        """Remember that something was done; return False when it was known."""
        return self._db.first(self._note, {"act": act, "at": at}) is not None

    def forget(self, before: datetime) -> int:
        """Forget what was done before an instant; return how much."""
        return self._db.run(FORGET, {"before": before})
