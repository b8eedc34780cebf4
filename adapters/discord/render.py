"""Messages as Discord shows them: embeds for what is said, action rows for what can be pressed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import assert_never

import discord

from adapters.discord import limits
from adapters.discord.controls import Json, Rows, rows
from adapters.discord.files import Attached, Folder
from adapters.discord.limits import BLANK, ELLIPSIS, QUASI_BACKTICK
from adapters.discord.prose import literal, prose
from bot.interface import words
from bot.message import bars
from bot.message.model import (
    Bars,
    Block,
    Code,
    Facts,
    File,
    Heading,
    Listing,
    Marker,
    Message,
    Note,
    Picture,
    Prose,
    Ranking,
    Spans,
    Tone,
)

Draw = Callable[[int], str]
"""Draws a piece of text in at most that many characters."""

COLOURS = {Tone.NEUTRAL: 0x3F6FB5, Tone.GOOD: 0x2E8B57, Tone.BAD: 0xC0483C, Tone.QUIET: 0x80848E}
SMALLEST_PIECE = 16
OWN = "\u25b8"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A message in Discord's own terms."""

    panels: list[Json]
    components: list[Json]
    files: tuple[Attached, ...] = ()

    @property
    def embeds(self) -> list[discord.Embed]:
        """The panels as the library sends them."""
        return [discord.Embed.from_dict(panel) for panel in self.panels]

    @property
    def view(self) -> Rows:
        """The rows as the library sends them."""
        return Rows(self.components)

    @property
    def uploads(self) -> list[discord.File]:
        """The attachments as the library sends them, once."""
        return [file.upload() for file in self.files]


def render(message: Message, *, attach: bool = True) -> Drawing:
    """Draw a message inside every limit, whatever its length; without attachments if Discord takes none."""
    sheet, folder = _Sheet(message.title, COLOURS[message.tone]), Folder()
    for block in message.blocks:
        match block:
            case Facts():
                sheet.add_facts(block)
            case Picture() | File():
                _attach(block, sheet, folder.take(block) if attach else None)
            case _:
                for gap, draw in pieces(block):
                    sheet.write(gap, draw)
    return Drawing(sheet.panels, rows(message.controls), tuple(folder.attached))


def _attach(block: Picture | File, sheet: "_Sheet", name: str | None) -> None:
    """Show a picture by the name of its attachment, and name a file; without one a text stands for it."""
    match block:
        case Picture():
            if name is None or not sheet.hang(name):
                sheet.write("\n\n", _quiet(block.alt))
        case File(name=file, about=about):
            said = words.file_not_sent(file, about) if name is None else words.file_named(file, about)
            sheet.write("\n\n", _quiet(said))
        case _:
            assert_never(block)


def pieces(block: Block) -> Iterator[tuple[str, Draw]]:
    """Yield the pieces of a block, each with the gap before it; only between them may it be split."""
    match block:
        case Prose():
            yield "\n\n", partial(prose, block.spans)
        case Heading():
            yield "\n\n", _line("### ", partial(literal, block.text))
        case Listing():
            yield from _listing(block)
        case Code():
            yield "\n\n", partial(_code, block)
        case Facts():
            for name, value in block.pairs:
                yield "\n", _line("", partial(literal, f"{name}: {value}"))
        case Ranking():
            yield "\n\n", partial(_ranking, block)
        case Bars():
            yield "\n\n", partial(_fenced, "", bars.lines(block))
        case Picture():
            yield "\n\n", _quiet(block.alt)
        case File():
            yield "\n\n", _quiet(words.file_named(block.name, block.about))
        case Note():
            yield "\n", _line("-# ", partial(prose, block.spans))
        case _:
            assert_never(block)


class _Sheet:
    """Embeds that fill up: a new one begins where Discord would change the order or the room ends."""

    def __init__(self, title: str, colour: int) -> None:
        self._colour = colour
        shown = literal(" ".join(title.split()), limits.EMBED_TITLE) or BLANK
        self._left = limits.EMBED_TOTAL - len(shown)
        self.panels: list[Json] = [{"title": shown, "color": colour}]

    def write(self, gap: str, draw: Draw) -> None:
        """Add a piece of text, cut only where the whole message is full."""
        text = draw(min(limits.EMBED_DESCRIPTION, self._left - len(gap)))
        if not text.strip():
            return
        before = self.panels[-1].get("description", "")
        if before:
            before += "\n" if before.rsplit("\n", 1)[-1].startswith("### ") else gap
        if len(before) + len(text) > limits.EMBED_DESCRIPTION or self.panels[-1].keys() & {"fields", "image"}:
            if not self._turn():
                return
            before = ""
        self._left -= len(before + text) - len(self.panels[-1].get("description", ""))
        self.panels[-1]["description"] = before + text

    def add_facts(self, facts: Facts) -> None:
        """Add pairs as fields that stand side by side."""
        for name, value in facts.pairs:
            if self._left < SMALLEST_PIECE:
                return
            shown = literal(name, min(limits.EMBED_FIELD_NAME, self._left // 2)) or BLANK
            room = min(limits.EMBED_FIELD_VALUE, self._left - len(shown))
            said = literal(value, room) or BLANK
            full = len(self.panels[-1].get("fields", ())) == limits.EMBED_FIELDS
            if (full or "image" in self.panels[-1]) and not self._turn():
                return
            self.panels[-1].setdefault("fields", []).append({"name": shown, "value": said, "inline": True})
            self._left -= len(shown) + len(said)

    def hang(self, name: str) -> bool:
        """Show an attachment below what was written so far; False where no embed is left for it."""
        if "image" in self.panels[-1] and not self._turn():
            return False
        self.panels[-1]["image"] = {"url": f"attachment://{name}"}
        return True

    def _turn(self) -> bool:
        if len(self.panels) == limits.EMBEDS or self._left < SMALLEST_PIECE:
            return False
        self.panels.append({"color": self._colour})
        return True


def _quiet(text: str) -> Draw:
    return _line("-# ", partial(literal, text))


def _line(prefix: str, draw: Draw) -> Draw:
    def drawn(room: int) -> str:
        left = room - len(prefix)
        text = draw(left).replace("\n", " ").strip() if left > 0 else ""
        return prefix + text if text else ""

    return drawn


def _listing(listing: Listing) -> Iterator[tuple[str, Draw]]:
    for place, line in enumerate(listing.lines):
        yield "\n" if place else "\n\n", _line(_mark(listing.marker, place), partial(_words, line.spans))
        for detail in line.details:
            yield "\n", _line("-# ", partial(prose, detail))


def _words(spans: Spans, room: int) -> str:
    return prose(spans, room) or BLANK


def _mark(marker: Marker, place: int) -> str:
    match marker:
        case Marker.BULLET:
            return "- "
        case Marker.NUMBER:
            return f"{place + 1}. "
        case Marker.LETTER:
            return f"**{chr(ord('A') + place)}.** "
        case _:
            assert_never(marker)


def _code(code: Code, room: int) -> str:
    language = code.language if re.fullmatch(r"[\w+#-]{1,20}", code.language) else ""
    # two backticks in a row could end the block: something of no width keeps them apart
    body = re.sub("`(?=`)", f"`{BLANK}", code.code.strip("\n"))
    return _fenced(language, body.split("\n"), room)


def _ranking(ranking: Ranking, room: int) -> str:
    rows = [row for row in ranking.rows if row]
    ranks = max((len(str(row.rank)) for row in rows), default=0)
    values = max((len(_plain(row.value)) for row in rows), default=0)
    lines = [
        # the name comes last, so that wide letters and right-to-left names move no column
        f"{OWN if row.own else ' '} {row.rank:>{ranks}}  {_plain(row.value):>{values}}  {_plain(row.name)}"
        if row
        else f"  {ELLIPSIS}"
        for row in ranking.rows
    ]
    return _fenced("", lines, room) if lines else ""


def _plain(text: str) -> str:
    return limits.cut(" ".join(text.replace("`", QUASI_BACKTICK).split()), 40)


def _fenced(language: str, lines: list[str], room: int) -> str:
    frame = len(f"```{language}\n\n```")
    body = "\n".join(lines)
    if len(body) > room - frame:
        body = body[: max(room - frame - 2, 0)].rpartition("\n")[0] + f"\n{ELLIPSIS}"
    return f"```{language}\n{body}\n```" if len(body) <= room - frame else ""
