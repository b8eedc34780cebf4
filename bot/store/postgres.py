"""PostgreSQL: a few threads, each with a connection of its own; each write in a transaction of its own."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from psycopg import OperationalError
from psycopg.errors import DeadlockDetected, SerializationFailure
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.engine.ports import StoreAway, Unit
from bot.store.postgres_line import Line, RolledBack

T = TypeVar("T")

log = logging.getLogger(__name__)

CONNECTIONS = 8
PAUSES = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 4.0)
"""How long to wait before each further try after a lost connection, in seconds: long enough for a restart."""
LONGEST = sum(PAUSES)
"""Seconds after which nothing is tried again, whether connections are refused or never answered."""
# postgresql.org/docs/current/libpq-connect.html: over a Unix socket all but the first mean nothing
CONNECTING = {
    "connect_timeout": 5,
    # without these a line whose other end is gone without a word is waited on for a quarter of an hour
    "tcp_user_timeout": 6000,
    "keepalives": 1,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
"""How a connection is made and given up, in seconds; what is sent and not acknowledged, in milliseconds."""


def postgres_engine(url: str) -> Engine:
    """Return an engine for psycopg 3 that begins no transaction by itself."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        pool_size=CONNECTIONS,
        max_overflow=0,
        connect_args=dict(CONNECTING),
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # every statement of ours finds its rows by key: planning it for each value costs more than running it
        connection.autocommit = True
        connection.execute("SET plan_cache_mode = force_generic_plan")
        # a transaction whose process is gone must not hold up whoever asks what became of it
        connection.execute("SET idle_in_transaction_session_timeout = '10s'")

    return engine


class PostgresStore:
    """A store over a PostgreSQL database.

    A lost connection loses no work: what was not committed runs again on a new connection, and where COMMIT
    itself was cut off the server is asked what became of the transaction. Work may therefore run more than
    once, so it must do nothing but through its unit.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._local = threading.local()
        self._lines: set[Line] = set()
        self._closing = threading.Event()
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="store")

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing; it needs no transaction, which saves two journeys."""
        return self._threads.submit(self._persist, lambda line: work(line.unit))

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that may change something; the future resolves after COMMIT."""
        return self._threads.submit(self._persist, lambda line: self._committed(line, work))

    def close(self) -> None:
        """Finish what was handed in and let go of the database; one that is away is not waited for."""
        self._closing.set()
        self._threads.shutdown()
        while self._lines:
            self._lines.pop().close()
        self._engine.dispose()

    def _committed(self, line: Line, work: Callable[[Unit], T]) -> T:
        """Run work in a transaction; an exception rolls it back."""
        mark = line.begin()
        try:
            result = work(line.unit)
        except BaseException:
            line.roll_back()
            raise
        try:
            line.commit()
        except OperationalError:
            if not line.lost:
                raise
            # only the server knows whether this COMMIT reached it
            kept = self._persist(lambda other: other.holds(mark))
            log.warning(
                "A COMMIT was cut off; the server says that it %s.", "held" if kept else "did not hold"
            )
            if not kept:
                raise RolledBack from None
        return result

    def _persist(self, act: Callable[[Line], T]) -> T:
        """Do something on this thread's connection, again on a new one while connections get lost.

        Raises StoreAway when that has taken too long.
        """
        problem: Exception = StoreAway()
        for _ in self._tries():
            try:
                return act(self._line())
            except (DeadlockDetected, SerializationFailure, RolledBack) as gave_way:
                problem = gave_way  # nothing of it was kept: the server chose it to give way, or went away
            except DBAPIError as away:
                problem = StoreAway(str(away.orig))  # no new connection yet
            except OperationalError as lost:
                if not self._line_lost():
                    raise
                problem = StoreAway(str(lost))
        raise problem

    def _tries(self) -> Iterator[None]:
        """Yield for each try, after a pause; a store that is closing waits for nothing any more."""
        began = self._clock()
        for pause in PAUSES:
            if pause and (self._clock() - began > LONGEST or self._closing.wait(pause)):
                return
            yield

    def _line(self) -> Line:
        """Return this thread's connection. Raises DBAPIError where a new one cannot be had."""
        if self._line_lost():
            line = Line(self._engine.connect())
            self._local.line = line
            self._lines.add(line)
        found: Line = self._local.line
        return found

    def _line_lost(self) -> bool:
        """Return whether this thread has no connection that stands, and let go of one that does not."""
        line: Line | None = getattr(self._local, "line", None)
        if line is not None and line.lost:
            line.close()
            self._lines.discard(line)
            self._local.line = line = None
        return line is None
