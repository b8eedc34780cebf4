"""Short proofs side by side: each of them waits for something, a server, a process, a commit."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from proofs.catalogue import SHORT
from proofs.finding import Finding
from proofs.progress import hide, shown
from proofs.questions import shipped_pack

PROCESSES = 3
LONGEST_FIRST = ("kills", "stops", "crowd")
"""What would hold everything up if it began last."""


def side_by_side(names: Sequence[str]) -> list[Finding]:
    """Run the short form of these proofs; return what they found, in the order of the names."""
    shipped_pack()  # read and imported once, for all that is forked from here
    first = sorted(names, key=lambda name: (name not in LONGEST_FIRST, name))
    with ProcessPoolExecutor(PROCESSES, get_context("fork"), initializer=hide) as pool:
        running = {pool.submit(_found, name): name for name in first}
        done = {
            running[one]: one.result() for one in shown(as_completed(running), len(running), "short proofs")
        }
    return [finding for name in names for finding in done[name]]


def _found(name: str) -> list[Finding]:
    return SHORT[name]()
