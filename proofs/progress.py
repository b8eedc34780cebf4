"""Showing how far a long proof has come."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.progress import track

T = TypeVar("T")


def shown(cases: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield the cases while a bar shows how many are done."""
    yield from track(cases, description=what, total=total)
