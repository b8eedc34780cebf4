"""What is kept of people in any table, found and deleted by the register of bot.store.personal."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Executable, Table, bindparam, delete, or_, select, update

from bot.domain.own_data import Deletion, Row
from bot.store.dialect import insert
from bot.store.personal import EXPIRES, PERSONAL, Condition, Expiry, Fate, Named
from bot.store.rows import Row as TableRow
from bot.store.statements import Statements
from bot.store.tables import deletion

DELETIONS = select(deletion).order_by(deletion.c.at, deletion.c.digest)


def _table(name: str) -> Table:
    """Return the table of a name."""
    return TableRow.metadata.tables[name]


def _theirs(table: str, named: Named) -> ColumnElement[bool]:
    """Return the condition that a column names somebody."""
    return _table(table).c[named.column] == bindparam("of_member")


def _holds(table: str, condition: Condition) -> ColumnElement[bool]:
    """Return the condition that a column has one of some values."""
    column, values = condition
    return _table(table).c[column].in_([bindparam(None, value) for value in values])


def _empty(column: Column[Any]) -> object:
    """Return what stands in a column that was emptied."""
    return None if column.nullable else ""


@cache
def _select(table: str, named: Named) -> Executable:
    """Return what a row shows of whom its column names."""
    columns = [_table(table).c[name] for name in named.shows] or list(_table(table).c)
    return select(*columns).where(_theirs(table, named))


@cache
def _everybody(table: str, named: Named) -> Executable:
    """Return everybody whom a column names."""
    return select(_table(table).c[named.column]).distinct()


@cache
def _drop(table: str, named: Named) -> Executable | None:
    """Delete the rows that go with whom their column names, if any do."""
    if named.fate is Fate.GONE:
        return delete(_table(table)).where(_theirs(table, named))
    if named.spared is None:
        return None
    return delete(_table(table)).where(_theirs(table, named), ~_holds(table, named.spared))


@cache
def _rename(table: str, named: Named) -> Executable | None:
    """Let the rows that stay name another, or nobody, if any stay."""
    if named.fate is Fate.GONE:
        return None
    emptied: dict[str, Any] = {name: bindparam(f"no_{name}") for name in named.blanks}
    changed = {named.column: bindparam("new_name")} | emptied
    return update(_table(table)).where(_theirs(table, named)).values(changed)


@cache
def _expire(expiry: Expiry) -> Executable:
    """Delete, or empty, what is older than an instant."""
    table = _table(expiry.table)
    old = [table.c[expiry.at] < bindparam("before")]
    old += [_holds(expiry.table, expiry.only)] if expiry.only else []
    if not expiry.blanks:
        return delete(table).where(*old)
    full = or_(*(table.c[name] != "" for name in expiry.blanks))
    emptied: dict[str, Any] = {name: bindparam(f"no_{name}") for name in expiry.blanks}
    return update(table).where(*old, full).values(emptied)


@cache
def _note(dialect: str) -> Executable:
    """Insert a deletion unless it is there."""
    return insert(dialect, deletion).on_conflict_do_nothing()


class SqlTraces:
    """What the database keeps of people."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def of(self, members: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        """Return every row about these members, by table."""
        found: dict[str, tuple[Row, ...]] = {}
        for table, columns in PERSONAL.items():
            rows = [row for named in columns for row in self._about(table, named, members)]
            unique = [row for place, row in enumerate(rows) if row not in rows[:place]]
            if unique:
                found[table] = tuple(unique)
        return found

    def _about(self, table: str, named: Named, members: Sequence[str]) -> list[Row]:
        """Return what a table shows of the members that one of its columns names."""
        statement = _select(table, named)
        return [row._asdict() for one in members for row in self._db.rows(statement, {"of_member": one})]

    def members(self) -> set[str]:
        """Return the key of everybody of whom something is kept; other keys may be among them."""
        columns = [(table, named) for table, named_here in PERSONAL.items() for named in named_here]
        rows = (row for column in columns for row in self._db.rows(_everybody(*column), {}))
        return {row[0] for row in rows if row[0]}

    def forget(self, pseudonyms: Mapping[str, str]) -> None:
        """Delete what is kept of these members; what others need stays under their pseudonyms."""
        for table, columns in PERSONAL.items():
            for named in columns:
                for member, fresh in pseudonyms.items():
                    self._forget(table, named, member, fresh)

    def _forget(self, table: str, named: Named, member: str, fresh: str) -> None:
        """Delete or rename what one column says of a member."""
        drop, rename = _drop(table, named), _rename(table, named)
        if drop is not None:
            self._db.run(drop, {"of_member": member})
        if rename is not None:
            emptied = {f"no_{name}": _empty(_table(table).c[name]) for name in named.blanks}
            new_name = fresh if named.fate is Fate.PSEUDONYM else ""
            self._db.run(rename, {"of_member": member, "new_name": new_name, **emptied})

    def sweep(self, now: datetime) -> None:
        """Delete what has been kept for its time."""
        for expiry in EXPIRES:
            emptied = {f"no_{name}": _empty(_table(expiry.table).c[name]) for name in expiry.blanks}
            self._db.run(_expire(expiry), {"before": now - expiry.kept_for, **emptied})

    def note_deletion(self, deletion: Deletion) -> None:
        """Remember a deletion, so that it can be done again after a restore."""
        self._db.run(_note(self._db.dialect), {"digest": deletion.digest, "at": deletion.at})

    def deletions(self) -> list[Deletion]:
        """Return the deletions that are remembered, the earliest first."""
        return [Deletion(row.digest, row.at) for row in self._db.rows(DELETIONS, {})]
