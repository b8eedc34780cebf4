"""Loads a pack: the good questions, and everything wrong with the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.domain.correction import Correction
from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.packs.cache import Reader
from bot.packs.check_identity import check_identity
from bot.packs.lock import Lock, approved_only, read_lock
from bot.packs.manifest import Manifest, read_manifest
from bot.packs.pictures import check_pictures, illustrated
from bot.packs.problem import Problem, Severity
from bot.packs.question_file import QuestionFile, stale
from bot.packs.retired import read_retired
from bot.packs.template import leftover
from bot.packs.warm_up import with_quizzes


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack, and the problems of its files in the order of files and lines."""

    pack: Pack
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether no question was left out."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def load_pack(
    folder: Path, *, today: date | None = None, cache: Path | None = None, style: Severity = Severity.ERROR
) -> LoadedPack:
    """Load the pack of that folder.

    `today` reports questions past their review date; `cache` is a folder that makes the next start quick;
    `style` is what a matter of style weighs (a warning keeps an imported question in the pack).
    """
    manifest = read_manifest(folder)
    reader = Reader(style, cache)
    files = {path: reader.read(path) for path in sorted((folder / "questions").glob("*.md"))}
    reader.remember()
    problems = [*manifest.problems, *_own(files), *_between(files, manifest, today)]
    broken = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    questions = {
        file.question.id: file.question
        for path, file in files.items()
        if file.question and path not in broken
    }
    questions = {name: illustrated(folder, question) for name, question in questions.items()}
    questions = with_quizzes(questions, wanted=manifest.quiz_unreviewed)
    return _identified(folder, manifest, list(files), questions, problems)


def load_questions(folder: Path) -> dict[str, Question]:
    """Return the good questions of a folder by id, whatever its lock says, with all their items."""
    reader = Reader(Severity.ERROR, None)
    files = [reader.read(path) for path in sorted((folder / "questions").glob("*.md"))]
    return {file.question.id: file.question for file in files if file.question}


def _identified(
    folder: Path,
    manifest: Manifest,
    files: list[Path],
    questions: dict[str, Question],
    problems: list[Problem],
) -> LoadedPack:
    """Return the pack without the questions that disagree with its lock, and the items not approved there."""
    lock, unreadable = read_lock(folder)
    retired, misspelt = read_retired(folder)
    problems += [*unreadable, *misspelt]
    if lock is not None:
        disagreements = list(check_identity(folder, questions, lock, retired))
        problems += disagreements
        broken = {problem.path.stem for problem in disagreements} | retired.keys()
        questions = {name: question for name, question in questions.items() if name not in broken}
    if lock is not None or unreadable:
        # what an unreadable lock approved is not known, so nothing is
        known = lock or Lock()
        questions = {
            name: replace(question, items=approved_only(question, known))
            for name, question in questions.items()
        }
    corrections = tuple(Correction(one.item, one.rev) for one in lock.corrections) if lock else ()
    renamed = {alias: question.id for question in questions.values() for alias in question.aliases}
    pack = Pack(
        *(manifest.name, manifest.version, manifest.topics, questions, manifest.sets),
        corrections=corrections,
        renamed=renamed,
        left_out=tuple(sorted({path.stem for path in files} - questions.keys())),
    )
    return LoadedPack(pack, tuple(sorted(problems)))


def _own(files: dict[Path, QuestionFile]) -> Iterator[Problem]:
    for path, file in files.items():
        yield from (finding.at(path) for finding in file.findings)


def _between(files: dict[Path, QuestionFile], manifest: Manifest, today: date | None) -> Iterator[Problem]:
    """Yield what no file can know by itself: topics, required questions, the date."""
    topics = {topic.slug for topic in manifest.topics}
    ids = {file.question.id for file in files.values() if file.question}
    for path, file in files.items():
        if file.question is None:
            continue
        if topics:
            yield from _topics(file.question, path, file.lines, topics)
        yield from _requires(file.question, path, file.lines, ids)
        yield from check_pictures(path.parents[1], file.question, file.lines["diagrams"])
        if leftover(file.question):
            yield _unwritten(path, leftover(file.question))
        if today is not None and stale(file.question, today):
            sentence = (
                f"The review was due by {file.question.review_by}. Check the sources and set new dates."
            )
            yield Problem(path, file.lines["review_by"], sentence, Severity.WARNING)


def _unwritten(path: Path, sentence: str) -> Problem:
    lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if sentence in text), 1)
    return Problem(path, line, f"“{sentence}” is from the template. Write your own.", Severity.WARNING)


def _topics(question: Question, path: Path, lines: dict[str, int], known: set[str]) -> Iterator[Problem]:
    for key, slugs in (("topic", (question.topic,)), ("also", question.also)):
        for slug in _unknown(slugs, known):
            sentence = f"`{slug}` is not a topic of topics.yaml. Use one of its slugs, or add it there."
            yield Problem(path, lines[key], sentence, Severity.ERROR)


def _requires(question: Question, path: Path, lines: dict[str, int], known: set[str]) -> Iterator[Problem]:
    for name in _unknown(question.requires, known):
        sentence = f"The pack has no question `{name}` to study first. Add it, or remove it here."
        yield Problem(path, lines["requires"], sentence, Severity.WARNING)


def _unknown(names: Iterable[str], known: set[str]) -> list[str]:
    return [name for name in names if name not in known]
