"""Showing how far a long proof has come."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")
_console = Console()


def shown(cases: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield the cases while a bar shows how many are done."""
    yield from track(cases, description=what, total=total, console=_console)


def hide() -> None:
    """Show no bars from here on: another process shows one for all."""
    _console.quiet = True
