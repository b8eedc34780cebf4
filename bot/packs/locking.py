"""Writing the lock again: what changed becomes the new truth, if it may."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.question import Question
from bot.packs.canonical import item_hash, question_hash
from bot.packs.check_identity import rev_line
from bot.packs.lock import (
    Lock,
    LockedCorrection,
    LockedItem,
    LockedQuestion,
    locked,
    rekeyed,
    reused,
)
from bot.packs.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Relocked:
    """A lock to write, the corrections that are new in it, and what stands against writing it."""

    lock: Lock
    corrections: tuple[LockedCorrection, ...]
    problems: tuple[Problem, ...]


def relock(
    folder: Path, questions: Mapping[str, Question], old: Lock, editorial: Collection[str] = ()
) -> Relocked:
    """Return the lock of the questions as they stand.

    `editorial` names questions of which only the spelling changed. An item that left is kept as gone, and the
    former ids of a question stay, so that no id is ever given to another.
    """
    problems, corrections, held = [], list[LockedCorrection](), dict(old.questions)
    for question in questions.values():
        name = _known_as(question, old)
        before = old.questions.get(name)
        now = locked(question, _still_approved(question, before))
        same = before is not None and question_hash(_under(name, question)) == before.hash
        refused = _refused(before, now, same or question.id in editorial) if before else ""
        if refused:
            path = folder / "questions" / f"{question.id}.md"
            problems.append(Problem(path, rev_line(path), refused, Severity.ERROR))
        if before:
            corrections += _corrections(question, before, now)
            now = now.model_copy(update={"items": {**_gone(before, now), **now.items}})
        held[question.id] = now
    fixed = dict(sorted(held.items()))
    lock = old.model_copy(update={"questions": fixed, "corrections": (*old.corrections, *corrections)})
    return Relocked(lock, tuple(corrections), tuple(problems))


def approve(questions: Mapping[str, Question], lock: Lock, fair: Mapping[str, str]) -> Lock:
    """Return the lock with these generated items approved: item ids with the hash that was reviewed."""
    held = dict(lock.questions)
    for question in questions.values():
        approved = {
            item.local_id: item_hash(item)
            for item in question.items
            if item.made and fair.get(item.id) == item_hash(item)
        }
        if question.id in held:
            held[question.id] = held[question.id].model_copy(
                update={"approved": dict(sorted(approved.items()))}
            )
    return lock.model_copy(update={"questions": held})


def _known_as(question: Question, old: Lock) -> str:
    former = [name for name in question.aliases if name in old.questions]
    if question.id in old.questions or not former:
        return question.id
    return max(former, key=lambda name: old.questions[name].rev)


def _under(name: str, question: Question) -> Question:
    """Return the question under another id: a new name alone asks nothing new."""
    items = tuple(replace(item, id=f"{name}/{item.local_id}") for item in question.items)
    return replace(question, id=name, items=items)


def _still_approved(question: Question, before: LockedQuestion | None) -> dict[str, str]:
    hashes = {item.local_id: item_hash(item) for item in question.items if item.made}
    return {name: it for name, it in before.approved.items() if hashes.get(name) == it} if before else {}


def _refused(before: LockedQuestion, now: LockedQuestion, same: bool) -> str:
    if now.rev < before.rev:
        return f"`rev` was {before.rev} before and is {now.rev} now. It can only rise."
    again = [name for name, item in now.items.items() if reused(before.items.get(name), item)]
    if again:
        return f"`{again[0]}` was the id of an item that left. Give the new item an id of its own."
    if now.rev > before.rev:
        return ""
    changed = [name for name, item in now.items.items() if _other_key(before.items.get(name), item)]
    if changed:
        return f"The right answer of `{changed[0]}` changed: that is never spelling. Raise `rev`."
    return "" if same else f"What is asked changed, and `rev` is still {now.rev}. Raise it."


def _other_key(before: LockedItem | None, now: LockedItem) -> bool:
    return before is not None and rekeyed(before, now)


def _corrections(
    question: Question, before: LockedQuestion, now: LockedQuestion
) -> Iterator[LockedCorrection]:
    for name, item in now.items.items():
        if now.rev > before.rev and _other_key(before.items.get(name), item):
            yield LockedCorrection(item=f"{question.id}/{name}", rev=now.rev)


def _gone(before: LockedQuestion, now: LockedQuestion) -> dict[str, LockedItem]:
    return {
        name: item.model_copy(update={"gone": True})
        for name, item in before.items.items()
        if name not in now.items
    }
