"""PostgreSQL restarted under load: what was acknowledged is there, and nothing happened twice."""

import logging
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.domain.order import DeliveryKind, Order, Subject
from bot.engine.ports import Store
from bot.store.open import open_store
from proofs.databases.server import struck_server
from proofs.finding import Finding
from proofs.progress import shown

WRITERS = 8
BETWEEN = 1.0
"""Seconds of writing between two restarts."""
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOAL = "acknowledged and lost 0, refused wrongly 0, failed 0; each cut-off COMMIT resolved"


class Writer:
    """Orders one thing after the other, and keeps account of what it was told."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name
        self.accepted: list[str] = []
        self.refused: list[str] = []
        """Told that it existed already, although nobody had ordered it before."""
        self.failed: list[Exception] = []
        self.longest = 0.0

    def write_until(self, stopping: threading.Event) -> None:
        """Write until told to stop."""
        for number in count():
            if stopping.is_set():
                return
            key = f"{self._name}/{number}"
            began = time.monotonic()
            try:
                new = self._store.write(lambda unit, key=key: unit.outbox.order(an_order(key))).result()  # type: ignore[misc]
            except Exception as problem:  # noqa: BLE001 - every kind counts
                self.failed.append(problem)
            else:
                (self.accepted if new else self.refused).append(key)
            self.longest = max(self.longest, time.monotonic() - began)


def an_order(key: str) -> Order:
    """Return an order that exists once under its key."""
    return Order(key, DeliveryKind.POST, f"slack:T:{key}", "p", Subject.QUESTION, NINE)


def restarted(times: int = 10, writers: int = WRITERS) -> list[Finding]:
    """Restart a server under writers, and compare what they were told with what is there."""
    with (
        tempfile.TemporaryDirectory(prefix="sh") as folder,
        struck_server(Path(folder)) as server,
        _cut_off() as cuts,
    ):
        store = open_store(server.url)
        crowd = [Writer(store, f"w{number}") for number in range(writers)]
        stopping = threading.Event()
        threads = [threading.Thread(target=one.write_until, args=(stopping,)) for one in crowd]
        for thread in threads:
            thread.start()
        for _ in shown(range(times), times, "restarting PostgreSQL"):
            time.sleep(BETWEEN)
            server.strike()
        time.sleep(BETWEEN)
        stopping.set()
        for thread in threads:
            thread.join()
        there = _there(store)
        store.close()
    return [_finding(times, crowd, there, cuts)]


def _there(store: Store) -> set[str]:
    """Return what the database holds."""
    claims = store.write(lambda unit: unit.outbox.claim("slack", NINE, NINE, 10_000_000)).result()
    return {claim.order.key for claim in claims}


def _finding(times: int, crowd: list[Writer], there: set[str], cuts: list[str]) -> Finding:
    accepted = {key for one in crowd for key in one.accepted}
    lost = accepted - there
    refused = [key for one in crowd for key in one.refused]
    failed = [problem for one in crowd for problem in one.failed]
    longest = max(one.longest for one in crowd)
    return Finding(
        "PostgreSQL restarted at once",
        f"{times} restarts under {len(crowd)} writers, {len(accepted):,} acknowledged",
        f"lost {len(lost)}, refused wrongly {len(refused)}, failed {len(failed)};"
        f" {len(cuts)} cut-off COMMITs, all resolved; longest wait {longest:.1f} s",
        GOAL,
        not (lost or refused or failed),
        tuple(sorted({f"{type(problem).__name__}: {problem}"[:200] for problem in failed})),
    )


@contextmanager
def _cut_off() -> Iterator[list[str]]:
    """Gather what the store says about COMMITs that were cut off."""
    said: list[str] = []

    class Listening(logging.Handler):
        """Keeps what is said."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep one line."""
            said.append(record.getMessage())

    speaker = logging.getLogger("bot.store.postgres")
    handler = Listening()
    speaker.addHandler(handler)
    try:
        yield said
    finally:
        speaker.removeHandler(handler)
