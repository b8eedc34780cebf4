"""Codes that can be used once."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.domain.scope import Code, CodeKind
from bot.store.statements import Statements
from bot.store.tables import code

ADD = code.insert()
USABLE = (
    code.c.word == bindparam("of_word"),
    code.c.kind == bindparam("of_kind"),
    code.c.expires_at > bindparam("now"),
)
OWNER = select(code.c.owner).where(*USABLE)
# deleting decides who was first: of two who use a code at once, one finds it gone
TAKE = delete(code).where(*USABLE).returning(code.c.owner)
FORGET = delete(code).where(code.c.expires_at <= bindparam("now"))


class SqlCodes:
    """Codes in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, code: Code) -> None:
        """Insert a code."""
        self._db.run(ADD, asdict(code))

    def owner(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Return whose code that is, and leave it; None where none of that kind works any more."""
        return self._db.value(OWNER, {"of_word": word, "of_kind": kind, "now": now}, str)

    def take(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Use a code up, and return its owner; None where there is none of that kind, or it has expired."""
        return self._db.value(TAKE, {"of_word": word, "of_kind": kind, "now": now}, str)

    def forget(self, now: datetime) -> int:
        """Forget what has expired; return how many."""
        return self._db.run(FORGET, {"now": now})
