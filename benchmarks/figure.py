"""One line of the report: a target, what was measured for it, and whether that is enough."""

import math
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Figure:
    """What was measured for a target; `met` is None where there is no goal, only something to know."""

    target: str
    what: str
    floor: str
    ours: str
    goal: str = ""
    met: bool | None = None
    ratio: float | None = None
    notes: tuple[str, ...] = ()
    raw: dict[str, float] = field(default_factory=dict)
    """The numbers behind the texts, for the JSON file."""

    @classmethod
    def failed(cls, target: str, problem: BaseException) -> Self:
        """Return the line of a measurement that broke."""
        return cls(target, "broke", "", f"{type(problem).__name__}: {problem}"[:300])


def percentiles(took: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile, each a value that occurred."""
    ordered = sorted(took)
    return _at(ordered, 0.5), _at(ordered, 0.99)


def _at(ordered: list[float], share: float) -> float:
    """Return the value below or at which this share lies."""
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]
