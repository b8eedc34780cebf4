"""Lists as parameters: a statement per size of a list, since each is compiled once and kept for good.

Sizes are powers of two, and a list is filled up with its last value: there are a dozen statements, however
many lengths there are.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam


def size_of(values: Collection[Any]) -> int:
    """Return how many parameters a list takes."""
    return 1 << (len(values) - 1).bit_length() if values else 0


def one_of(column: ColumnElement[Any], name: str, size: int) -> ColumnElement[bool]:
    """Return the condition that a column is in a list of a size, given as `listed(name, values)`."""
    if size == 1:
        return column == bindparam(f"{name}_0")
    return column.in_([bindparam(f"{name}_{place}") for place in range(size)])


def listed(name: str, values: Sequence[Any]) -> dict[str, Any]:
    """Return the parameters of a list."""
    return {f"{name}_{place}": values[min(place, len(values) - 1)] for place in range(size_of(values))}
