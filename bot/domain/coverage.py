"""Coverage: what people who answered the same question covered together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.checklist import Line

ENOUGH_PEOPLE = 3
"""From so many on it is told; fewer would be recognised."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of so many lines these people covered so many; `missing` are the texts of the others, in order."""

    people: int
    covered: int
    total: int
    missing: tuple[str, ...]


def together(ticked: Sequence[Collection[str]], lines: Sequence[Line]) -> Coverage | None:
    """Return what people covered together, each by the keys that they ticked; None where they are too few."""
    if len(ticked) < ENOUGH_PEOPLE or not lines:
        return None
    anybody = frozenset[str]().union(*ticked)
    missing = tuple(line.text for line in lines if line.key not in anybody)
    return Coverage(len(ticked), len(lines) - len(missing), len(lines), missing)
