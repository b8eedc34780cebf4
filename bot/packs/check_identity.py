"""Does the pack still agree with its lock: is each id what it was, and each change a new revision?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.domain.question import Question
from bot.packs.lock import LOCK, Lock, LockedQuestion, locked, rekeyed, reused
from bot.packs.problem import Problem, Severity
from bot.packs.retired import RETIRED

AGAIN = "Run `studyhall content lock`."


def check_identity(
    folder: Path, questions: Mapping[str, Question], lock: Lock, retired: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield every id that changed its meaning, every change that is not locked, every id that vanished."""
    for question in questions.values():
        path = folder / "questions" / f"{question.id}.md"
        for sentence in disagreements(question, lock.questions.get(question.id)):
            yield Problem(path, rev_line(path), sentence, Severity.ERROR)
        if question.id in retired:
            sentence = f"`{question.id}` was retired and is a question again. Remove it here, or there."
            yield Problem(folder / RETIRED, retired[question.id], sentence, Severity.ERROR)
    yield from _vanished(folder, questions, lock, retired)


def disagreements(question: Question, held: LockedQuestion | None) -> Iterator[str]:
    """Yield what is wrong between a question and what the lock holds of it."""
    if held is None:
        yield f"`{question.id}` is not locked yet. {AGAIN}"
        return
    now = locked(question, held.approved)
    if question.rev < held.rev:
        yield f"`rev` was {held.rev} before and is {question.rev} now. It can only rise."
    elif question.rev > held.rev:
        yield f"Revision {question.rev} is not locked yet. {AGAIN}"
    elif now.hash != held.hash:
        yield (
            f"What is asked changed, and `rev` is still {question.rev}. Raise it; or, if only spelling"
            f" changed, run `studyhall content lock --editorial {question.id}`."
        )
    for name, item in now.items.items():
        before = held.items.get(name)
        if reused(before, item):
            yield f"`{name}` was the id of an item that left. Give the new item an id of its own."
        elif before and question.rev == held.rev and rekeyed(before, item):
            yield f"The right answer of `{name}` changed, and `rev` is still {question.rev}. Raise it."


def _vanished(
    folder: Path, questions: Mapping[str, Question], lock: Lock, retired: Mapping[str, int]
) -> Iterator[Problem]:
    renamed = {alias for question in questions.values() for alias in question.aliases}
    there = {path.stem for path in (folder / "questions").glob("*.md")}
    for name in lock.questions:
        if name not in questions and name not in there | renamed | retired.keys():
            sentence = (
                f"`{name}` has left the pack. Say in {RETIRED} when and why, or name it under `aliases` of"
                " the question it became."
            )
            yield Problem(folder / LOCK, _line_of(folder / LOCK, f'"{name}"'), sentence, Severity.ERROR)


def rev_line(path: Path) -> int:
    """Return the line of a question file on which its revision stands."""
    return _line_of(path, "rev:")


def _line_of(path: Path, beginning: str) -> int:
    lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(beginning)), 1)
