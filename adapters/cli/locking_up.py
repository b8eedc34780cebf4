"""`studyhall content lock` and `content approve`: what is asked becomes fixed, and what may be asked too."""

from collections.abc import Sequence
from pathlib import Path

import typer

from adapters.cli.checking import folder_in_use
from adapters.cli.trouble import Trouble
from bot.domain.question import Item, Question
from bot.packs.canonical import item_hash
from bot.packs.load import load_questions
from bot.packs.lock import Lock, read_lock, write_lock
from bot.packs.locking import approve, relock
from bot.packs.review_log import EXPERT, fair_items, read_reviews


def lock_pack(folder: Path | None, editorial: Sequence[str]) -> int:
    """Write the lock of a pack again; return 1, and write nothing, when something stands against it."""
    place = folder or folder_in_use()
    questions = load_questions(place)
    old, problems = read_lock(place)
    relocked = relock(place, questions, old or Lock(), editorial)
    for problem in (*problems, *relocked.problems):
        typer.echo(str(problem))
    if problems or relocked.problems:
        return 1
    write_lock(place, relocked.lock)
    for correction in relocked.corrections:
        typer.echo(
            f"The answer of {correction.item} is another one from revision {correction.rev} on."
            " Earlier answers are void: when the bot starts, everybody who gave one gets the points."
        )
    typer.echo(f"{len(questions)} questions are locked. {_waiting(questions, relocked.lock)}")
    return 0


def approve_items(folder: Path | None, names: Sequence[str], without: Sequence[str] = ()) -> int:
    """Approve generated items by name, or without names those that the review log calls fair."""
    place = folder or folder_in_use()
    questions = load_questions(place)
    lock, problems = read_lock(place)
    if problems:
        raise Trouble(str(problems[0]))
    if lock is None:
        raise Trouble(f"{place} has no lock yet. Run `studyhall content lock` first.")
    items = [item for question in questions.values() for item in question.items if item.made]
    held = _already(questions, lock)
    fair = {**held, **_named(items, names)} if names else _reviewed(place, items, held)
    wanted = {name: digest for name, digest in fair.items() if _kind(name) not in without}
    approved = approve(questions, lock, wanted)
    write_lock(place, approved)
    typer.echo(_waiting(questions, approved))
    return 0


def _kind(item: str) -> str:
    return item.rpartition("/")[2].partition(".")[0]


def _named(items: list[Item], names: Sequence[str]) -> dict[str, str]:
    known = {item.id: item_hash(item) for item in items}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Trouble(f"There is no made item {unknown[0]}. `studyhall content items ID` lists them.")
    return {name: known[name] for name in names}


def _already(questions: dict[str, Question], lock: Lock) -> dict[str, str]:
    held = lock.questions
    return {
        f"{name}/{local}": digest
        for name in questions
        if name in held
        for local, digest in held[name].approved.items()
    }


def _reviewed(folder: Path, items: list[Item], held: dict[str, str]) -> dict[str, str]:
    """Return what the log calls fair, and what was approved by name and is not in the log."""
    reviews, problems = read_reviews(folder)
    if problems:
        raise Trouble(str(problems[0]))
    read = {(review.item, review.hash) for review in reviews if review.reviewer == EXPERT}
    by_name = {name: digest for name, digest in held.items() if (name, digest) not in read}
    return by_name | fair_items(items, reviews)


def _waiting(questions: dict[str, Question], lock: Lock) -> str:
    made = sum(item.made for question in questions.values() for item in question.items)
    approved = sum(len(lock.questions[name].approved) for name in questions if name in lock.questions)
    return f"{approved} of {made} items made from their parts are approved; the others are not asked."
