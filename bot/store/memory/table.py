"""Dictionaries that can take back what was done to them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Journal:
    """How to undo what has been done since the last commit, step by step.

    `tables` are those that are written down in it, by what they stand for in the database: a table, or a
    column of one, as in "attempt.pays_for".
    """

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []
        self.tables: defaultdict[str, list[MutableMapping[Any, Any]]] = defaultdict(list)

    def note(self, undo: Callable[[], object]) -> None:
        """Remember how to take one step back."""
        self._steps.append(undo)

    def commit(self) -> None:
        """Let everything stand."""
        self._steps.clear()

    def rollback(self) -> None:
        """Take every step back, the last one first."""
        while self._steps:
            self._steps.pop()()


class Table(MutableMapping[K, V]):
    """Immutable values by key, every change of which is in the journal; `holds` is the database's name."""

    def __init__(self, journal: Journal, holds: str) -> None:
        self._journal = journal
        journal.tables[holds].append(self)
        self._values: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        return self._values[key]

    def __setitem__(self, key: K, value: V) -> None:
        self._remember(key)
        self._values[key] = value

    def __delitem__(self, key: K) -> None:
        self._remember(key)
        del self._values[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def _remember(self, key: K) -> None:
        """Note how to make this key what it is now."""
        if key in self._values:
            before = self._values[key]
            self._journal.note(lambda: self._values.update({key: before}))
        else:
            self._journal.note(lambda: self._values.pop(key, None))
