"""Disputes: what people object to in an item, and what stewards decide about it."""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from bot.domain.attempt import Attempt, Verdict
from bot.domain.places import Channel
from bot.domain.question import Item
from bot.domain.statistics import Report

ENOUGH = 2
"""How many people must dispute an item for it to be held."""
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A revision of an item, as one space is asked it."""

    space: str
    item: str
    rev: int


class Why(StrEnum):
    """Why an item is held."""

    DISPUTES = "disputes"
    STATISTICS = "statistics"


class Decision(StrEnum):
    """What a steward decided."""

    KEEP = "keep"
    VOID = "void"
    ANOTHER_KEY = "another-key"


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a person objects to; `hearing` is the hold that it would bring about, counted from 1."""

    asked: Asked
    hearing: int
    person: str
    member: str
    channel: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """An item that is not asked in a space until a steward has decided.

    `channel` is where it came up. `told` says that whoever must hear of how it stands has been told.
    `key` is the option that is right after the decision for another key.
    """

    asked: Asked
    hearing: int
    why: Why
    channel: str
    held_at: datetime
    told: bool = False
    decision: Decision | None = None
    key: str = ""
    steward: str = ""
    decided_at: datetime | None = None

    @property
    def id(self) -> str:
        """The name of this hold: the same for whoever comes to hold the item at the same time."""
        about = f"{self.asked.space}/{self.asked.item}/{self.asked.rev}/{self.hearing}"
        return b32encode(blake2b(about.encode(), digest_size=10).digest()).decode().lower()

    @property
    def cause(self) -> str:
        """What amendments that follow from the decision are made for."""
        return f"decision/{self.id}"


def hold_of(order_key: str) -> str:
    """Return the id of the hold whose decision a note tells of; its key begins with the cause."""
    return order_key.split("/")[1]


def may_be_asked(holds: Sequence[Hold]) -> bool:
    """Tell whether a revision with these holds, oldest first, may be asked: each was decided to keep it."""
    return all(hold.decision is Decision.KEEP for hold in holds)


def as_decided(item: Item, holds: Sequence[Hold]) -> Item | None:
    """Return an item as its latest decision leaves it: with another key, unexplained; None where it is void.

    What its options say about themselves was written for the key that it had.
    """
    decided = next((hold for hold in reversed(holds) if hold.decision is not None), None)
    if decided is None or decided.decision is Decision.KEEP:
        return item
    if decided.decision is Decision.VOID:
        return None
    options = (replace(one, correct=one.id == decided.key, feedback="") for one in item.options)
    return replace(item, options=tuple(options))


def grounds(holds: Sequence[Hold], disputes: int, suspicious: bool) -> Why | None:
    """Return why a revision must be held now, if it must.

    `disputes` are those of the coming hearing. Statistics hold an item once: when a steward has kept it, it
    takes two more people.
    """
    if not may_be_asked(holds):
        return None
    if disputes >= ENOUGH:
        return Why.DISPUTES
    return Why.STATISTICS if suspicious and not holds else None


def owed(hold: Hold, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Return the attempts to which a decision owes what a right answer pays.

    A void item pays everybody who answered it, also who was right beyond a day's limit of practice.
    """
    match hold.decision:
        case Decision.VOID:
            return [one for one in attempts if one.verdict is Verdict.WRONG or not one.points]
        case Decision.ANOTHER_KEY:
            return [one for one in attempts if one.verdict is Verdict.WRONG and one.chosen == hold.key]
        case _:
            return []


@dataclass(frozen=True, slots=True)
class DisputeAsked:
    """The form of a dispute is wanted for the item answered in this slot."""

    slot: str
    item: Item


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute was kept; `held` says that the item is not asked any more until a steward has decided."""

    held: bool


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A held item as stewards see it: what people chose, and what they object to, without names."""

    hold: Hold
    item: Item
    counts: Mapping[str, int]
    reasons: tuple[str, ...]
    place: int
    total: int


@dataclass(frozen=True, slots=True)
class KeyAsked:
    """The form for another key is wanted."""

    held: HeldItem


@dataclass(frozen=True, slots=True)
class NothingHeld:
    """No item waits for a steward; these are worth a look all the same."""

    worth_a_look: tuple[tuple[Item, Report], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A hold was decided, or (`before`) had been by somebody else; `left` are those still to be decided."""

    hold: Hold
    item: Item
    left: int
    before: bool = False


@dataclass(frozen=True, slots=True)
class HeldNews:
    """Items of a space wait for a steward; `channel` is where one of them came up."""

    channel: Channel
    held: int


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """What was decided about an item, for those who answered it."""

    hold: Hold
    item: Item
