"""The lock file of a pack: which question is which, what its items asked, and which of them are approved."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.question import Item, Question
from bot.packs.canonical import item_hash, question_hash, text_hash
from bot.packs.problem import Problem, Severity

LOCK = "pack.lock.json"


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LockedItem(_Closed):
    """A hand-written item at its revision: the hash of what it asks, of its key, and of its other options."""

    hash: str
    key: str
    others: tuple[str, ...]
    gone: bool = False


class LockedQuestion(_Closed):
    """A question at its revision. `approved` maps a generated item to the hash at which it was approved."""

    rev: int
    hash: str
    items: dict[str, LockedItem]
    approved: dict[str, str]


class LockedCorrection(_Closed):
    """From this revision on, an item has another key."""

    item: str
    rev: int


class Lock(_Closed):
    """The whole file."""

    schema_version: Literal[1] = Field(default=1, validation_alias="schema", serialization_alias="schema")
    questions: dict[str, LockedQuestion] = {}
    corrections: tuple[LockedCorrection, ...] = ()


def read_lock(folder: Path) -> tuple[Lock | None, tuple[Problem, ...]]:
    """Return the lock of a pack, if it has one, and what is wrong with the file."""
    path = folder / LOCK
    if not path.is_file():
        return None, ()
    try:
        return Lock.model_validate_json(path.read_bytes()), ()
    except (ValidationError, UnicodeDecodeError):
        sentence = "The lock cannot be read. Take it from the version control again; never edit it by hand."
        return None, (Problem(path, 1, sentence, Severity.ERROR),)


def write_lock(folder: Path, lock: Lock) -> None:
    """Write the lock; a reader sees the old one or the new one, never half of it."""
    part = folder / f"{LOCK}.part"
    part.write_text(lock.model_dump_json(by_alias=True, indent=1) + "\n", encoding="utf-8")
    part.replace(folder / LOCK)


def locked(question: Question, approved: dict[str, str]) -> LockedQuestion:
    """Return what the lock keeps of a question as it stands."""
    written = {item.local_id: _locked_item(item) for item in question.items if not item.made}
    return LockedQuestion(
        rev=question.rev, hash=question_hash(question), items=written, approved=dict(sorted(approved.items()))
    )


def _locked_item(item: Item) -> LockedItem:
    others = tuple(sorted(text_hash(option.text) for option in item.options if not option.correct))
    return LockedItem(hash=item_hash(item), key=text_hash(item.key.text), others=others)


def rekeyed(before: LockedItem, now: LockedItem) -> bool:
    """Whether an option that was right is still there, and wrong now."""
    return before.key != now.key and before.key in now.others


def reused(before: LockedItem | None, now: LockedItem) -> bool:
    """Whether the id of an item that left was given to another one."""
    return before is not None and before.gone and before.hash != now.hash


def approved_only(question: Question, lock: Lock) -> tuple[Item, ...]:
    """Return the items of a question that may be asked: those by hand, and the approved generated ones."""
    held = lock.questions.get(question.id)
    approved = held.approved if held else {}
    return tuple(
        item for item in question.items if not item.made or approved.get(item.local_id) == item_hash(item)
    )
