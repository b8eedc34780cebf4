"""Everything that is kept of a person, as files to take along."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime

from bot.domain.own_data import OwnData
from bot.message.model import File

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula."""
COLUMNS = ("table", "row", "field", "value")


def own_files(data: OwnData) -> tuple[File, ...]:
    """Return the files: the whole as JSON, and the same as a sheet of one value a line."""
    return (
        File("studyhall-data.json", _json(data).encode(), "Everything, for programs"),
        File("studyhall-data.csv", _csv(data).encode(), "The same, for a spreadsheet"),
    )


def _json(data: OwnData) -> str:
    """Return the data as JSON."""
    whole = {"made": data.at.isoformat(), "members": data.members, "kept": data.tables}
    return json.dumps(whole, default=_plain, ensure_ascii=False, indent=1)


def _plain(value: object) -> object:
    """Return what JSON has no form for, as text or as a list."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


class _Lines(list[str]):
    """What a writer of CSV writes into."""

    write = list.append


def _csv(data: OwnData) -> str:
    """Return the data as CSV, with nothing in it that a spreadsheet would carry out."""
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for table, rows in data.tables.items():
        for number, row in enumerate(rows, 1):
            writer.writerows((table, number, name, _cell(value)) for name, value in _fields(row))
    return "".join(lines)


def _fields(row: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a row by name."""
    if isinstance(row, dict):
        yield from row.items()


def _cell(value: object) -> str:
    """Return a value as a cell; a text that begins like a formula gets an apostrophe in front."""
    if value is None:
        return ""
    text = (
        value if isinstance(value, str) else json.dumps(value, default=_plain, ensure_ascii=False).strip('"')
    )
    return f"'{text}" if text.startswith(FORMULA) else text
