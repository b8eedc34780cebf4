"""Dying in the middle of a COMMIT."""

import resource
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from proofs.killing.points import die

FRAME = 4096 + 24
"""Bytes of one page in SQLite's write-ahead log: sqlite.org/fileformat2.html#the_write_ahead_log."""


def commit_cutter(database: str) -> Callable[[], None]:
    """Return what to call inside a transaction whose COMMIT shall be cut in the middle."""
    if database.startswith("sqlite"):
        return _sqlite_cutter(Path(database.removeprefix("sqlite:///")))
    return _postgres_cutter()


def _sqlite_cutter(file: Path) -> Callable[[], None]:
    """Let the log grow by one page and a half: the system ends the process at the write that exceeds it."""
    log = file.with_name(f"{file.name}-wal")
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def cut() -> None:
        size = log.stat().st_size if log.exists() else 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + FRAME * 3 // 2, resource.RLIM_INFINITY))

    return cut


def _postgres_cutter() -> Callable[[], None]:
    """Die between sending COMMIT and hearing what came of it."""
    doomed = threading.local()
    execute: Any = psycopg.Connection.execute

    def until_commit(self: Any, query: Any, *given: Any, **named: Any) -> Any:
        if query == "COMMIT" and getattr(doomed, "now", False):
            self.pgconn.send_query(b"COMMIT")
            while self.pgconn.flush():
                pass
            die()
        return execute(self, query, *given, **named)

    psycopg.Connection.execute = until_commit  # type: ignore[method-assign]  # in this process only

    def cut() -> None:
        doomed.now = True

    return cut
