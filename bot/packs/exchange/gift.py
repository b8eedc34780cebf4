"""Items as Moodle's GIFT text, both ways: of its kinds of questions, multiple choice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.pack import Pack
from bot.packs.exchange.entry import Answer, Entry, entries_of
from bot.packs.exchange.gathering import gather
from bot.packs.exchange.gift_marks import doubled, marks, split_format, unwritten, written
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.markup import from_html, pictures_in
from bot.packs.problem import Findings

LOST = (
    "GIFT holds items by topic. Questions without items are left out, and of the others everything but the"
    " title and the mark of an unreviewed one.",
    "Read back, revisions start at 1 and options are called a, b, c.",
)

_CATEGORY = "$CATEGORY:"
_ROOT = "$course$/top/Studyhall/"
_TITLE = "// title:"
_UNREVIEWED = "// unreviewed"
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")
_OWN_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9.]+")
_BLANK = "_____"


def gift_of(pack: Pack) -> str:
    """Return the items, by topic as Moodle's category; the name of each is its id."""
    lines: list[str] = []
    topic = ""
    for entry in sorted(entries_of(pack), key=lambda entry: entry.topic):
        if entry.topic != topic:
            topic = entry.topic
            lines += [f"{_CATEGORY} {_ROOT}{topic}", ""]
        lines += [*_block(entry), ""]
    return "\n".join(lines)


def _block(entry: Entry) -> Iterator[str]:
    yield f"{_TITLE} {written(entry.title)}"
    if "unreviewed" in entry.tags:
        yield _UNREVIEWED
    yield f"::{written(entry.item)}::[plain]{written(entry.stem).removeprefix('[plain]')}{{"
    for answer in entry.answers:
        # of a wrong answer Moodle takes a number between percent signs for its weight
        weight = "%0%" if _WEIGHT.match(answer.text) and not answer.correct else ""
        mark = "=" if answer.correct else f"~{weight}"
        yield f"\t{mark}{written(answer.text)}#{written(answer.feedback)}"
    yield "}"


def read_gift(text: str, path: Path) -> Imported:
    """Return the multiple-choice questions of a file, and a problem for each of another kind."""
    findings = Findings()
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    entries = [entry for block in _blocks(plain) if (entry := _entry(block, findings))]
    return gather(entries, path, findings)


@dataclass
class _Block:
    """The lines between two empty ones, its comments apart."""

    line: int
    topic: str
    lines: list[str] = field(default_factory=list)
    title: str = ""


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(1, "")
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        if not bare and block.lines:
            yield block
            block = _Block(number, block.topic)
        elif bare.startswith(_CATEGORY):
            block.topic = unwritten(bare.removeprefix(_CATEGORY)).rpartition("/")[2]
        elif bare.startswith(_TITLE):
            block.title = unwritten(split_format(bare.removeprefix(_TITLE))[1])
        elif bare and not bare.startswith("//"):
            block.line = block.line if block.lines else number
            block.lines.append(line)


def _entry(block: _Block, findings: Findings) -> Entry | None:
    name, text = _named("\n".join(block.lines).strip())
    opened, closed = marks(text, "{"), marks(text, "}")
    kind = _kind(text, opened, closed)
    if kind:
        findings.broken(block.line, f"{kind} It was not taken: {_short(text)}")
        return None
    before, inside, after = text[: opened[0]], text[opened[0] + 1 : closed[0]], text[closed[0] + 1 :]
    shape = split_format(before)[0]
    inside, general = _general(inside)
    own = name if _OWN_NAME.fullmatch(name) else ""
    if name and not own:
        findings.odd(block.line, f"The name “{name}” was not taken, since an item has none.")
    return Entry(
        line=block.line,
        stem=_shown(f"{before}{_BLANK}{after}" if after.strip() else before, "", block.line, findings),
        answers=tuple(_answers(inside, general, shape, block.line, findings)),
        item=own,
        title=block.title,
        topic=block.topic,
    )


def _named(text: str) -> tuple[str, str]:
    """Return the name between double colons, and what stands behind it."""
    ends = [at for at in doubled(text, ":", 2) if at > 1] if text.startswith("::") else []
    return (unwritten(text[2 : ends[0]]), text[ends[0] + 2 :].strip()) if ends else ("", text)


def _kind(text: str, opened: list[int], closed: list[int]) -> str:
    """Say what the question is when it is no multiple choice; else return an empty text."""
    if not opened and not closed:
        return "This text has no answers in braces."
    if not opened or not closed or closed[0] < opened[0]:
        return "A brace is not closed before the empty line, or never opened."
    inside = _general(text[opened[0] + 1 : closed[0]])[0].strip()
    if not inside:
        return "This is an essay, which nobody here would mark."
    if inside.startswith("#"):
        return "This question asks for a number, which no item does."
    if marks(inside, "~"):
        return ""
    if marks(inside, "=") and "->" in inside:
        return "This question asks to match pairs, which no item does."
    if inside.partition("#")[0].strip() in ("T", "TRUE", "F", "FALSE"):
        return "This question has only true and false to choose from; an item has three options."
    return "This question asks for a short answer, which no item does."


def _general(inside: str) -> tuple[str, str]:
    """Return the answers, and the feedback behind them that is for everybody."""
    at = doubled(inside, "#", 4)
    return (inside[: at[-1]], inside[at[-1] + 4 :]) if at else (inside, "")


def _answers(inside: str, general: str, shape: str, line: int, findings: Findings) -> Iterator[Answer]:
    starts = marks(inside, "~=")
    if inside[: starts[0]].strip():
        findings.odd(line, f"This stands before the first answer and was not taken: {_short(inside)}")
    for start, end in zip(starts, [*starts[1:], len(inside)], strict=True):
        body, weight = inside[start + 1 : end].strip(), 100.0 if inside[start] == "=" else 0.0
        found = _WEIGHT.match(body) if inside[start] == "~" else None
        if found:
            body, weight = body[found.end() :], float(found[1])
        if 0 < weight < 100:
            findings.odd(line, f"Nobody gets {weight:g} % of an item; this answer became a wrong one: {body}")
        hash_at = next(iter(marks(body, "#")), len(body))
        told = (body[hash_at + 1 :], general)
        yield Answer(
            _shown(body[:hash_at], shape, line, findings),
            " ".join(text for one in told if (text := _shown(one, shape, line, findings))),
            correct=weight == 100,
        )


def _shown(text: str, shape: str, line: int, findings: Findings) -> str:
    """Return what Moodle would show: tags of HTML are no text."""
    own, rest = split_format(text)
    plain = unwritten(rest)
    if (own or shape) != "html":
        return plain
    if pictures_in(plain):
        findings.odd(line, "A picture or a sound of this question was left out.")
    return from_html(plain)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
