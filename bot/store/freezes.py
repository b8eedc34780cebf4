"""The ledger of freezes."""

from dataclasses import asdict
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, false, select, update

from bot.domain.streak import Freeze, FreezeKind
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import freeze

THEIRS = (freeze.c.person == bindparam("of_person")) & (freeze.c.scope == bindparam("of_scope"))
OF = select(freeze).where(THEIRS).order_by(freeze.c.day, freeze.c.turn)
# a walk over all entries, when the channels of a record change
PEOPLE = select(freeze.c.person).where(freeze.c.scope == bindparam("of_scope")).distinct()
SCOPES = select(freeze.c.scope).where(freeze.c.person == bindparam("of_person")).distinct()
UNTOLD = OF.where(freeze.c.told == false())
TELL = update(freeze).where(THEIRS, freeze.c.told == false()).values(told=True)


@cache
def _add(dialect: str) -> Executable:
    """Insert an entry unless its turn was taken."""
    return insert(dialect, freeze).on_conflict_do_nothing()


def _from_row(row: Row[Any]) -> Freeze:
    """Return the entry of a row."""
    return Freeze(row.person, row.scope, row.day, row.turn, FreezeKind(row.kind), row.at)


class SqlFreezes:
    """Freezes in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, freeze: Freeze) -> bool:
        """Insert an entry; False, and nothing changes, when its turn was taken."""
        return self._db.run(_add(self._db.dialect), {**asdict(freeze), "told": False}) > 0

    def of(self, person: str, scope: str) -> list[Freeze]:
        """Return all entries of a person in a scope."""
        rows = self._db.rows(OF, {"of_person": person, "of_scope": scope})
        return [_from_row(row) for row in rows]

    def people(self, scope: str) -> list[str]:
        """Return everybody who has entries in a scope, in no order."""
        return [row.person for row in self._db.rows(PEOPLE, {"of_scope": scope})]

    def scopes(self, person: str) -> list[str]:
        """Return every scope that a person has entries in, in no order."""
        return [row.scope for row in self._db.rows(SCOPES, {"of_person": person})]

    def tell(self, person: str, scope: str) -> list[Freeze]:
        """Return the entries that the person has not been told of, by date, and count them as told."""
        where = {"of_person": person, "of_scope": scope}
        entries = [_from_row(row) for row in self._db.rows(UNTOLD, where)]
        if entries:
            self._db.run(TELL, where)
        return entries
