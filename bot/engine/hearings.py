"""Disputes and item statistics as ports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.dispute import Asked, Dispute, Hold
from bot.domain.statistics import Answered, Report, Score


@dataclass(frozen=True, slots=True)
class Touched:
    """A revision that was answered or disputed since it was looked at; `times` counts how often in all."""

    asked: Asked
    times: int


class Disputes(Protocol):
    """What people object to, and what is held for it."""

    def add(self, dispute: Dispute) -> bool:
        """Insert a dispute; False, and nothing changes, when the person has disputed this revision here."""
        ...

    def disputed(self, asked: Asked, person: str) -> bool:
        """Tell whether a person has disputed a revision."""
        ...

    def heard(self, asked: Asked, hearing: int) -> list[Dispute]:
        """Return the disputes of a hearing, oldest first."""
        ...

    def hold(self, hold: Hold) -> bool:
        """Insert a hold; False, and nothing changes, when it is there."""
        ...

    def get(self, hold_id: str) -> Hold | None:
        """Return the hold of that id."""
        ...

    def holds(self, asked: Asked) -> list[Hold]:
        """Return every hold of a revision, oldest first."""
        ...

    def waiting(self, space: str) -> list[Hold]:
        """Return what waits for a decision in a space, oldest first."""
        ...

    def decide(self, hold: Hold) -> bool:
        """Record a decision, of which nobody has been told yet; False when there was one already."""
        ...

    def untold(self, limit: int) -> list[Hold]:
        """Return holds of which somebody must still be told how they stand, oldest first."""
        ...

    def told(self, hold: Hold) -> None:
        """Record that everybody has been told; nothing changes when it was decided meanwhile."""
        ...

    def set_aside(self) -> set[Asked]:
        """Return all that is not to be asked: what waits for a decision, and what was not kept."""
        ...


class Reports(Protocol):
    """What answers say about items, looked at apart from answering."""

    def touch(self, asked: Asked) -> None:
        """Mark a revision to be looked at."""
        ...

    def touched(self, limit: int) -> list[Touched]:
        """Return what is to be looked at."""
        ...

    def answers(self, space: str, items: Sequence[str], rev: int) -> list[Answered]:
        """Return all attempts in a space at a revision of an item, under any of its names, as recorded."""
        ...

    def scores(self, members: Sequence[str], besides: Sequence[str]) -> Mapping[str, Score]:
        """Return how these members' first answers to other items went; who has none is left out."""
        ...

    def looked(self, touched: Touched, report: Report | None) -> None:
        """Keep what was found; what was touched meanwhile stays to be looked at."""
        ...

    def made_of(self, answers: int, space: str = "") -> list[Report]:
        """Return the reports of a space, or of all, made of so many answers or more, most answers first."""
        ...
