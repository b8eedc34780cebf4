"""The table that a run ends with, and the file that keeps its numbers."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.figure import Figure

COLUMNS = ("target", "what", "floor", "ours", "ratio", "goal", "met")
VERDICTS = {True: "yes", False: "no", None: ""}


def print_table(console: Console, machine: str, figures: Sequence[Figure]) -> None:
    """Print every figure, and below the table what should be known about some."""
    table = Table(title="Measured against the floor of the same run", title_justify="left")
    for name in COLUMNS:
        table.add_column(name, justify="right" if name == "ratio" else "left", overflow="fold")
    for figure in figures:
        table.add_row(*cells(figure), style=None if figure.met is not False else "yellow")
    console.print(machine, soft_wrap=True, highlight=False)
    console.print(table)
    for figure in figures:
        for note in figure.notes:
            console.print(f"{figure.target}: {note}", soft_wrap=True, highlight=False)


def cells(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the texts of a row."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:,.2f}"
    met = VERDICTS[figure.met]
    return (figure.target, figure.what, figure.floor, figure.ours, ratio, figure.goal, met)


def markdown(figures: Sequence[Figure]) -> str:
    """Return the table for README.md."""
    rows = [COLUMNS, tuple("---" for _ in COLUMNS), *(cells(figure) for figure in figures)]
    notes = [f"- {figure.target}: {note}" for figure in figures for note in figure.notes]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), *([""] if notes else []), *notes])


def write_json(path: Path, machine: str, figures: Sequence[Figure]) -> None:
    """Keep the numbers."""
    kept = {"machine": machine, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
