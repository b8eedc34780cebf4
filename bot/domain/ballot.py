"""Votes in a live round: who stood by what, and when a vote is worth a debate."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.facts import ItemShown
from bot.domain.live import Round

SPLIT_FROM, SPLIT_WITHIN = 4, 15
"""Answers from which a vote can be split, and percentage points that its two leading options lie apart."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person chose in a turn; the second vote is kept beside the first, and pays nothing."""

    round: str
    place: int
    vote: int
    person: str
    member: str
    chosen: str
    at: datetime


def is_split(tally: Mapping[str, int]) -> bool:
    """Tell whether a vote is worth a debate: enough answers, and two options nearly even in front."""
    total = sum(tally.values())
    first, second = (*sorted(tally.values(), reverse=True), 0, 0)[:2]
    return total >= SPLIT_FROM and (first - second) * 100 <= SPLIT_WITHIN * total


def choices(votes: Iterable[Vote], place: int, vote: int) -> dict[str, str]:
    """Return what each person stood by after a vote on a turn; whoever did not vote again stays."""
    of_turn = sorted((one for one in votes if one.place == place), key=lambda one: one.vote)
    return {one.person: one.chosen for one in of_turn if one.vote <= vote}


def tally(choices: Mapping[str, str]) -> dict[str, int]:
    """Return how many chose each option."""
    return dict(Counter(choices.values()))


@dataclass(frozen=True, slots=True)
class SplitVote:
    """A first vote that two options share; nothing about the key."""

    round: Round
    place: int
    shown: ItemShown
    tally: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TurnClosed:
    """A turn that is over: how many chose what, before and after a debate where there was one.

    `votes` has one tally or two, `changed` says how many chose another option the second time.
    """

    round: Round
    place: int
    shown: ItemShown
    votes: tuple[Mapping[str, int], ...]
    changed: int


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote was kept, or (`repeat`) an earlier one stands; `before` is the choice of the first vote."""

    round: Round
    place: int
    shown: ItemShown
    chosen: str
    before: str | None = None
    repeat: bool = False
