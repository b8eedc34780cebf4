"""One thread's connection to PostgreSQL, and the transactions on it.

Each transaction leaves a number in a row that belongs to its connection. Where the answer to a COMMIT is cut
off, that row tells what became of it. PostgreSQL's own transaction numbers cannot: after a crash the server
gives those out again that had not reached the disk, and `pg_xact_status` answers for somebody else's.
"""

from typing import Any
from uuid import uuid4

from psycopg import OperationalError
from sqlalchemy import Connection

from bot.store.unit import SqlUnit

BEGIN = (
    "BEGIN; INSERT INTO commit_mark (line, number, at) VALUES ('{line}', {number}, now())"
    " ON CONFLICT (line) DO UPDATE SET number = excluded.number, at = excluded.at"
)
# waits for a transaction that is still running behind a broken connection
MARKED = "SELECT number FROM commit_mark WHERE line = %s FOR UPDATE"
FORGET_OLD = "DELETE FROM commit_mark WHERE at < now() - interval '7 days'"


class Mark:
    """What one transaction leaves behind when it is committed."""

    def __init__(self, line: str, number: int) -> None:
        self.line = line
        self.number = number


class Line:
    """A connection in autocommit mode, on which transactions are begun and ended by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection
        self.unit = SqlUnit(connection)
        self._name = uuid4().hex
        self._number = 0
        self._sign_on()

    def _sign_on(self) -> None:
        """Leave a row before the first transaction, so that whoever asks about that one waits for it, too."""
        self.begin()
        self._driver.execute(FORGET_OLD)
        self.commit()

    @property
    def lost(self) -> bool:
        """Return whether the server has gone away from under the connection."""
        return bool(self._driver.closed)

    def begin(self) -> Mark:
        """Begin a transaction; return the mark that it leaves."""
        self._number += 1
        # one journey for both, which only statements without parameters can share
        self._driver.execute(BEGIN.format(line=self._name, number=self._number), prepare=False)
        return Mark(self._name, self._number)

    def commit(self) -> None:
        """Commit. Raises OperationalError where the server rolled back or has gone away."""
        if self._driver.execute("COMMIT").statusmessage != "COMMIT":
            raise OperationalError("a statement had failed, so the transaction was rolled back")

    def roll_back(self) -> None:
        """End the transaction without a trace; a lost connection has done so already."""
        if not self.lost:
            self._driver.execute("ROLLBACK")

    def holds(self, mark: Mark) -> bool:
        """Return whether the transaction of this mark was committed, perhaps on another connection."""
        row = self._driver.execute(MARKED, (mark.line,)).fetchone()
        return row is not None and row[0] >= mark.number

    def close(self) -> None:
        """Let go of the connection; a lost one must not go back to the pool."""
        if self.lost:
            self._connection.invalidate()
        self._connection.close()


class RolledBack(Exception):
    """A transaction whose COMMIT was cut off did not hold, so its work may run again."""
