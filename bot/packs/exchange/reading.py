"""Reads a file of another tool, in the format it is in."""

import re
from collections.abc import Callable
from pathlib import Path

from bot.packs.exchange.anki_text import read_anki
from bot.packs.exchange.csv_rows import read_csv
from bot.packs.exchange.gift import read_gift
from bot.packs.exchange.guide import read_guide
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.own_json import read_json
from bot.packs.exchange.red_trivia import read_red_trivia
from bot.packs.exchange.workbook import read_xlsx

TEXTS: dict[str, Callable[[str, Path], Imported]] = {
    "guide": read_guide,
    "trivia": read_red_trivia,
    "json": read_json,
    "csv": read_csv,
    "anki": read_anki,
    "gift": read_gift,
}
WORKBOOK = "xlsx"
FORMATS = (*TEXTS, WORKBOOK)
"""The names of the formats that can be read."""

_BY_ENDING = {
    ".md": "guide",
    ".markdown": "guide",
    ".yaml": "trivia",
    ".yml": "trivia",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": WORKBOOK,
    ".gift": "gift",
}
_GIFT = re.compile(r"^\$CATEGORY:|(?<!\\)\{[^{}]*[=~#][^{}]*\}", re.MULTILINE)


class Unreadable(Exception):
    """A file that cannot be read; the message is a sentence that says why."""


def read_file(path: Path, format_: str | None = None) -> Imported:
    """Read a file as that format; without one, its ending and its first lines tell.

    Raises:
        Unreadable: It is no file, empty, no text, or of a format that nobody reads.
    """
    if format_ is not None and format_ not in FORMATS:
        raise Unreadable(f"“{format_}” is no format to import. There are: {', '.join(FORMATS)}.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be read: {error.strerror}. Check the name and its rights."
        ) from error
    if not data.strip():
        raise Unreadable(f"{path} is empty. Name a file that holds questions.")
    chosen = format_ or _BY_ENDING.get(path.suffix.lower())
    if chosen == WORKBOOK:
        return read_xlsx(data, path)
    text = _text(data, path)
    return TEXTS[chosen or _sniffed(text, path)](text, path)


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        told = f"{path}:{line}: This is no UTF-8 text. Save the file as UTF-8 and import it again."
        raise Unreadable(told) from error


def _sniffed(text: str, path: Path) -> str:
    if path.suffix.lower() not in ("", ".txt", ".text"):
        told = f"Nobody reads files that end in {path.suffix}. Name the format: {', '.join(FORMATS)}."
        raise Unreadable(told)
    if re.match(r"#(?:separator|html|notetype|deck|tags|guid|columns)\b[^\n:]*:", text):
        return "anki"
    return "gift" if _GIFT.search(text) and not re.search(r"^#{1,6} ", text, re.MULTILINE) else "guide"
