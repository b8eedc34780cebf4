"""The labels of a guide's fields, however they are written."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a label opens; OTHER is a label that no question has a place for."""

    WHY = "why"
    ASK_FIRST = "ask first"
    STEPS = "steps"
    DO = "do"
    AVOID = "avoid"
    OTHER = "other"


_NAMES = {
    Field.WHY: ("why it matters", "why this matters", "why"),
    Field.ASK_FIRST: ("clarifying questions", "questions to ask", "questions to ask first", "ask first"),
    Field.STEPS: ("solution steps", "steps", "approach", "solution"),
    Field.DO: ("best practices", "best practice", "practices", "do", "dos"),
    Field.AVOID: (
        *("anti patterns", "anti pattern", "antipatterns", "pitfalls", "common pitfalls"),
        *("avoid", "don'ts", "donts"),
    ),
}
_BY_NAME = {name: label for label, names in _NAMES.items() for name in names}
_EDGE = r"\*\*\*|\*\*|__|\*|_"
_MARKED = re.compile(rf"(?P<edge>{_EDGE})(?P<name>[^\s*_][^*_\n]{{0,60}})(?P=edge)\s*(?P<colon>:?)\s*")
_PLAIN = re.compile(r"(?P<name>[A-Za-z][A-Za-z\u2019' -]{0,40}):[ \t]*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was found, its own words, and the Markdown that follows it."""

    field: Field
    name: str
    rest: str


def field_named(name: str) -> Field | None:
    """Return the field that a heading or a label names, blind to case, colon and hyphens."""
    words = re.sub(r"[-\s]+", " ", name.replace("\u2019", "'")).strip(" :").casefold()
    return _BY_NAME.get(words)


def label_of(source: str) -> Label | None:
    """Return the label that a paragraph begins with."""
    found = _MARKED.match(source)
    if found:
        name, closed = found["name"].strip(), bool(found["colon"]) or found["name"].rstrip().endswith(":")
        rest = source[found.end() :]
        known = field_named(name)
        alone = closed or not rest or " " in name or "\n" in source[: found.end()]
        if known and alone:
            return Label(known, name, rest)
        strange = closed and len(found["edge"]) > 1
        return Label(Field.OTHER, name.rstrip(": "), rest) if strange else None
    return _plain_label(source)


def _plain_label(source: str) -> Label | None:
    """Return a label without any mark: a line of its own, or several words and a colon."""
    first, _, below = source.partition("\n")
    known = field_named(first)
    if known:
        return Label(known, first, below)
    found = _PLAIN.match(source)
    known = field_named(found["name"]) if found and " " in found["name"] else None
    return Label(known, found["name"], source[found.end() :]) if found and known else None


def starts_with_label(line: str, indent: int) -> bool:
    """Whether a line begins a field, so that it cannot belong to the list above it."""
    if not line.startswith(("*", "_")):
        return line.endswith(":") and indent == 0 and field_named(line) is not None
    found = label_of(line)
    return found is not None and (found.field is not Field.OTHER or indent == 0)
