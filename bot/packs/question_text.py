"""A question as the Markdown of its file: the way back from bot/packs/question_file.py."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from bot.domain.question import Item, Option, Question, Sketch
from bot.packs.escaping import escaped, escaped_line, one_line
from bot.packs.yaml_text import yaml_text

_HAND_WRITTEN = re.compile(r"m\d+")
Entry = tuple[str, str, tuple[tuple[str, str], ...]]


def question_markdown(question: Question) -> str:
    """Return the text of `<id>.md`; generated items are left out, for they are made again.

    Where each source supports the text is not known any more: the sources stay in the front matter.
    """
    return f"---\n{yaml_text(_front(question))}---\n\n" + "\n".join(_body(question))


def _front(question: Question) -> dict[str, Any]:
    refs = {
        ref.key: {"title": one_line(ref.title), "url": ref.url, "licence": one_line(ref.licence)}
        for ref in question.refs
    }
    keys: dict[str, Any] = {
        "schema": 1,
        "id": question.id,
        "rev": question.rev,
        "title": one_line(question.title),
        "topic": question.topic,
        "also": list(question.also),
        "tags": list(question.tags),
        "kind": question.kind.value,
        "level": question.level.value,
        "difficulty": question.difficulty,
        "minutes": question.minutes,
        "requires": list(question.requires),
        "covers": list(question.covers),
        "aliases": list(question.aliases),
        "licence": question.licence,
        "reviewed": question.reviewed,
        "review_by": question.review_by,
        "unreviewed": question.unreviewed,
        "refs": refs,
        "diagrams": {diagram.name: one_line(diagram.alt) for diagram in question.diagrams},
    }
    return {key: value for key, value in keys.items() if value}


def _body(question: Question) -> Iterator[str]:
    yield from _section("Prompt", _paragraphs(question.prompt))
    yield from _section("Why it matters", _paragraphs(question.why))
    asks = ((ask.id, ask.text, (("Changes", escaped(ask.changes)),)) for ask in question.ask_first)
    yield from _section("Ask first", _entries(asks))
    steps = ((step.id, step.text, (("After", ", ".join(step.after)),)) for step in question.steps)
    yield from _section("Steps", _entries(steps, numbered=True))
    do = ((one.id, one.text, (("Because", escaped(one.because)),)) for one in question.do)
    yield from _section("Do", _entries(do))
    avoid = (
        (one.id, one.text, (("Breaks", escaped(one.breaks)), ("Instead", one.instead)))
        for one in question.avoid
    )
    yield from _section("Avoid", _entries(avoid))
    yield from _section("Sketch", _sketch(question.sketch))
    yield from _section("Quiz", _quiz(hand_written(question)))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from (f"## {title}", "", *found, *([""] if found[-1] else []))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.strip():
            yield from (escaped_line(paragraph), "")


def _entries(entries: Iterable[Entry], *, numbered: bool = False) -> Iterator[str]:
    for place, (entry_id, text, notes) in enumerate(entries, 1):
        mark = f"{place}. " if numbered else "- "
        yield f"{mark}`{entry_id}` {escaped(text)}"
        for label, note in notes:
            if note:
                yield f"{' ' * len(mark)}- {label}: {note}"


def _sketch(sketch: Sketch | None) -> Iterator[str]:
    if sketch:
        longest = max((len(run) for run in re.findall("`+", sketch.code)), default=0)
        fence = "`" * max(3, longest + 1)
        yield from (f"{fence}{sketch.language}", *sketch.code.split("\n"), fence)


def _quiz(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from (f"### {item.local_id}", "", *_paragraphs(item.stem))
        for option in item.options:
            yield from _option(option)
        yield ""


def _option(option: Option) -> Iterator[str]:
    yield f"- [{'x' if option.correct else ' '}] {escaped(option.text)}"
    if option.feedback:
        yield f"  - {escaped_line(option.feedback)}"


def hand_written(question: Question) -> tuple[Item, ...]:
    """Return the items that the file of a question holds.

    A reviewed question makes the others again by itself. An unreviewed one does not, so that what came
    with another id is numbered like a hand-written one.
    """
    kept = [item for item in question.items if _HAND_WRITTEN.fullmatch(item.local_id)]
    if not question.unreviewed:
        return tuple(kept)
    taken = {item.local_id for item in kept}
    free = (name for number in count(1) if (name := f"m{number}") not in taken)
    return tuple(
        item if item in kept else replace(item, id=f"{question.id}/{next(free)}") for item in question.items
    )
