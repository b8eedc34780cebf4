"""Plain text out of Markdown: code spans keep their text, `[key]` references are taken out."""

import re
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

_REFERENCE = re.compile(r"(?:^|(?<=[\s(]))\[([a-z0-9][a-z0-9-]*)\]")
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE_STOP = re.compile(r"\s+([.,;:?])")


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of text, the line it starts on and the references it names."""

    text: str
    line: int
    refs: tuple[str, ...] = ()

    def without(self, beginning: str) -> "Note":
        """Return the note without that beginning."""
        return replace(self, text=self.text[len(beginning) :].strip())


def note(inline: SyntaxTreeNode, line: int, beginning: str = "") -> Note:
    """Return the text of an inline node without that beginning, in one line and without references."""
    parts: list[str] = []
    refs: list[str] = []
    for place, (piece, literal) in enumerate(_pieces(inline)):
        text = piece if place else piece.removeprefix(beginning)
        if literal:
            parts.append(text)
        else:
            refs += _REFERENCE.findall(text)
            parts.append(_REFERENCE.sub(" ", text) if "[" in text else text)
    joined = _SPACE.sub(" ", "".join(parts)).strip()
    return Note(_SPACE_BEFORE_STOP.sub(r"\1", joined) if refs else joined, line, tuple(refs))


def leading_code(inline: SyntaxTreeNode) -> str | None:
    """Return the code span that an inline node begins with, if it does."""
    first = inline.children[0] if inline.children else None
    return first.content.strip() if first is not None and first.type == "code_inline" else None


def _pieces(inline: SyntaxTreeNode) -> list[tuple[str, bool]]:
    """Return (text, is it code) in order, neighbouring texts joined."""
    pieces: list[tuple[str, bool]] = []
    for child in inline.walk(include_self=False):
        if child.type in ("softbreak", "hardbreak"):
            text, literal = " ", False
        elif child.type in ("text", "code_inline"):
            text, literal = child.content, child.type == "code_inline"
        else:
            continue
        if pieces and not literal and not pieces[-1][1]:
            text = pieces.pop()[0] + text
        pieces.append((text, literal))
    return pieces
