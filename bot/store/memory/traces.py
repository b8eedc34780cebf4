"""What is kept of people in any table, found and deleted by the register of bot.store.personal."""

from collections.abc import Callable, Hashable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, cast

from bot.domain.own_data import Deletion, Row
from bot.store.memory.table import Journal, Table
from bot.store.personal import EXPIRES, PERSONAL, Condition, Expiry, Fate, Named
from bot.store.types import utc

Tables = Iterator[MutableMapping[Any, Any]]
Entry = tuple[Any, Any]
"""A key with its value; one of them, or a value inside, is what a column of the database's table holds."""


class MemoryTraces:
    """What the tables of a journal keep of people."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._deletions: Table[tuple[str, datetime], Deletion] = Table(journal, "deletion")

    def of(self, members: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        """Return every row about these members, by table."""
        found = {}
        for name, columns in PERSONAL.items():
            entries = [entry for table in self._journal.tables.get(name, ()) for entry in table.items()]
            about = ((entry, named) for named in columns for entry in entries if _of(entry, named, members))
            rows = [_shown(entry, named) for entry, named in about]
            if unique := tuple(row for place, row in enumerate(rows) if row not in rows[:place]):
                found[name] = unique
        return found

    def members(self) -> set[str]:
        """Return the key of everybody of whom something is kept; other keys may be among them."""
        entries = (entry for name in PERSONAL for table in self._tables(name) for entry in table.items())
        return {text for entry in entries for text in _texts(entry) if text.count(":") == 2}

    def forget(self, pseudonyms: Mapping[str, str]) -> None:
        """Delete what is kept of these members; what others need stays under their pseudonyms."""
        for name, columns in PERSONAL.items():
            for table in self._tables(name):
                for named in columns:
                    _forget(table, named, pseudonyms)

    def sweep(self, now: datetime) -> None:
        """Delete what has been kept for its time."""
        for expiry in EXPIRES:
            for table in self._tables(expiry.table):
                _sweep(table, expiry, now - expiry.kept_for)

    def note_deletion(self, deletion: Deletion) -> None:
        """Remember a deletion, so that it can be done again after a restore."""
        self._deletions[deletion.digest, utc(deletion.at)] = replace(deletion, at=utc(deletion.at))

    def deletions(self) -> list[Deletion]:
        """Return the deletions that are remembered, the earliest first."""
        return sorted(self._deletions.values(), key=lambda one: (one.at, one.digest))

    def _tables(self, name: str) -> Tables:
        """Return what stands for a table of the database, or for a column of it."""
        named = self._journal.tables.items()
        return (table for holds, tables in named if holds.split(".")[0] == name for table in tables)


def _forget(table: MutableMapping[Any, Any], named: Named, pseudonyms: Mapping[str, str]) -> None:
    """Delete or rename what one column says of some members."""
    for key, value in list(table.items()):
        if not _of((key, value), named, tuple(pseudonyms)):
            continue
        del table[key]
        if named.fate is Fate.PSEUDONYM:
            emptied = {name: None for name in named.blanks if _column(value, name)}
            table[_renamed(key, pseudonyms)] = _renamed(_emptied(value, emptied), pseudonyms)
        elif named.fate is Fate.NOBODY and is_dataclass(value) and _holds(value, named.spared):
            table[key] = _emptied(value, {named.column: ""})


def _sweep(table: MutableMapping[Any, Any], expiry: Expiry, before: datetime) -> None:
    """Delete, or empty, what is older than an instant."""
    for key, value in list(table.items()):
        at = _column(value, expiry.at)
        if not isinstance(at, datetime) or at >= before or not _holds(value, expiry.only):
            continue
        emptied = {name: None for name in expiry.blanks if _column(value, name)}
        if emptied:
            table[key] = _emptied(value, emptied)
        elif not expiry.blanks:
            del table[key]


def _of(entry: Entry, named: Named, members: Sequence[str]) -> bool:
    """Tell whether a column names one of some members; without such a column, whether anything does."""
    value = entry[1]
    if is_dataclass(value) and any(field.name == named.column for field in fields(value)):
        return getattr(value, named.column) in members
    texts = list(_texts(entry))
    return any(text == one or text.startswith(f"{one}/") for text in texts for one in members)


def _holds(value: Any, condition: Condition | None) -> bool:
    """Tell whether a column has one of some values."""
    return condition is None or _column(value, condition[0]) in condition[1]


def _column(value: Any, name: str) -> Any:
    """Return what a value, or a value inside it, has under a name; None where nothing has."""
    look = _look(cast(Hashable, type(value)), name)
    return look(value) if look else None


@cache
def _look(kind: Any, name: str) -> Callable[[Any], Any] | None:
    """Return how to find a name in the values of a kind."""
    path = _path(kind, name)
    return attrgetter(path) if path else None


def _path(kind: type, name: str) -> str | None:
    """Return the way to a name in the values of a kind, as in "order.kind"."""
    if not is_dataclass(kind):
        return None
    inside = {field.name: field.type for field in fields(kind)}
    if name in inside:
        return name
    ways = ((outer, _path(held, name)) for outer, held in inside.items() if isinstance(held, type))
    return next((f"{outer}.{inner}" for outer, inner in ways if inner), None)


def _emptied(value: Any, changed: Mapping[str, object]) -> Any:
    """Return a value with something else in some columns."""
    return replace(value, **changed) if changed else value


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value in which each of some names is another, wherever it stands."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        inside = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: _renamed(one, names) for name, one in inside.items()})
    return value


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _shown(entry: Entry, named: Named) -> Row:
    """Return what a row shows of whom its column names."""
    key, value = entry
    row = (
        asdict(value) if is_dataclass(value) and not isinstance(value, type) else {"key": key, "value": value}
    )
    return {name: row[name] for name in named.shows or row if name in row}
