"""SQLite: one writer thread that commits in groups, and a few reading threads."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from bot.engine.ports import Unit
from bot.store.unit import SqlUnit

T = TypeVar("T")
Work = Callable[[Unit], Any]

READERS = 4
GROUP = 64
"""At most this many pieces of work share one commit, so that none waits long for another."""


def sqlite_engine(url: str) -> Engine:
    """Return an engine whose transactions are ours to begin: BEGIN IMMEDIATE for writers, WAL, full sync."""
    engine = create_engine(
        make_url(url).set(drivername="sqlite"),
        # parameters by name, as PostgreSQL's driver takes them too
        paramstyle="named",
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    return engine


class SqliteStore:
    """A store over one SQLite file.

    Each piece of writing work runs in a savepoint of its own, so that one that fails does not take its
    neighbours with it; futures are resolved after the COMMIT that they share.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[tuple[Work, Future[Any]] | None] = SimpleQueue()
        self._local = threading.local()
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._reading: list[Connection] = []
        self._handing_in = threading.Lock()
        self._closed = False
        self._writer = threading.Thread(target=self._write_until_closed, name="writer", daemon=True)
        self._writer.start()

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing, in a reading thread."""
        return self._readers.submit(self._read, work)

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work in the writer thread; resolves after COMMIT. Raises RuntimeError once closed."""
        future: Future[T] = Future()
        with self._handing_in:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._queue.put((work, future))
        return future

    def close(self) -> None:
        """Finish what was handed in and let go of the file."""
        with self._handing_in:
            self._closed = True
            self._queue.put(None)
        self._writer.join()
        self._readers.shutdown()
        for connection in self._reading:
            connection.close()
        self._engine.dispose()

    def _read(self, work: Callable[[Unit], T]) -> T:
        """Run reading work in a snapshot of its own."""
        if not hasattr(self._local, "unit"):
            self._local.connection = self._engine.connect()
            self._local.unit = SqlUnit(self._local.connection)
            self._reading.append(self._local.connection)
        self._local.connection.exec_driver_sql("BEGIN")
        try:
            return work(self._local.unit)
        finally:
            self._local.connection.rollback()

    def _write_until_closed(self) -> None:
        """Take work in groups until told to stop."""
        with self._engine.connect() as connection:
            unit = SqlUnit(connection)
            while (first := self._queue.get()) is not None:
                if not self._write_group(connection, unit, first):
                    return

    def _write_group(self, connection: Connection, unit: SqlUnit, first: tuple[Work, Future[Any]]) -> bool:
        """Run everything that waits, up to a group, and commit once; return whether to go on."""
        done: list[tuple[Future[Any], Any]] = []
        going_on = True
        task: tuple[Work, Future[Any]] | None = first
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            while task is not None:
                _run_in_savepoint(connection.connection.driver_connection, unit, task, done)
                if len(done) >= GROUP or self._queue.empty():
                    break
                task = self._queue.get()
                going_on = task is not None
            connection.commit()
        except Exception as error:  # noqa: BLE001 - whatever broke the commit, every caller must hear of it
            connection.rollback()
            connection.connection.rollback()  # after a COMMIT that failed, the line above does nothing
            _fail(done, task, error)
        else:
            for future, result in done:
                future.set_result(result)
        return going_on


def _run_in_savepoint(
    driver: Any,
    unit: SqlUnit,
    task: tuple[Work, Future[Any]],
    done: list[tuple[Future[Any], Any]],
) -> None:
    """Run one piece of work; on an exception undo it alone and tell its caller."""
    work, future = task
    if not future.set_running_or_notify_cancel():
        return  # its caller gave up while it waited; from here on it can no longer be cancelled
    driver.execute("SAVEPOINT work")
    try:
        result = work(unit)
    except Exception as error:  # noqa: BLE001 - the caller gets it from the future
        driver.execute("ROLLBACK TO work")
        driver.execute("RELEASE work")
        future.set_exception(error)
    else:
        driver.execute("RELEASE work")
        done.append((future, result))


def _fail(
    done: list[tuple[Future[Any], Any]], task: tuple[Work, Future[Any]] | None, error: Exception
) -> None:
    """Tell everybody whose work shared the failed commit."""
    waiting = [future for future, _ in done] + ([task[1]] if task else [])
    for future in waiting:
        if future.running() or (not future.done() and future.set_running_or_notify_cancel()):
            future.set_exception(error)
