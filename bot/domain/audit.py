"""An audit: stored numbers held against what the ledger says."""

from dataclasses import dataclass
from enum import StrEnum


class Stored(StrEnum):
    """A kind of number that is stored although it follows from the ledger."""

    POINTS = "points"
    BOARD = "board"
    FREEZE = "freezes"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored number that is not what the ledger says; None is a number that is not there.

    `place` names it: whose it is, and where.
    """

    kind: Stored
    place: tuple[str, ...]
    stored: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Checked:
    """How far an audit has come: so many of all people and boards, and what the latest differs in."""

    done: int
    total: int
    differences: tuple[Difference, ...]
