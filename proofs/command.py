"""Every promise of delivery put to the test, and a table of what was found."""

import argparse
import sys

from rich.console import Console
from rich.table import Table

from proofs.catalogue import SHORT, WHOLE
from proofs.finding import Finding
from proofs.side_by_side import side_by_side


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; return 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m proofs", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a selection that takes a minute")
    parser.add_argument("--only", default="", help=f"some of {', '.join(WHOLE)}, separated by commas")
    asked = parser.parse_args(arguments)
    proofs = SHORT if asked.short else WHOLE
    names = [name for name in asked.only.split(",") if name] or list(proofs)
    if unknown := set(names) - set(proofs):
        parser.error(f"there is no proof named {', '.join(sorted(unknown))}; there are {', '.join(proofs)}")
    found = side_by_side(names) if asked.short else [one for name in names for one in WHOLE[name]()]
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table_of(found))
    for finding in found:
        for note in finding.notes:
            console.print(f"{finding.proof}: {note}", markup=False, soft_wrap=True)
    return 0 if all(finding.held for finding in found) else 1


def table_of(findings: list[Finding]) -> Table:
    """Return the findings as a table."""
    table = Table("what", "tried", "found", "goal", "held")
    for one in findings:
        table.add_row(one.proof, one.tried, one.found, one.goal, "yes" if one.held else "NO")
    return table
