"""Floors: the least that a design like ours must do, with nothing of ours in it."""

import asyncio
import sqlite3
import threading
from pathlib import Path
from queue import SimpleQueue

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.slack_requests import SECRET, Nowhere


def bare_app() -> AsyncApp:
    """Return a Bolt app that only acknowledges."""
    client = AsyncWebClient(
        token="xoxb-bench",  # noqa: S106 - nobody accepts it
        session=Nowhere(),  # type: ignore[arg-type]  # takes and answers all
        retry_handlers=[],
    )
    return AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)


class GroupCommit:
    """Plain sqlite3 in one writing thread: attempt, member and score in a savepoint, one commit per group."""

    def __init__(self, path: Path) -> None:
        self._queue: SimpleQueue[tuple[int, asyncio.Future[bool]] | None] = SimpleQueue()
        self._path = path
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def record(self, member: int) -> "asyncio.Future[bool]":
        """Record one answer; the future resolves after COMMIT."""
        future: asyncio.Future[bool] = self._loop.create_future()
        self._queue.put((member, future))
        return future

    def close(self) -> None:
        """Stop the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        db = sqlite3.connect(self._path, isolation_level=None)
        db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE attempt (id INTEGER PRIMARY KEY, member TEXT, slot TEXT, points INT,"
            " UNIQUE (member, slot));"
            "CREATE TABLE stats (member TEXT PRIMARY KEY, points INT, streak INT);"
        )
        while (task := self._queue.get()) is not None:
            db.execute("BEGIN IMMEDIATE")
            done = []
            while task is not None:
                self._record(db, task[0])
                done.append(task[1])
                task = None if self._queue.empty() or len(done) >= 64 else self._queue.get()
            db.execute("COMMIT")
            self._loop.call_soon_threadsafe(_resolve, done)
        db.close()

    @staticmethod
    def _record(db: sqlite3.Connection, member: int) -> None:
        db.execute("SAVEPOINT one")
        name = f"slack:T:U{member}"
        db.execute("INSERT INTO attempt (member, slot, points) VALUES (?, 'check/p', 10)", (name,))
        db.execute(
            "INSERT INTO stats VALUES (?, 10, 1)"
            " ON CONFLICT (member) DO UPDATE SET points = points + 10, streak = streak + 1",
            (name,),
        )
        db.execute("RELEASE one")


def _resolve(futures: "list[asyncio.Future[bool]]") -> None:
    for future in futures:
        future.set_result(True)
