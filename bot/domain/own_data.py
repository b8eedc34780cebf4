"""One's own data: what is kept of people, for how long, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256


class DataClass(StrEnum):
    """A kind of data about people."""

    NAMES = "names"
    ANSWERS = "answers"
    TEXTS = "texts"
    RUNS = "runs"
    SUGGESTIONS = "suggestions"
    DRAFTS = "drafts"
    STEWARDS = "stewards"
    MESSAGES = "messages"
    ACTS = "acts"
    DELETIONS = "deletions"


KEPT_FOR: Mapping[DataClass, timedelta | None] = {
    DataClass.NAMES: None,
    DataClass.ANSWERS: None,
    DataClass.TEXTS: timedelta(days=365),
    DataClass.RUNS: timedelta(days=90),
    DataClass.SUGGESTIONS: timedelta(days=180),
    DataClass.DRAFTS: timedelta(days=30),
    DataClass.STEWARDS: None,
    DataClass.MESSAGES: timedelta(days=90),
    DataClass.ACTS: timedelta(hours=48),
    DataClass.DELETIONS: timedelta(days=730),
}
"""How long each kind is kept; None means until its person has it deleted.

What people wrote is kept for a year, so that they can read it when the question comes round again; of
suggestions, those that were declined.
"""

GONE = "gone"
"""The door and the space of whoever had everything deleted: nothing is ever sent there."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Deletion:
    """That somebody had everything deleted: a digest that can be recognised, but names nobody."""

    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PrivacyShown:
    """What is kept, and for how long."""

    kept_for: Mapping[DataClass, timedelta | None]


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything that is kept of a person, by the table that holds it."""

    members: tuple[str, ...]
    at: datetime
    tables: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class DeletionAsked:
    """Somebody wants everything deleted: this many answers, under so many linked members."""

    answers: int
    members: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """Everything of a person was deleted."""

    answers: int


def digest_of(member: str) -> str:
    """Return what a deletion is remembered by."""
    return sha256(f"studyhall/{member}".encode()).hexdigest()


def pseudonym(name: str) -> str:
    """Return the key under which the answers of somebody stay who had everything deleted."""
    return f"{GONE}:{GONE}:{name}"
