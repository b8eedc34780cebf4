"""What a person reads on the screen: the words, the buttons, the fields of a dialogue."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from bot.domain.pack import Pack
from bot.domain.question import Item

Json = dict[str, Any]

WORDS = ("text", "fallback", "title", "description", "name", "value", "content", "label", "hint")
"""Where either platform keeps what is read."""


@dataclass(frozen=True)
class Seen:
    """One thing on the screen; `id` is where it is pressed, `buttons` lead from labels to tokens."""

    id: str
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    at: datetime | None = None
    native: Json = field(default_factory=dict)

    def __contains__(self, words: str) -> bool:
        return plain(words) in plain(self.text)


@cache
def plain(text: str) -> str:
    """Return only the letters and digits of a text: platforms escape and wrap the rest in their own ways."""
    return re.sub(r"[\W_]+", " ", html.unescape(text)).casefold().strip()


def read(thing: object) -> Iterator[str]:
    """Yield every word of a native message or dialogue that a person reads, in its order."""
    if isinstance(thing, list):
        for part in thing:
            yield from read(part)
    if not isinstance(thing, dict):
        return
    # Discord's own JSON names an embed's title last
    for name, part in sorted(thing.items(), key=lambda pair: pair[0] != "title"):
        if isinstance(part, str):
            if part and name in WORDS and not str(thing.get("type", "")).startswith("option"):
                yield part
        else:
            yield from read(part)


def shown_item(seen: Seen, pack: Pack) -> Item:
    """Return the item that is on the screen, found by its stem and its lettered options."""
    found = [item for item in pack.items.values() if item.stem in seen and all(_letters(seen, item))]
    assert len(found) == 1, f"{len(found)} items of the pack are on the screen: {seen.text}"
    return found[0]


def letter_of(seen: Seen, item: Item, *, right: bool) -> str:
    """Return the letter on the button of the right option, or of a wrong one, as this person sees them."""
    lettered = zip(_letters(seen, item), item.options, strict=True)
    return next(letter for letter, option in lettered if option.correct is right)


def _letters(seen: Seen, item: Item) -> list[str]:
    return [
        next((letter for letter in "ABC" if f"{letter}.  {option.text}" in seen), "")
        for option in item.options
    ]
