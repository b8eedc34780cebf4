"""Spans as Slack's rich text, in which nothing literal formats, links or pings."""

import re
from typing import Any, assert_never
from urllib.parse import urlsplit

from adapters.slack.limits import FALLBACK, TEXT_RUN, URL, Room, cut, head, label, size
from bot.message.model import Link, Mention, Moment, MomentStyle, Place, Span, Spans, Text

Json = dict[str, Any]

# docs.slack.dev/reference/block-kit/block-elements/date-element; "pretty" says today or tomorrow.
# {ago} is documented for the past only, so a relative moment is told by its day.
FORMATS = {
    MomentStyle.TIME: "{time}",
    MomentStyle.DATE_TIME: "{date_short} {time}",
    MomentStyle.RELATIVE: "{date_short_pretty} {time}",
}

# docs.slack.dev/messaging/formatting-message-text: <@U1>, <#C1|study>, <!here>, <!date^…|fallback>, <https://example.org|label>
ANGLED = re.compile(r"<(?P<mark>[@#!]?)(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


def escape(text: str) -> str:
    """Return text for a field that Slack reads as mrkdwn, with its control characters made literal."""
    # docs.slack.dev/messaging/formatting-message-text: these three, in this order, and nothing else
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read_text(text: str) -> str:
    """Return what people wrote as they read it: mentions and links by their labels, nothing escaped."""
    shown = ANGLED.sub(lambda found: found["label"] or found["mark"].strip("!") + found["target"], text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain(spans: Spans) -> str:
    """Return what spans read as, without any formatting."""
    return "".join(_reads(span) for span in spans)


def plain_text(text: str, room: int) -> Json:
    """Return a text object in which nothing formats and no colon makes an emoji; it is never empty."""
    return {"type": "plain_text", "text": label(text, room), "emoji": False}


def rich(spans: Spans, room: Room, **style: bool) -> list[Json]:
    """Return spans as elements of rich text, as far as there is room; `style` is added to each."""
    return [element for span in spans for element in _span(span, room, style)]


def run(text: str, room: Room, **style: bool) -> list[Json]:
    """Return literal text as elements of rich text, none if it is empty."""
    worn = _styled(style)
    if text.isascii() and len(text) <= min(TEXT_RUN, room.left):
        # nearly every text: one unit per character, and nothing to cut
        room.left -= len(text)
        return [{"type": "text", "text": text} | worn] if text else []
    left = room.take(text, room.left)
    drawn = []
    while left:
        piece = head(left, TEXT_RUN)
        drawn.append({"type": "text", "text": piece} | worn)
        left = left[len(piece) :]
    return drawn


def safe_url(url: str) -> str | None:
    """Return an address that Slack takes, or None."""
    address = url.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    spaced = any(character.isspace() for character in address)
    known = parts.scheme in ("http", "https") and bool(parts.hostname)
    return address if known and not spaced and size(address) <= URL else None


def _span(span: Span, room: Room, style: dict[str, bool]) -> list[Json]:
    match span:
        case Text():
            return run(span.text, room, **_worn(span, style))
        case Link():
            return _link(span, room, style)
        case Mention():
            return run(span.name, room, **style)
        case Place():
            return _place(span, room, style)
        case Moment():
            return _moment(span, room, style)
        case _:
            assert_never(span)


def _worn(span: Text, style: dict[str, bool]) -> dict[str, bool]:
    if not (span.bold or span.italic or span.code):
        return style
    own = {"bold": span.bold, "italic": span.italic, "code": span.code}
    return style | {name: True for name, on in own.items() if on}


def _link(link: Link, room: Room, style: dict[str, bool]) -> list[Json]:
    url = safe_url(link.url)
    if url is None or not room.spend(url):
        return run(link.label, room, **style)
    text = room.take(link.label or url, TEXT_RUN)
    return [{"type": "link", "url": url, "text": text} | _styled(style)] if text else []


def _place(place: Place, room: Room, style: dict[str, bool]) -> list[Json]:
    # docs.slack.dev/reference/block-kit/blocks/rich-text-block: shown by its name, and it pings nobody
    shown = [{"type": "channel", "channel_id": place.native} | _styled(style)]
    return shown if room.spend(place.native) else []


def _moment(moment: Moment, room: Room, style: dict[str, bool]) -> list[Json]:
    if room.left < FALLBACK:
        return run(moment.fallback, room, **style)
    room.left -= size(cut(moment.fallback, FALLBACK))
    shown = {"timestamp": int(moment.at.timestamp()), "format": FORMATS[moment.style]}
    return [{"type": "date", **shown, "fallback": label(moment.fallback, FALLBACK)} | _styled(style)]


def _styled(style: dict[str, bool]) -> Json:
    worn = {name: True for name, on in style.items() if on} if style else None
    return {"style": worn} if worn else {}


def _reads(span: Span) -> str:
    match span:
        case Text(text=text) | Link(label=text) | Mention(name=text) | Moment(fallback=text):
            return text
        case Place():
            return f"#{span.native}"
        case _:
            assert_never(span)
