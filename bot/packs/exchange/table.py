"""Items as rows of cells, whatever kind of file the cells are in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.pack import Pack
from bot.packs.exchange.columns import ANSWER, FEEDBACK, KEY, OWN, column, feedback_column, option_column
from bot.packs.exchange.entry import LETTERS, Answer, Entry, entries_of
from bot.packs.exchange.gathering import gather
from bot.packs.exchange.imported import Imported
from bot.packs.problem import Findings

LOST = (
    "A sheet holds items. Questions without items are left out, and of the others why it matters, what to"
    " ask first, steps, do, avoid, sketch, sources, licence, minutes and dates.",
    "Read back, revisions start at 1 and options are called a, b, c.",
)
_LETTER = re.compile(r"(?:(?:option|answer|choice)\s*)?([a-j])[).]?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, and the line or row number it starts on."""

    line: int
    cells: tuple[str, ...]


def rows_of(pack: Pack) -> Iterator[tuple[str, ...]]:
    """Yield the heading and a row per item; there are as many option columns as any item needs."""
    entries = list(entries_of(pack))
    most = max((len(entry.answers) for entry in entries), default=3)
    letters = LETTERS[:most]
    options = [name for letter in letters for name in (option_column(letter), feedback_column(letter))]
    yield (*OWN, *options, KEY)
    for entry in entries:
        yield tuple(_cells(entry, most))


def _cells(entry: Entry, most: int) -> Iterator[str]:
    yield from (entry.question, entry.title, entry.topic, entry.level, entry.kind, entry.difficulty)
    yield from (entry.prompt, " ".join(entry.tags), entry.item, entry.stem)
    for answer in entry.answers:
        yield from (answer.text, answer.feedback)
    yield from [""] * (2 * (most - len(entry.answers)))
    yield entry.key


def read_table(rows: Iterable[Row], path: Path, findings: Findings) -> Imported:
    """Return the questions of a sheet whose first row that is not empty names its columns."""
    filled = (row for row in rows if any(cell.strip() for cell in row.cells))
    heading = next(filled, None)
    names = _names(heading, findings) if heading else []
    if "stem" not in names:
        line = heading.line if heading else 1
        findings.broken(line, "No column holds the questions. Call one “question” in the first row.")
        return gather((), path, findings)
    return gather([_entry(row, names, findings) for row in filled], path, findings)


def _names(heading: Row, findings: Findings) -> list[str]:
    names: list[str] = []
    for cell in heading.cells:
        name = column(cell)
        if cell.strip() and (not name or name in names):
            findings.odd(
                heading.line, f"The column “{cell.strip()}” was not taken: its name says nothing here."
            )
        names.append("" if name in names else name)
    return names


def _entry(row: Row, names: list[str], findings: Findings) -> Entry:
    said = {name: cell.strip() for name, cell in zip(names, row.cells, strict=False) if name}
    for surplus in row.cells[len(names) :]:
        if surplus.strip():
            findings.odd(
                row.line, f"“{surplus.strip()}” stands in a column without a name; it was not taken."
            )
    return Entry(
        line=row.line,
        stem=said.get("stem", ""),
        answers=_answers(row.line, said, findings),
        item=said.get("item id", ""),
        question=said.get("question id", ""),
        title=said.get("title", ""),
        topic=said.get("topic", ""),
        level=said.get("level", ""),
        kind=said.get("kind", ""),
        difficulty=said.get("difficulty", ""),
        prompt=said.get("prompt", ""),
        tags=tuple(re.split(r"[\s,;]+", said["tags"])) if said.get("tags") else (),
    )


def _answers(line: int, said: dict[str, str], findings: Findings) -> tuple[Answer, ...]:
    options = {letter: said[name] for letter in LETTERS if said.get(name := option_column(letter))}
    key = _key(said, options)
    wanted = said.get(KEY) or said.get(ANSWER, "")
    if wanted and not key:
        findings.odd(line, f"The answer “{wanted}” is none of the options.")
    return tuple(
        Answer(text, _feedback(letter, said), correct=letter == key) for letter, text in options.items()
    )


def _feedback(letter: str, said: dict[str, str]) -> str:
    both = (said.get(feedback_column(letter), ""), said.get(FEEDBACK, ""))
    return " ".join(text for text in both if text)


def _key(said: dict[str, str], options: dict[str, str]) -> str:
    """Return the letter of the right option, or "": `key` names it, `answer` rather says it."""
    named, answer = said.get(KEY, ""), said.get(ANSWER, "")
    texts = {text.casefold(): letter for letter, text in options.items()}
    if named:
        return _by_name(named, options) or texts.get(named.casefold(), "")
    return texts.get(answer.casefold(), "") or _by_name(answer, options)


def _by_name(name: str, options: dict[str, str]) -> str:
    """Return the letter that a letter or a number such as 1 stands for, if it is an option."""
    plain = name.strip().casefold()
    found = _LETTER.fullmatch(plain)
    if found:
        return found[1] if found[1] in options else ""
    number = plain.removesuffix(".0")
    letter = LETTERS[int(number) - 1] if number in {str(n) for n in range(1, len(LETTERS) + 1)} else ""
    return letter if letter in options else ""
