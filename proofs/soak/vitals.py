"""Vital signs over time, and how steeply they rise."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

SETTLED = 1 / 3
"""The part of the time after which caches are filled and connections open, so that a rise means a leak."""


@dataclass(frozen=True)
class Sign:
    """One vital sign: where it stood once settled, at the most, and its rise in an hour."""

    settled: float
    most: float
    rise: float


def read_vitals(file: Path) -> dict[str, Sign]:
    """Return every sign of a file of vital signs."""
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    at = [float(line["seconds"]) for line in lines]
    return {name: sign(at, [float(line[name]) for line in lines]) for name in ("megabytes", "files", "tasks")}


def sign(at: Sequence[float], values: Sequence[float]) -> Sign:
    """Return a sign from its values at these seconds; the rise is that of the line of least squares."""
    first = next(place for place, seconds in enumerate(at) if seconds >= at[-1] * SETTLED)
    slope = linear_regression(at[first:], values[first:]).slope
    return Sign(values[first], max(values), slope * 3600)
