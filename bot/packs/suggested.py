"""Suggested questions as files of a pack: checked as such, and written when an operator wants them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.domain.question import Question
from bot.packs.exchange.slugs import free, slug
from bot.packs.problem import Finding, Severity
from bot.packs.question_file import QuestionFile, read_question
from bot.packs.question_text import question_markdown
from bot.packs.writing import AlreadyThere

PART_OF = {
    "## Prompt": "prompt",
    "## Ask first": "ask",
    "## Steps": "steps",
    "## Do": "advice",
    "## Avoid": "advice",
}
"""The field of the form that each section of a file comes from; the title comes before all of them."""
PLAIN_TO_SEE = ("The section", "Fewer than", "Name what to do instead", "Say what", "Say why")
"""How findings begin that say what is missing, which a reader of the whole question sees."""
MOST_REMARKS = 5
_ID = re.compile(r"`([qsda])(\d+)`")
_LINE_OF = {"q": "Question", "s": "Step", "d": "Do, line", "a": "Avoid, line"}


class PackEditor:
    """Reads a suggested question as the file that it would be."""

    def problems(self, question: Question) -> Mapping[str, str]:
        """Return what keeps it out of a pack: a sentence for each part of the form concerned."""
        text, file = _file(question)
        broken = [finding for finding in file.findings if finding.severity is Severity.ERROR]
        return {_part(text, finding.line): _said(finding) for finding in reversed(broken)}

    def remarks(self, question: Question) -> tuple[str, ...]:
        """Return what its style lacks, in sentences."""
        _, file = _file(question)
        styled = (finding for finding in file.findings if not finding.sentence.startswith(PLAIN_TO_SEE))
        return tuple(dict.fromkeys(map(_said, styled)))[:MOST_REMARKS]


def _file(question: Question) -> tuple[str, QuestionFile]:
    text = question_markdown(question)
    return text, read_question(text, question.id)


def _said(finding: Finding) -> str:
    """Return the sentence for somebody who sees no ids."""
    return _ID.sub(lambda found: f"{_LINE_OF[found[1]]} {found[2]}", finding.sentence)


def _part(text: str, line: int) -> str:
    """Return the part of the form that a line of the file comes from."""
    above = reversed(text.splitlines()[:line])
    return next((PART_OF[heading] for heading in above if heading in PART_OF), "title")


def write_suggested(folder: Path, questions: Iterable[Question]) -> tuple[Path, ...]:
    """Write a file for each question, named after its title; the id that it had here becomes an alias.

    Raises:
        AlreadyThere: A file exists. Nothing is written then.
    """
    files: dict[Path, str] = {}
    for question in questions:
        name = free(slug(question.title) or question.id, {path.stem for path in files})
        file = replace(question, id=name, aliases=() if name == question.id else (question.id,))
        files[folder / f"{name}.md"] = question_markdown(file)
    for path in files:
        if path.exists():
            raise AlreadyThere(f"{path} exists already, and nothing was written. Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, "utf-8", newline="\n")
    return tuple(files)
