"""Spans as Discord's Markdown, in which nothing literal formats, links or pings."""

import re
from collections.abc import Callable
from typing import assert_never
from urllib.parse import quote, urlsplit

from adapters.discord.limits import BLANK, ELLIPSIS, QUASI_BACKTICK, cut
from bot.message.model import Link, Mention, Moment, MomentStyle, Place, Span, Spans, Text

# support.discord.com, "Markdown Text 101": a backslash takes the meaning from any mark. A colon is
# escaped where it could complete an address, because bare addresses become links.
MARKS = re.compile(r"[\\*_~`|\[\]<@]|:(?=/|$)", re.MULTILINE)
LINE_STARTS = re.compile(r"^(\s*\d*)([-+#>.])", re.MULTILINE)
ANY_LENGTH = 1_000_000
STYLES = {MomentStyle.TIME: "t", MomentStyle.DATE_TIME: "f", MomentStyle.RELATIVE: "R"}


def escape(text: str) -> str:
    """Return literal text with every mark made harmless."""
    return LINE_STARTS.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", text))


def literal(text: str, room: int) -> str:
    """Return literal text, escaped, in at most `room` characters."""
    return _fit(text, escape, room)


def prose(spans: Spans, room: int) -> str:
    """Return spans as Markdown in at most `room` characters; what does not fit ends in an ellipsis."""
    drawn = ""
    for span in spans:
        left = room - len(drawn) - len(BLANK)
        whole = _span(span, ANY_LENGTH)
        if len(whole) > left:
            piece = _span(span, left)
            return _joined(drawn, piece) if piece else _ended(drawn, room)
        drawn = _joined(drawn, whole)
    return drawn


def safe_url(url: str, room: int) -> str | None:
    """Return an address that can stand inside a link, or None for one that Discord would refuse."""
    address = quote(url.strip(), safe="/:?#@!$&'*+,;=%~-._")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname and len(address) <= room else None


def _span(span: Span, room: int) -> str:
    match span:
        case Text():
            return _fit(span.text, lambda text: _styled(text, span), room)
        case Link():
            return _link(span, room)
        case Mention():
            return literal(span.name, room)
        case Place():
            return _place(span, room)
        case Moment():
            moment = f"<t:{int(span.at.timestamp())}:{STYLES[span.style]}>"
            return moment if len(moment) <= room else ""
        case _:
            assert_never(span)


def _styled(text: str, span: Text) -> str:
    core = text.strip()
    if not core or not (span.bold or span.italic or span.code):
        return escape(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inside = " ".join(core.replace("`", QUASI_BACKTICK).split())
    marked = f"`{inside}`" if span.code else escape(core)
    marks = "*" * (2 * span.bold + span.italic)
    return f"{before}{marks}{marked}{marks}{after}"


def _link(link: Link, room: int) -> str:
    url = safe_url(link.url, room)
    if url is None:
        return literal(link.label, room)
    return _fit(link.label or link.url, lambda text: f"[{escape(text)}]({url})", room)


def _place(place: Place, room: int) -> str:
    # shown by its name, and it pings nobody
    shown = f"<#{place.native}>" if place.native.isdecimal() else literal(place.native, room)
    return shown if len(shown) <= room else ""


def _fit(text: str, drawn: Callable[[str], str], room: int) -> str:
    size = len(text)
    whole = drawn(text)
    while size > 0 and len(whole) > room:
        # a character is drawn as one or two, so this never gives away more than it must
        size = min(size - 1, size - (len(whole) - room) // 2)
        whole = drawn(cut(text, size))
    return whole if size > 0 else ""


def _joined(drawn: str, piece: str) -> str:
    # two runs of marks that touch would be read as one longer mark
    return drawn + BLANK + piece if drawn.endswith("*") and piece.startswith("*") else drawn + piece


def _ended(drawn: str, room: int) -> str:
    return drawn if drawn.endswith(ELLIPSIS) or len(drawn) >= room else drawn + ELLIPSIS
