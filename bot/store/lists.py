"""Lists as parameters: a statement per length of a list, since each is compiled once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam


def one_of(column: ColumnElement[Any], name: str, count: int) -> ColumnElement[bool]:
    """Return the condition that a column is one of so many values, given as `listed(name, values)`."""
    if count == 1:
        return column == bindparam(f"{name}_0")
    return column.in_([bindparam(f"{name}_{place}") for place in range(count)])


def listed(name: str, values: Sequence[Any]) -> dict[str, Any]:
    """Return the parameters of a list."""
    return {f"{name}_{place}": value for place, value in enumerate(values)}
