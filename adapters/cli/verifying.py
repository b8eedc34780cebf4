"""`studyhall db verify`."""

from rich.console import Console
from rich.progress import track

from adapters.cli.checking import counted
from adapters.cli.configured import read_settings
from bot.bootstrap import open_office
from bot.domain.audit import Difference, Stored
from bot.settings import Settings

MOST_SHOWN = 20
KINDS = {
    Stored.POINTS: "points of an answer",
    Stored.BOARD: "points on a board",
    Stored.FREEZE: "entries about freezes",
}


def verify(*, repair: bool) -> int:
    """Hold every stored number against the ledger; return 1 when some differ and stay as they are."""
    office = open_office(read_settings(Settings))
    console = Console(highlight=False, soft_wrap=True)
    found: list[Difference] = []
    steps = office.audit(repair=repair)
    first = next(steps, None)
    if first is not None:
        found += first.differences
        rest = track(steps, "Adding up", total=first.total, completed=1, console=Console(stderr=True))
        found += (one for step in rest for one in step.differences)
    office.close()
    for one in found[:MOST_SHOWN]:
        console.print(_line(one), markup=False)
    if len(found) > MOST_SHOWN:
        console.print(f"… and {len(found) - MOST_SHOWN} more.")
    console.print(_summary(first.total if first else 0, len(found), repair=repair))
    return 1 if found and not repair else 0


def _line(one: Difference) -> str:
    """Return what is stored where, and what would be right."""
    stored = "nothing" if one.stored is None else one.stored
    right = "nothing" if one.right is None else one.right
    place = ", ".join(part or "all topics" for part in one.place)
    return f"{place}: {KINDS[one.kind]}: stored {stored}, right {right}"


def _summary(steps: int, found: int, *, repair: bool) -> str:
    """Return what came of it."""
    looked = f"{counted(steps, 'person or board', 'people and boards')} added up."
    if not found:
        return f"{looked} Every stored number is right."
    if repair:
        return f"{looked} {counted(found, 'number')} put right."
    otherwise = f"Stored otherwise: {counted(found, 'number')}."
    return f"{looked} {otherwise} `studyhall db verify --repair` puts it right."
