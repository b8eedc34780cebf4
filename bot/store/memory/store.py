"""A store that forgets everything when it is let go of."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from bot.engine.ports import Unit
from bot.store.memory.table import Journal
from bot.store.memory.unit import MemoryUnit

T = TypeVar("T")


class MemoryStore:
    """Runs one piece of work at a time, in the thread that hands it in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._journal = Journal()
        self._unit = MemoryUnit(self._journal)
        self._closed = False

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that changes nothing."""
        return self._run(work)

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work that may change something."""
        return self._run(work)

    def close(self) -> None:
        """Take no more work."""
        self._closed = True

    def _run(self, work: Callable[[Unit], T]) -> Future[T]:
        """Run work; an exception takes back what it did. Raises RuntimeError once closed."""
        if self._closed:
            raise RuntimeError("the store is closed")
        future: Future[T] = Future()
        try:
            result = self._commit(work)
        except Exception as error:  # noqa: BLE001 - the caller gets it from the future
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def _commit(self, work: Callable[[Unit], T]) -> T:
        """Run work alone; keep all of what it did, or nothing."""
        with self._lock:
            try:
                result = work(self._unit)
            except BaseException:
                self._journal.rollback()
                raise
            self._journal.commit()
            return result
