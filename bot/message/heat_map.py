"""A heat map: shares side by side, for whoever can draw them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell: a share between 0 and 1 that lies between `low` and `high`, or none for a cell left blank.

    `value` says the share in figures and `note` what it rests on, or why the cell is blank. `slug` stands for
    a label in a script that cannot be drawn.
    """

    label: str
    slug: str
    note: str
    share: float | None = None
    low: float = 0.0
    high: float = 1.0
    value: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Tiles under a title; `least` and `most` are written at the ends of the scale, `foot` below it."""

    title: str
    tiles: tuple[Tile, ...]
    least: str
    most: str
    foot: str
