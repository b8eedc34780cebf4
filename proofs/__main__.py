"""`python -m proofs`: every promise of delivery put to the test, and a table of what was found."""

import argparse
import sys
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from proofs.clocks.changes import swept
from proofs.clocks.steps import stepped
from proofs.databases.crowd import crowded
from proofs.databases.full_disk import filled
from proofs.databases.restarts import restarted
from proofs.edits import edited
from proofs.finding import Finding
from proofs.items import item_rules
from proofs.killing.whole import kills
from proofs.learner import learned
from proofs.ledger.steps import reckoned
from proofs.mutations import mutated
from proofs.simulation.seeds import simulated
from proofs.soak.hour import soaked

Proof = Callable[[], list[Finding]]

WHOLE: dict[str, Proof] = {
    "changes": swept,
    "steps": stepped,
    "ledger": reckoned,
    "years": simulated,
    "restarts": restarted,
    "disk": filled,
    "crowd": crowded,
    "edits": edited,
    "kills": kills,
    "learner": learned,
    "guards": mutated,
    "items": item_rules,
    "soak": soaked,
}
SHORT: dict[str, Proof] = {
    "changes": lambda: swept(years=1),
    "steps": lambda: stepped(short=True),
    "ledger": lambda: reckoned(towns=30),
    "years": lambda: simulated(range(4), channels=8, days=30),
    "restarts": lambda: restarted(times=2),
    "disk": filled,
    "crowd": lambda: crowded(channels=10, days=1),
    "edits": edited,
    "kills": lambda: kills(short=True),
    "learner": lambda: learned(seeds=16),
    "items": lambda: item_rules(teams=200),
}


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; return 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m proofs", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a selection that takes two minutes")
    parser.add_argument("--only", default="", help=f"some of {', '.join(WHOLE)}, separated by commas")
    asked = parser.parse_args(arguments)
    proofs = SHORT if asked.short else WHOLE
    names = [name for name in asked.only.split(",") if name] or list(proofs)
    if unknown := set(names) - set(proofs):
        parser.error(f"there is no proof named {', '.join(sorted(unknown))}; there are {', '.join(proofs)}")
    found = [finding for name in names for finding in proofs[name]()]
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


if __name__ == "__main__":
    sys.exit(main())
