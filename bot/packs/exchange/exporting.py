"""What a pack can be written as."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.pack import Pack
from bot.packs.exchange import anki_text, apkg, csv_rows, gift, own_json, study_sheet, workbook


@dataclass(frozen=True, slots=True)
class Export:
    """One format: how it is written, how its files end, and what it cannot hold."""

    write: Callable[[Pack, datetime], str | bytes]
    extension: str
    binary: bool
    lost: tuple[str, ...]


def _plain(write: Callable[[Pack], str | bytes]) -> Callable[[Pack, datetime], str | bytes]:
    """Return the writer of a format that knows no time."""
    return lambda pack, _: write(pack)


EXPORTS = {
    "json": Export(_plain(own_json.json_of), "json", binary=False, lost=own_json.LOST),
    "apkg": Export(apkg.apkg_of, "apkg", binary=True, lost=apkg.LOST),
    "anki": Export(_plain(anki_text.anki_of), "txt", binary=False, lost=anki_text.LOST),
    "csv": Export(_plain(csv_rows.csv_of), "csv", binary=False, lost=csv_rows.LOST),
    "xlsx": Export(_plain(workbook.xlsx_of), "xlsx", binary=True, lost=workbook.LOST),
    "gift": Export(_plain(gift.gift_of), "gift", binary=False, lost=gift.LOST),
    "sheet": Export(_plain(study_sheet.sheet_of), "html", binary=False, lost=study_sheet.LOST),
}
"""The formats by the names that an operator types."""


def lost(name: str) -> tuple[str, ...]:
    """Return what the format cannot hold, in sentences. Raises KeyError for a name that is none."""
    return EXPORTS[name].lost
