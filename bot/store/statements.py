"""Running Core statements at the speed of the driver.

SQLAlchemy compiles each statement once per dialect; after that only the driver's cursor, the column types'
own processors and a named tuple stand between a repository and its rows. Through `Connection.execute` the
same statement costs four to six times as much, which is most of what answering a press costs.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql import Executable

Params = Mapping[str, Any]
Processor = Callable[[Any], Any]
T = TypeVar("T")


class Prepared:
    """A statement compiled for a dialect, with what its types do to values on the way in and out."""

    def __init__(self, statement: Any, dialect: Dialect, keys: Iterable[str]) -> None:
        compiled = statement.compile(
            dialect=dialect,
            column_keys=_columns(statement, keys),
        )
        self.sql = str(compiled)
        into = {name: _into(bind.type, dialect) for name, bind in compiled.binds.items()}
        given = set(keys)
        own = {name: value for name, value in compiled.params.items() if name not in given}
        self._constants = {name: _turned(value, into[name]) for name, value in own.items()}
        self._into_given = [(name, turn) for name, turn in into.items() if turn and name in given]
        columns = list(getattr(statement, "exported_columns", ()))
        self._row = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
        out_of = [(place, _out_of(column.type, dialect)) for place, column in enumerate(columns)]
        self._out_of: list[tuple[int, Processor]] = [(place, turn) for place, turn in out_of if turn]

    def params(self, given: Params) -> dict[str, Any]:
        """Return everything the statement binds, as the driver wants it."""
        ready = {**self._constants, **given}
        for name, turn in self._into_given:
            ready[name] = turn(ready[name])
        return ready

    def row(self, found: Sequence[Any]) -> Any:
        """Return a row of the driver as a named tuple of values."""
        if not self._out_of:
            return self._row(*found)
        values = list(found)
        for place, turn in self._out_of:
            values[place] = turn(values[place])
        return self._row(*values)


def _columns(statement: Any, keys: Iterable[str]) -> list[str] | None:
    """Return the columns that an insert takes from its parameters; None where it names its values itself."""
    if not getattr(statement, "is_insert", False):
        return None
    named = set(keys)
    return list(named) if named <= set(statement.table.c.keys()) else None


def _turned(value: Any, turn: Processor | None) -> Any:
    """Return a value after its type's processor, if the type has one."""
    return turn(value) if turn else value


def _into(kind: Any, dialect: Dialect) -> Processor | None:
    """Return what a type does to a value on its way to the driver."""
    turn: Processor | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return turn


def _out_of(kind: Any, dialect: Dialect) -> Processor | None:
    """Return what a type does to a value from the driver."""
    turn: Processor | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return turn


_prepared: dict[tuple[str, Executable], Prepared] = {}


class Statements:
    """Runs statements on one connection, inside whatever transaction its owner has begun."""

    def __init__(self, connection: Connection) -> None:
        self.dialect = connection.dialect.name
        self._dialect = connection.dialect
        driver: Any = connection.connection.driver_connection
        self._cursor = driver.cursor

    def first(self, statement: Executable, params: Params) -> Any:
        """Return the first row, or None."""
        prepared = self._prepare(statement, params)
        found = self._execute(prepared, params).fetchone()
        return None if found is None else prepared.row(found)

    def rows(self, statement: Executable, params: Params) -> list[Any]:
        """Return all rows."""
        prepared = self._prepare(statement, params)
        return [prepared.row(found) for found in self._execute(prepared, params).fetchall()]

    def value(self, statement: Executable, params: Params, kind: type[T]) -> T | None:
        """Return the first column of the first row, which is of that kind, or None."""
        row = self.first(statement, params)
        if row is None or row[0] is None:
            return None
        value: T = row[0]
        assert isinstance(value, kind)  # noqa: S101 - the schema's promise
        return value

    def count(self, statement: Executable, params: Params) -> int:
        """Return the number that a counting statement finds."""
        return self.value(statement, params, int) or 0

    def run(self, statement: Executable, params: Params) -> int:
        """Run a statement; return how many rows it changed."""
        return int(self._execute(self._prepare(statement, params), params).rowcount)

    def _prepare(self, statement: Executable, params: Params) -> Prepared:
        """Return the statement as compiled once for this dialect."""
        key = (self.dialect, statement)
        if key not in _prepared:
            _prepared[key] = Prepared(statement, self._dialect, params)
        return _prepared[key]

    def _execute(self, prepared: Prepared, params: Params) -> Any:
        """Run a compiled statement on a cursor of the driver."""
        cursor = self._cursor()
        cursor.execute(prepared.sql, prepared.params(params))
        return cursor
