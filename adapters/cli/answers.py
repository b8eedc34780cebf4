"""`studyhall content answers`: what people's answers say about items, for whoever writes them."""

import sys

from rich.console import Console
from rich.table import Table

from adapters.cli.configured import read_settings
from bot.bootstrap import open_core
from bot.domain.question import Item
from bot.domain.statistics import Remark, Report, remarks, shown_difficulty, unused
from bot.settings import Settings


def show_answers() -> None:
    """Print a line per item and space; nothing follows from them by itself."""
    core = open_core(read_settings(Settings))
    try:
        found = core.desk.worth_a_look()
    finally:
        core.desk.close()
    # a line that is wrapped into a narrow column cannot be searched
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    if not found:
        console.print("No item has enough answers yet of which something could be said.")
        return
    table = Table("item", "space", "people", "right", "r", "difficulty", "what is remarkable")
    for item, report in found:
        table.add_row(*_row(item, report))
    console.print(table)


def _row(item: Item, report: Report) -> tuple[str, ...]:
    correlation = "·" if report.correlation is None else f"{report.correlation:.2f}"
    learned = shown_difficulty(report)
    difficulty = f"{item.difficulty}" if learned is None else f"{item.difficulty}, learned {learned:.1f}"
    share = f"{report.right(item) / report.answers:.0%}"
    said = [_said(remark, item, report) for remark in remarks(report, item)]
    return item.id, report.space, str(report.answers), share, correlation, difficulty, "; ".join(said)


def _said(remark: Remark, item: Item, report: Report) -> str:
    match remark:
        case Remark.WEAK:
            return "those who know more do no better"
        case Remark.EASY:
            return "nearly everybody is right"
        case Remark.UNUSED:
            return f"nobody chose {', '.join(unused(report, item))}"
