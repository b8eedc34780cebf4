"""Slack's limits, each named once, and the one way to cut a text to them."""

from typing import Final

# docs.slack.dev/reference/block-kit/blocks, /surfaces/modals
MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
HEADER: Final = 150
SECTION_FIELDS: Final = 10
SECTION_FIELD: Final = 2000
CONTEXT_TEXT: Final = 3000
ACTIONS: Final = 25
IMAGE_ALT: Final = 2000
URL: Final = 3000
VIEW_TITLE: Final = 24
PRIVATE_METADATA: Final = 3000
BLOCK_ID: Final = 255
INPUT_LABEL: Final = 2000

# docs.slack.dev/reference/block-kit/block-elements and /composition-objects
BUTTON: Final = 75
OPTION: Final = 75
OPTION_VALUE: Final = 75
OPTIONS: Final = 100
CHECKBOXES: Final = 10
PLACEHOLDER: Final = 150
INPUT: Final = 3000

# docs.slack.dev/reference/methods/chat.postMessage: 4,000 recommended; escaping takes up to five for one
SUMMARY: Final = 800
# Undocumented: all blocks of a message together are refused (`msg_blocks_too_long`) from about 11,000
# characters of text on, because Slack counts their containers too (slackapi/bolt-js issues 2509, 2867).
MESSAGE_TEXT: Final = 8000
# a view may weigh 250 kB as JSON, where a character takes up to twelve bytes
VIEW_TEXT: Final = 12000
TEXT_RUN: Final = 3000
"""How long one element of rich text gets; Slack names no limit, sections of text have this one."""
FALLBACK: Final = 150

# docs.slack.dev/reference/app-manifest
COMMAND_DESCRIPTION: Final = 2000
USAGE_HINT: Final = 1000

ELLIPSIS: Final = "…"
_UTF16: Final = "utf-16-le"


def size(text: str) -> int:
    """Return how long Slack takes a text to be, at worst: in UTF-16 units, two for most emoji."""
    return len(text) if text.isascii() else len(text.encode(_UTF16, "surrogatepass")) // 2


def head(text: str, room: int) -> str:
    """Return as much of the beginning of `text` as has at most `room` units."""
    if size(text) <= room:
        return text
    return text.encode(_UTF16, "surrogatepass")[: 2 * room].decode(_UTF16, "ignore")


def cut(text: str, room: int) -> str:
    """Return `text` in at most `room` units, cut at a word where one ends near."""
    if size(text) <= room:
        return text
    if room < 1:
        return ""
    kept = head(text, room - 1)
    at_word = kept.rsplit(maxsplit=1)[0] if kept.split() else kept
    return (at_word if len(at_word) >= len(kept) * 2 // 3 else kept).rstrip() + ELLIPSIS


def label(text: str, room: int) -> str:
    """Return a short plain text on one line, never empty."""
    return cut(" ".join(text.split()), room) or ELLIPSIS


class Room:
    """How much text a surface still takes: the sum of all its blocks is limited too."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, text: str, limit: int) -> str:
        """Return `text` cut to the limit and to what is left, and count it; nothing is left: nothing."""
        kept = cut(text, min(limit, self.left))
        self.left -= size(kept)
        return kept

    def spend(self, text: str) -> bool:
        """Count a text that cannot be cut; return whether there was room for it."""
        fits = size(text) <= self.left
        self.left -= size(text) if fits else 0
        return fits
