"""The lines of a guide in one regular form, so that one parser understands what many editors wrote.

CommonMark nests a list by the width of its parent's marker; people nest by two spaces, three, four or a
tab. Here every depth gets four spaces, and labels and headings begin a block of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.packs.exchange.guide_labels import starts_with_label
from bot.packs.problem import Findings
from bot.packs.yaml_marks import read_yaml

_DEPTH = 4
_LIST = re.compile(r"(?:([-*+])|\d{1,9}[.)])\s+\S")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_FENCE = re.compile(r"(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class GuideLines:
    """The body in its regular form; `numbers[i]` is the line of the file that line i came from."""

    text: str
    numbers: tuple[int, ...]


def read_lines(text: str, findings: Findings) -> GuideLines:
    """Return the body of a guide; what stands in its front matter is reported."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = _front_matter(lines, findings)
    regular = _Regular()
    for number, line in enumerate(lines[start:], start + 1):
        regular.take(line.replace("\0", "\ufffd").expandtabs(_DEPTH).rstrip(), number)
    return GuideLines("\n".join(regular.lines), tuple(regular.numbers))


def _front_matter(lines: list[str], findings: Findings) -> int:
    """Report the front matter line by line, and return how many lines it takes."""
    end = _end_of_front_matter(lines)
    for number, line in enumerate(lines[1 : max(end - 1, 1)], 2):
        if line.strip():
            sentence = f"This describes the file and belongs to no question: “{' '.join(line.split())}”."
            findings.odd(number, sentence)
    return end


def _end_of_front_matter(lines: list[str]) -> int:
    if lines[0].strip() != "---":
        return 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)
    inside = lines[1:end]
    # Two rules with a part of the guide between them look the same; a mapping, or no heading, tells.
    marked = read_yaml("\n".join(inside), Findings())
    mapping = marked is not None and isinstance(marked.value, dict)
    return end + 1 if end and (mapping or not any(_HEADING.match(line) for line in inside)) else 0


@dataclass
class _Regular:
    """Takes line after line; `_depths` holds the indents of the lists that are open."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    _depths: list[tuple[int, bool]] = field(default_factory=list)
    _fence: str = ""

    def take(self, line: str, number: int) -> None:
        for regular in self._regular(line):
            self.lines.append(regular)
            self.numbers.append(number)

    def _regular(self, line: str) -> Iterator[str]:
        body = line.lstrip()
        indent = len(line) - len(body)
        after_blank = not self.lines or not self.lines[-1]
        fence = _FENCE.match(body)
        if self._fence or fence:
            self._turn_fence(body, fence)
            yield line
        elif starts_with_label(body, indent) or _HEADING.match(body):
            self._depths.clear()
            yield from ([body] if after_blank else ["", body])
        elif _RULE.fullmatch(body):
            self._depths.clear()
            yield body
        elif listed := _LIST.match(body):
            self._nest(indent, bullet=bool(listed[1]))
            yield " " * _DEPTH * (len(self._depths) - 1) + body
        elif not body:
            yield ""
        else:
            if after_blank:
                self._depths = [depth for depth in self._depths if depth[0] < indent]
            yield " " * _DEPTH * len(self._depths) + body

    def _turn_fence(self, body: str, fence: re.Match[str] | None) -> None:
        if not self._fence:
            self._fence = fence[1] if fence else ""
        elif body.startswith(self._fence) and not body.strip(self._fence[0]):
            self._fence = ""

    def _nest(self, indent: int, *, bullet: bool) -> None:
        """Find the depth of a list entry: deeper than the last one, beside it, or further out."""
        while len(self._depths) > 1 and indent < self._depths[-1][0]:
            self._depths.pop()
        last = self._depths[-1] if self._depths else None
        deeper = last is not None and (indent > last[0] + 1 or (indent > last[0] and bullet != last[1]))
        if last is not None and not deeper:
            self._depths.pop()
        self._depths.append((indent, bullet))
