"""Items as comma-separated values, for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from bot.domain.pack import Pack
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.table import LOST as LOST
from bot.packs.exchange.table import Row, read_table, rows_of
from bot.packs.problem import Findings

_MARK = "\ufeff"
"""A spreadsheet takes a file without it for one in an old encoding."""
_FORMULA = re.compile(r"'*[=+\-@\t]")
_SHIELDED = re.compile(r"'+[=+\-@\t]")
_SEPARATORS = ",;\t"


def csv_of(pack: Pack) -> str:
    """Return a row per item; no cell of it can become a formula."""
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\n").writerows(map(_shield, row) for row in rows_of(pack))
    return _MARK + page.getvalue()


def read_csv(text: str, path: Path) -> Imported:
    """Return the questions of a sheet; commas, semicolons and tabs separate its cells."""
    findings = Findings()
    plain = text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return read_table(_rows(plain, findings), path, findings)


def _rows(text: str, findings: Findings) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text))
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(_bare(cell) for cell in cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        findings.broken(line, f"From here on the file could not be read ({problem}). Correct this row.")


def _separator(text: str) -> str:
    """Return the separator that the heading has most of, outside of quotes."""
    heading = re.sub(r'"[^"]*"', "", text.lstrip("\n")).partition("\n")[0]
    return max(_SEPARATORS, key=heading.count)


def _shield(cell: str) -> str:
    """Return a cell that a spreadsheet shows as it is, also when it looks like a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if _SHIELDED.match(cell) else cell
