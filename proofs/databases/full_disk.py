"""SQLite on a full disk: what was acknowledged is there, what was refused is not, and it recovers."""

import multiprocessing
import resource
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bot.engine.ports import Store
from bot.store.open import open_store
from bot.store.upgrade import upgrade
from proofs.databases.restarts import an_order
from proofs.finding import Finding

ROOM = 1_000_000
"""How large a file may get while the disk is full, in bytes; the operating system refuses more."""
REFUSALS, AFTERWARDS = 20, 50
GOAL = "acknowledged and lost 0, refused and kept 0, whole file, goes on when there is room"


def filled() -> list[Finding]:
    """Fill a disk under a writer, in a process of its own because the limit is the process's."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [pool.submit(_filled).result()]


def _filled() -> Finding:
    with tempfile.TemporaryDirectory(prefix="sh") as folder:
        file = Path(folder) / "studyhall.db"
        upgrade(f"sqlite:///{file}")
        store = open_store(f"sqlite:///{file}")
        accepted: set[str] = set()
        refused: dict[str, str] = {}
        with _room(ROOM):
            for number in count():
                _order(store, f"before/{number}", accepted, refused)
                if len(refused) == REFUSALS:
                    break
        before = len(accepted)
        for number in range(AFTERWARDS):
            _order(store, f"after/{number}", accepted, refused)
        store.close()
        return _finding(file, accepted, refused, before)


def _order(store: Store, key: str, accepted: set[str], refused: dict[str, str]) -> None:
    """Order something of some size, and keep account of the answer."""
    long_key = f"{key}/{'x' * 4000}"
    try:
        store.write(lambda unit: unit.outbox.order(an_order(long_key))).result()
        accepted.add(long_key)
    except Exception as problem:  # noqa: BLE001 - every kind counts
        refused[long_key] = str(problem)


def _finding(file: Path, accepted: set[str], refused: dict[str, str], before: int) -> Finding:
    with sqlite3.connect(file) as db:
        there = {row[0] for row in db.execute("SELECT key FROM outbox")}
        whole = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()
    lost, kept = accepted - there, set(refused) & there
    went_on = len(accepted) - before == AFTERWARDS
    return Finding(
        "SQLite on a full disk",
        f"{before:,} acknowledged until full, {len(refused)} refused, {AFTERWARDS} afterwards",
        f"lost {len(lost)}, refused and kept {len(kept)}, file {'whole' if whole else 'broken'},"
        f" went on: {'yes' if went_on else 'no'}",
        GOAL,
        before > 0 and not lost and not kept and whole and went_on,
        tuple(sorted({problem[:120] for problem in refused.values()})),
    )


@contextmanager
def _room(size: int) -> Iterator[None]:
    """Let no file grow beyond a size; what tries is refused, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
