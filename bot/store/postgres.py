"""PostgreSQL: a pool of connections, each piece of work in a transaction of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from bot.engine.ports import Unit
from bot.store.unit import SqlUnit

T = TypeVar("T")

CONNECTIONS = 8


def postgres_engine(url: str) -> Engine:
    """Return an engine for psycopg 3 that tests a connection before it trusts it."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        # the connection used last has its statements prepared and planned
        pool_use_lifo=True,
        connect_args={"connect_timeout": 5},
    )


class PostgresStore:
    """A store over a PostgreSQL database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # every statement sees what is committed when it begins, in a transaction or not
        self._without_transaction = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="store")

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing; it needs no transaction, which saves two journeys."""
        return self._threads.submit(self._look, work)

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that may change something; the future resolves after COMMIT."""
        return self._threads.submit(self._run, work)

    def close(self) -> None:
        """Finish what was handed in and let go of the database."""
        self._threads.shutdown()
        self._engine.dispose()

    def _look(self, work: Callable[[Unit], T]) -> T:
        """Run work without a transaction."""
        with self._without_transaction.connect() as connection:
            return work(SqlUnit(connection))

    def _run(self, work: Callable[[Unit], T]) -> T:
        """Run work in a transaction; an exception rolls it back."""
        with self._engine.begin() as connection:
            return work(SqlUnit(connection))
