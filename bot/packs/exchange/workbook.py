"""Items as an Excel workbook."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

# openpyxl ships no types; it is used in this file only.
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from bot.domain.pack import Pack
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.table import LOST as TABLE_LOST
from bot.packs.exchange.table import Row, read_table, rows_of
from bot.packs.problem import Findings

LOST = (*TABLE_LOST, "A cell of a workbook ends after 32,767 characters.")
_NAME = "Studyhall"
_WIDE = 60
_NARROW = 14
_PROSE = ("prompt", "stem", "option", "feedback", "title")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, OSError)


def xlsx_of(pack: Pack) -> bytes:
    """Return a workbook with one sheet and a row per item; every cell is text."""
    book = Workbook()
    sheet = book.active
    sheet.title = _NAME
    for number, row in enumerate(rows_of(pack), 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place, _escaped(text) or None)
            if text:
                cell.data_type = "s"  # or a text that begins with = would be a formula
                cell.quotePrefix = text.startswith("=")
            if number == 1:
                cell.font = Font(bold=True)
                wide = text.startswith(_PROSE)
                sheet.column_dimensions[get_column_letter(place)].width = _WIDE if wide else _NARROW
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read_xlsx(data: bytes, path: Path) -> Imported:
    """Return the questions of the first sheet that holds something."""
    findings = Findings()
    try:
        rows = list(_rows(data, findings))
    except _BROKEN as problem:
        findings.broken(1, f"This is no workbook that can be read ({problem}). Save it again as .xlsx.")
        return Imported((), (), tuple(finding.at(path) for finding in findings.found))
    return read_table(rows, path, findings)


def _rows(data: bytes, findings: Findings) -> Iterator[Row]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    taken = ""
    for sheet in book.worksheets:
        rows = [
            Row(number, tuple(map(_text, cells)))
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
        filled = any(cell for row in rows for cell in row.cells)
        if filled and taken:
            findings.odd(1, f"Only the sheet “{taken}” was read; “{sheet.title}” was not taken.")
        elif filled:
            taken = sheet.title
            yield from rows
    book.close()


def _text(value: object) -> str:
    """Return a cell as text; a whole number has no decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), str(value))


def _escaped(text: str) -> str:
    """Write what XML cannot hold as Office does: _x000B_ for a vertical tab, _x005F_ for its own mark."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
