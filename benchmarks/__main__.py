"""`python -m benchmarks [--only P1,P6] [--large] [--json FILE] [--markdown FILE]`: measure and print.

What is measured is reported, whether or not it is enough; only something that broke makes the exit code 1.
"""

import argparse
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from benchmarks.discord_paths import discord_figures
from benchmarks.figure import Figure
from benchmarks.machine import machine_line
from benchmarks.matching import matching_figures
from benchmarks.memory import memory_figures
from benchmarks.needs import needs_figures
from benchmarks.report import markdown, print_table, write_json
from benchmarks.slack_lines import slack_lines
from benchmarks.standings import standings_figures
from benchmarks.start import start_figures

Measurement = Callable[[], list[Figure]]
TARGETS = ("P1", "P3", "P4", "P5", "P6", "P9", "P10", "P11", "P13")


def main() -> int:
    """Run what was asked for and print the table."""
    options = _options()
    console, machine = _console(), machine_line()
    figures, broke = _measure(console, set(options.only), options.large)
    print_table(console, machine, figures)
    if options.json:
        write_json(options.json, machine, figures)
    if options.markdown:
        options.markdown.write_text(f"{machine}\n\n{markdown(figures)}\n", encoding="utf-8")
    return int(broke)


def _console() -> Console:
    """Return the terminal, or something wide enough for the table where there is none."""
    return Console() if sys.stdout.isatty() else Console(width=200)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Measure Studyhall.")
    parser.add_argument("--only", type=_targets, default=TARGETS, help="targets, such as P1,P6")
    parser.add_argument("--large", action="store_true", help="P6 also with ten million attempts")
    parser.add_argument("--json", type=Path, help="a file for the numbers")
    parser.add_argument("--markdown", type=Path, help="a file for the table as README.md has it")
    return parser.parse_args()


def _targets(text: str) -> tuple[str, ...]:
    chosen = tuple(name.strip().upper() for name in text.split(","))
    if unknown := set(chosen) - set(TARGETS):
        raise argparse.ArgumentTypeError(
            f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(TARGETS)}"
        )
    return chosen


def _measurements(large: bool) -> dict[tuple[str, ...], Measurement]:
    return {
        ("P1", "P3", "P5"): slack_lines,
        ("P4",): discord_figures,
        ("P6",): partial(standings_figures, large),
        ("P9",): start_figures,
        ("P10",): memory_figures,
        ("P11",): matching_figures,
        ("P13",): needs_figures,
    }


def _measure(console: Console, wanted: set[str], large: bool) -> tuple[list[Figure], bool]:
    """Run the measurements one after the other, each in a new process, and tell whether one broke."""
    chosen = {targets: run for targets, run in _measurements(large).items() if wanted & set(targets)}
    figures: list[Figure] = []
    broke = False
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # drawn seldom: the spinner runs on the machine that is measured
    with Progress(*columns, console=console, refresh_per_second=1) as progress:
        for targets, run in chosen.items():
            task = progress.add_task(", ".join(targets), total=1)
            try:
                figures += [figure for figure in _alone(run) if figure.target in wanted]
            except Exception as problem:  # noqa: BLE001 - the others are still worth measuring
                figures.append(Figure.failed(", ".join(targets), problem))
                broke = True
            progress.update(task, completed=1)
    return sorted(figures, key=lambda figure: int(figure.target.split(",")[0][1:])), broke


def _alone(run: Measurement) -> list[Figure]:
    """Run in a process of its own, so that nothing is left over from the measurement before."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(run).result()


if __name__ == "__main__":
    sys.exit(main())
