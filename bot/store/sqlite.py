"""SQLite: one writer thread that commits in groups, and a few reading threads."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from bot.engine.ports import Unit
from bot.store.unit import SqlUnit

T = TypeVar("T")
Work = Callable[[Unit], Any]
Task = tuple[Work, Future[Any]]

log = logging.getLogger(__name__)

READERS = 4
BURST, PAUSE, MOST_PAUSES = 4, 0.0005, 4
"""After a group of so many, the next waits for its stragglers, in seconds and so many times at most."""
GROUP = 64
"""At most this many pieces of work share one commit, so that none waits long for another."""


class WorkFailed(Exception):
    """A piece of work raised; `cause` is what."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Line:
    """A connection and its unit of work, for one thread."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.driver: Any = connection.connection.driver_connection
        self.unit = SqlUnit(connection)


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

    Writing work is committed in groups, and futures are resolved after the COMMIT that they share. When a
    piece of work fails, its group is rolled back and each piece runs once more in a transaction of its own:
    work may run twice, so it must do nothing but through its unit.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
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
        if not hasattr(self._local, "line"):
            self._local.line = Line(self._engine.connect())
            self._reading.append(self._local.line.connection)
        line: Line = self._local.line
        line.driver.execute("BEGIN")
        try:
            return work(line.unit)
        finally:
            line.driver.rollback()

    def _write_until_closed(self) -> None:
        """Take work in groups until told to stop; nothing else may end the writer, for there is no other."""
        line: Line | None = None
        for group in self._groups():
            try:
                line = line or Line(self._engine.connect())
                _settle(line, group)
            except Exception as error:
                log.exception("the database cannot be opened or rolled back; a new connection is made")
                for _, future in group:
                    if not future.done():
                        future.set_exception(error)
                if line is not None:
                    # what it left open ends with it
                    line.connection.invalidate()
                    line.connection.close()
                line = None
        if line is not None:
            line.connection.close()

    def _groups(self) -> Iterator[list[Task]]:
        """Yield everything that waits, up to a group at a time, without callers who gave up meanwhile."""
        busy = False
        while (task := self._queue.get()) is not None:
            if busy:
                self._let_burst_arrive()
            group = [task]
            while len(group) < GROUP and not self._queue.empty():
                following = self._queue.get()
                if following is None:
                    self._queue.put(None)
                    break
                group.append(following)
            busy = len(group) >= BURST
            yield [task for task in group if task[1].set_running_or_notify_cancel()]

    def _let_burst_arrive(self) -> None:
        """Wait a moment while more keeps coming in.

        Working at the same time as those who hand it in would only make both wait for the interpreter.
        """
        arrived = -1
        for _ in range(MOST_PAUSES):
            if self._queue.qsize() in (arrived, GROUP):
                return
            arrived = self._queue.qsize()
            time.sleep(PAUSE)


def _settle(line: Line, group: list[Task]) -> None:
    """Commit a group, and answer its callers."""
    try:
        results = _committed(line, group)
    except WorkFailed as failure:
        _roll_back(line.connection)
        if len(group) == 1:
            group[0][1].set_exception(failure.cause)
        else:
            # whoever failed must not take the others along: each once more, alone
            for task in group:
                _settle(line, [task])
    except Exception as error:  # noqa: BLE001 - whatever broke the commit, every caller must hear of it
        _roll_back(line.connection)
        for _, future in group:
            future.set_exception(error)
    else:
        for (_, future), result in zip(group, results, strict=True):
            future.set_result(result)


def _committed(line: Line, group: list[Task]) -> list[Any]:
    """Run a group in one transaction. Raises WorkFailed when a piece of it raised."""
    line.connection.exec_driver_sql("BEGIN IMMEDIATE")
    results = []
    for work, _ in group:
        try:
            results.append(work(line.unit))
        except Exception as error:
            raise WorkFailed(error) from error
    line.connection.commit()
    return results


def _roll_back(connection: Connection) -> None:
    """End the transaction without a trace."""
    connection.rollback()
    connection.connection.rollback()  # after a COMMIT that failed, the line above does nothing
