"""Finds the questions of a guide among its headings, labels and lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from bot.domain.question import Sketch
from bot.packs.exchange.guide_labels import Field, field_named, label_of
from bot.packs.exchange.guide_lines import GuideLines
from bot.packs.exchange.guide_text import blocks, entry_text, paragraphs, plain, source_of
from bot.packs.problem import Findings

_NUMBER = re.compile(r"(?:(?:question|q)\s*)?\d{1,4}\s*[.):]\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, without its number."""

    level: int
    text: str
    line: int
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A label that stands in a paragraph, with the text behind it."""

    field: Field
    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Content:
    """Any other block."""

    node: SyntaxTreeNode
    line: int


Part = Heading | Opening | Content


@dataclass(slots=True)
class Draft:
    """A question as it stands in the guide: texts by field, and the section it was found in."""

    heading: Heading
    section: str
    prose: list[str] = field(default_factory=list)
    fields: dict[Field, list[str]] = field(default_factory=dict)
    sketch: Sketch | None = None

    def texts(self, name: Field) -> list[str]:
        """Return the texts of a field."""
        return self.fields.get(name, [])


def drafts(lines: GuideLines, findings: Findings) -> list[Draft]:
    """Return the questions of a guide; every text that belongs to none is reported."""
    parts = [part for node in blocks(lines.text) for part in _parts(node, lines)]
    outline = _Outline(parts, findings)
    for place in range(len(parts)):
        outline.take(place)
    outline.close()
    return outline.found


def _parts(node: SyntaxTreeNode, lines: GuideLines) -> Iterator[Part]:
    line = lines.numbers[node.map[0]] if node.map else 1
    if node.type == "heading":
        text = plain(source_of(node))
        number = _NUMBER.match(text)
        yield Heading(int(node.tag[1]), text[number.end() :] if number else text, line, bool(number))
    elif node.type == "paragraph" and (label := label_of(source_of(node))):
        yield Opening(label.field, plain(label.name), plain(label.rest), line)
    elif node.type == "blockquote":
        for child in node.children:
            yield from _parts(child, lines)
    elif node.type != "hr":
        yield Content(node, line)


class _Outline:
    """Walks the parts once; knows the section, the question and the field that are open."""

    def __init__(self, parts: list[Part], findings: Findings) -> None:
        self.found: list[Draft] = []
        self._parts = parts
        self._findings = findings
        self._section: Heading | None = None
        self._has_questions = True
        self._question: Draft | None = None
        self._field: Field | None = None
        self._label = ""
        self._loose: list[tuple[int, str]] = []
        headings = [(n, part) for n, part in enumerate(parts) if isinstance(part, Heading)]
        self._levels = {heading.level for n, heading in headings if self._labelled(n, heading)}

    def take(self, place: int) -> None:
        """Take the part at that place."""
        part = self._parts[place]
        match part:
            case Heading():
                self._heading(place, part)
            case Opening():
                self._open_field(part.field, part.name, part.line)
                if part.text:
                    self._text(part.text, part.line)
            case Content():
                self._content(part.node, part.line)

    def close(self) -> None:
        """Finish what is open."""
        self._close_field()
        if self._section and not self._has_questions:
            told = f"The section “{self._section.text}” holds no question, so that it is no topic."
            self._findings.odd(self._section.line, told)

    def _heading(self, place: int, heading: Heading) -> None:
        within = self._question is not None and heading.level >= self._question.heading.level
        known = field_named(heading.text)
        if within and known:
            self._open_field(known, heading.text, heading.line)
        elif self._leads_to_a_question(place):
            self._open_section(heading)
        elif within and self._question and heading.level > self._question.heading.level:
            self._open_field(Field.OTHER, heading.text, heading.line)
        elif self._labelled(place, heading) or (heading.level in self._levels and _asks(heading)):
            self._open_question(heading)
        else:
            self._open_section(heading)

    def _labelled(self, place: int, heading: Heading) -> bool:
        """Whether a label follows before the next heading."""
        for part in self._parts[place + 1 :]:
            if isinstance(part, Heading):
                return part.level >= heading.level and field_named(part.text) is not None
            if isinstance(part, Opening) and part.field is not Field.OTHER:
                return True
        return False

    def _leads_to_a_question(self, place: int) -> bool:
        """Whether nothing stands between this heading and that of a question."""
        after = self._parts[place + 1 : place + 2]
        if not after or not isinstance(after[0], Heading) or field_named(after[0].text):
            return False
        return self._labelled(place + 1, after[0])

    def _open_section(self, heading: Heading) -> None:
        self.close()
        self._section, self._has_questions = heading, False
        self._question, self._field = None, None

    def _open_question(self, heading: Heading) -> None:
        self._close_field()
        self._question = Draft(heading, self._section.text if self._section else "")
        self._field, self._has_questions = None, True
        self.found.append(self._question)

    def _open_field(self, name: Field, label: str, line: int) -> None:
        self._close_field()
        self._field, self._label = name, label
        if name is Field.OTHER or self._question is None:
            self._left_out(line, label)

    def _close_field(self) -> None:
        """Take loose texts as the entries of a field without a list; beside a list they are only told."""
        loose, self._loose = self._loose, []
        for line, text in loose:
            if self._question and self._field and not self._question.texts(self._field):
                self._question.fields[self._field] = [text for _, text in loose]
                return
            self._left_out(line, text)

    def _content(self, node: SyntaxTreeNode, line: int) -> None:
        draft = self._question
        listed = node.type in ("bullet_list", "ordered_list")
        if node.type == "fence" and draft and self._field is not Field.OTHER and _takes_code(node, draft):
            draft.sketch = Sketch(node.info.strip(), node.content.rstrip("\n"))
        elif listed and draft and self._field not in (None, Field.WHY, Field.OTHER):
            texts = [entry_text(item) for item in node.children]
            draft.fields.setdefault(self._field, []).extend(text for text in texts if text)
        else:
            for text in paragraphs(node):
                self._text(text, line)

    def _text(self, text: str, line: int) -> None:
        draft = self._question
        if not text:
            return
        if draft is None or self._field is Field.OTHER:
            self._left_out(line, text)
        elif self._field is None:
            draft.prose.append(text)
        elif self._field is Field.WHY:
            draft.fields.setdefault(Field.WHY, []).append(text)
        else:
            self._loose.append((line, text))

    def _left_out(self, line: int, text: str) -> None:
        self._findings.odd(line, f"This was not taken, for it belongs to no part of a question: “{text}”.")


def _asks(heading: Heading) -> bool:
    return heading.numbered or heading.text.endswith("?")


def _takes_code(node: SyntaxTreeNode, draft: Draft) -> bool:
    return draft.sketch is None and len(node.info.split()) == 1 and bool(node.content.strip())
