"""Messages as Slack's blocks: in a channel, in private, or as a modal."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import assert_never

from adapters.slack import limits
from adapters.slack.controls import control_rows
from adapters.slack.limits import ELLIPSIS, Room, cut, label, size
from adapters.slack.prose import Json, escape, plain, plain_text, rich, run
from bot.interface import words
from bot.message import bars
from bot.message.model import (
    Bars,
    Block,
    Code,
    Facts,
    File,
    Heading,
    Line,
    Link,
    Listing,
    Marker,
    Message,
    Moment,
    Note,
    Picture,
    Place,
    Prose,
    Ranking,
    RankingRow,
    Spans,
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What of a message has been brought to Slack: pictures by their ids, and whether a file was taken."""

    pictures: Mapping[Picture, str] = field(default_factory=dict)
    files: Mapping[File, bool] = field(default_factory=dict)


NOTHING = Brought()


def payload_of(message: Message, brought: Brought = NOTHING) -> Json:
    """Return what is posted, edited or answered: the text for notifications, and the blocks."""
    return {
        "text": escape(cut(message.summary, limits.SUMMARY)),
        "blocks": message_blocks(message, brought),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def message_blocks(message: Message, brought: Brought = NOTHING) -> list[Json]:
    """Return the title, the content and the controls of a message as at most fifty blocks."""
    room, rows = Room(limits.MESSAGE_TEXT), control_rows(message.controls, limits.MESSAGE_BLOCKS // 2)
    drawn = [header(message.title), *draw(message.blocks, room, brought)]
    return _fit(drawn, limits.MESSAGE_BLOCKS - len(rows)) + rows


def view_of(message: Message, channel: str, brought: Brought = NOTHING) -> Json:
    """Return a message as a modal; `channel` is remembered for the presses in it."""
    room, rows = Room(limits.VIEW_TEXT), control_rows(message.controls, limits.VIEW_BLOCKS // 2)
    drawn = [*long_title(message.title), *draw(message.blocks, room, brought)] or [header(message.title)]
    return {
        "type": "modal",
        "callback_id": "message",
        "title": plain_text(message.title, limits.VIEW_TITLE),
        "close": plain_text(words.CLOSE_LABEL, limits.VIEW_TITLE),
        "private_metadata": json.dumps({"channel": channel}),
        "blocks": _fit(drawn, limits.VIEW_BLOCKS - len(rows)) + rows,
    }


def draw(blocks: Sequence[Block], room: Room, brought: Brought = NOTHING) -> list[Json]:
    """Return blocks of ours as blocks of Slack's, as far as there is room for their text."""
    return [drawn for block in blocks for drawn in _block(block, room, brought)]


def header(title: str) -> Json:
    """Return a title as a header."""
    return {"type": "header", "text": plain_text(title, limits.HEADER)}


def long_title(title: str) -> list[Json]:
    """Return a header for a title that the top of a modal cannot hold, else nothing."""
    return [header(title)] if size(title) > limits.VIEW_TITLE else []


def _block(block: Block, room: Room, brought: Brought) -> list[Json]:
    match block:
        case Prose():
            return _rich_text(_section(rich(block.spans, room)))
        case Heading():
            return _rich_text(_section(run(block.text, room, bold=True)))
        case Listing():
            return _rich_text(list(_listing(block, room)))
        case Code():
            return _rich_text(_section(run(block.code, room), "rich_text_preformatted"))
        case Facts():
            return list(_facts(block, room))
        case Ranking():
            return _rich_text(_section(run(_standings(block), room), "rich_text_preformatted"))
        case Bars():
            return _rich_text(_section(run("\n".join(bars.lines(block)), room), "rich_text_preformatted"))
        case Picture():
            return _picture(block, room, brought.pictures.get(block))
        case File():
            return _context(_file(block, brought.files.get(block)), room)
        case Note():
            return _note(block.spans, room)
        case _:
            assert_never(block)


def _picture(picture: Picture, room: Room, uploaded: str | None) -> list[Json]:
    if uploaded is None:
        return _context(picture.alt, room)
    alt = label(picture.alt, limits.IMAGE_ALT)
    return [{"type": "image", "slack_file": {"id": uploaded}, "alt_text": alt}]


def _file(file: File, taken: bool | None) -> str:
    match taken:
        case None:
            return words.file_named(file.name, file.about)
        case True:
            return words.file_in_direct_messages(file.name, file.about)
        case False:
            return words.file_not_sent(file.name, file.about)


def _rich_text(elements: list[Json]) -> list[Json]:
    return [{"type": "rich_text", "elements": elements}] if elements else []


def _section(elements: list[Json], kind: str = "rich_text_section") -> list[Json]:
    return [{"type": kind, "elements": elements}] if elements else []


def _listing(listing: Listing, room: Room) -> Iterator[Json]:
    for place, line in enumerate(listing.lines):
        text = rich(line.spans, room) or run(ELLIPSIS, room)
        if not text:
            return
        match listing.marker:
            case Marker.LETTER:
                yield from _section([*run(f"{letter(place)}.  ", room, bold=True), *text])
            case Marker.NUMBER:
                yield _list("ordered", _section(text), offset=place)
            case Marker.BULLET:
                yield _list("bullet", _section(text))
            case _:
                assert_never(listing.marker)
        yield from _details(line, room)


def _details(line: Line, room: Room) -> Iterator[Json]:
    sections = [section for spans in line.details for section in _section(rich(spans, room))]
    if sections:
        yield _list("bullet", sections, indent=1)


def _list(style: str, sections: list[Json], **place: int) -> Json:
    set_places = {name: number for name, number in place.items() if number}
    return {"type": "rich_text_list", "style": style, "elements": sections, **set_places}


def letter(place: int) -> str:
    """Return the letter of an option by its place: A, B, … Z, AA."""
    return (letter(place // 26 - 1) if place >= 26 else "") + ascii_uppercase[place % 26]


def _facts(facts: Facts, room: Room) -> Iterator[Json]:
    told = (
        room.take(f"{name.strip()}\n{value.strip()}", limits.SECTION_FIELD) for name, value in facts.pairs
    )
    fields = [{"type": "plain_text", "text": text, "emoji": False} for text in told if text.strip()]
    for at in range(0, len(fields), limits.SECTION_FIELDS):
        yield {"type": "section", "fields": fields[at : at + limits.SECTION_FIELDS]}


def _standings(ranking: Ranking) -> str:
    # names stand last: whatever script they are in, the figures before them stay in their columns
    rows = [row for row in ranking.rows if row]
    rank, value = (
        max((len(str(getattr(row, name))) for row in rows), default=0) for name in ("rank", "value")
    )
    return "\n".join(_standing(row, rank, value) if row else ELLIPSIS for row in ranking.rows)


def _standing(row: RankingRow, rank: int, value: int) -> str:
    mark = "▸" if row.own else " "
    return f"{mark} {row.rank:>{rank}}  {row.value:>{value}}  {' '.join(row.name.split())}"


def _note(spans: Spans, room: Room) -> list[Json]:
    # only rich text knows moments in the reader's zone, channels and links; a context is smaller
    if any(isinstance(span, Moment | Link | Place) for span in spans):
        return _rich_text(_section(rich(spans, room, italic=True)))
    return _context(plain(spans), room)


def _context(text: str, room: Room) -> list[Json]:
    kept = room.take(text.strip(), limits.CONTEXT_TEXT)
    return (
        [{"type": "context", "elements": [{"type": "plain_text", "text": kept, "emoji": False}]}]
        if kept
        else []
    )


def _fit(blocks: list[Json], most: int) -> list[Json]:
    if len(blocks) <= most:
        return blocks
    joined = blocks[:1]
    for block in blocks[1:]:
        if block["type"] == joined[-1]["type"] == "rich_text":
            joined[-1] = joined[-1] | {"elements": joined[-1]["elements"] + block["elements"]}
        else:
            joined.append(block)
    return joined if len(joined) <= most else [*joined[: most - 1], *_context(ELLIPSIS, Room(1))]
