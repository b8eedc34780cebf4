"""Lettering: text that fits, in the letters that the font has."""

from functools import cache
from unicodedata import normalize

from PIL import ImageFont

SMALLEST = 20
LETTERS = frozenset(map(chr, range(0x20, 0x7F)))
"""What the font that comes with Pillow can draw; nothing else is installed everywhere."""


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a size. Raises TypeError where Pillow was built without FreeType."""
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow needs FreeType to draw letters")
    return found


def drawable(text: str, instead: str) -> str:
    """Return a text without its accents, or another text where the font lacks its letters."""
    tidy = normalize("NFKD", " ".join(text.split()))
    plain = "".join(mark for mark in tidy if not _accent(mark))
    return plain if plain and set(plain) <= LETTERS else instead


def _accent(mark: str) -> bool:
    return "\u0300" <= mark <= "\u036f"


def fitted(text: str, room: int, size: int, lines: int = 1) -> tuple[list[str], int]:
    """Return a text in lines of at most so many pixels, and the size that this takes; it is cut at last."""
    words = text.split() or [""]
    while size > SMALLEST and not _fits(wrapped := _wrapped(words, room, size), room, size, lines):
        size -= 2
    wrapped = _wrapped(words, room, size)
    kept = [*wrapped[: lines - 1], " ".join(wrapped[lines - 1 :])] if len(wrapped) > lines else wrapped
    return [_cut(line, room, size) for line in kept], size


def _fits(wrapped: list[str], room: int, size: int, lines: int) -> bool:
    return len(wrapped) <= lines and all(font(size).getlength(line) <= room for line in wrapped)


def _wrapped(words: list[str], room: int, size: int) -> list[str]:
    """Return words in lines, as many a line as fit."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font(size).getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, room: int, size: int) -> str:
    """Return a line without what no longer fits."""
    while line and font(size).getlength(line) > room:
        line = line[:-4].rstrip() + "..." if len(line) > 4 else ""
    return line
