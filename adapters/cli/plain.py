"""A message as plain text, for a terminal."""

import textwrap
from collections.abc import Iterator
from typing import assert_never

from bot.message import bars
from bot.message.model import (
    Bars,
    Block,
    Code,
    Facts,
    File,
    Heading,
    Link,
    Listing,
    Marker,
    Mention,
    Message,
    Moment,
    Note,
    Picture,
    Place,
    Prose,
    Ranking,
    Span,
    Spans,
    Text,
)

WIDTH = 96


def plain(message: Message) -> str:
    """Return a message as lines of text; buttons are left out."""
    lines = [message.title.upper(), ""]
    for block in message.blocks:
        lines += [*_block(block), ""]
    return "\n".join(lines)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose(spans) | Note(spans):
            yield _wrapped(_words(spans))
        case Heading(text):
            yield text
            yield "-" * len(text)
        case Listing():
            yield from _listing(block)
        case Code(code):
            yield textwrap.indent(code, "    ")
        case Facts(pairs):
            yield from (f"{name}: {value}" for name, value in pairs)
        case Ranking(rows):
            yield from (f"{row.rank:>3} {row.name}  {row.value}" if row else "  …" for row in rows)
        case Bars():
            yield from bars.lines(block)
        case Picture(alt=alt):
            yield f"[picture: {alt}]"
        case File(name=name, about=about):
            yield f"[file {name}: {about}]"
        case _:
            assert_never(block)


def _listing(listing: Listing) -> Iterator[str]:
    for place, line in enumerate(listing.lines):
        mark = {Marker.BULLET: "-", Marker.NUMBER: f"{place + 1}.", Marker.LETTER: f"{chr(65 + place)}."}
        yield _wrapped(_words(line.spans), f"{mark[listing.marker]} ")
        for detail in line.details:
            yield _wrapped(_words(detail), "     ")


def _wrapped(text: str, first: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first))


def _words(spans: Spans) -> str:
    return "".join(map(_word, spans))


def _word(span: Span) -> str:
    match span:
        case Text(text):
            return text
        case Link(label, url):
            return f"{label} ({url})"
        case Mention(name=name):
            return name
        case Place(native):
            return f"#{native}"
        case Moment(fallback=fallback):
            return fallback
        case _:
            assert_never(span)
