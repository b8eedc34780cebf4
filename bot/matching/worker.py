"""Threads for comparing: never those of the store or of the doors."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """Runs what is handed in, one piece after the other in each of its threads.

    The threads are daemons: a process that stops does not wait for a model elsewhere.
    """

    def __init__(self, name: str, threads: int = 1) -> None:
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = threads
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    def __call__(self, work: Callable[[], T]) -> Future[T]:
        """Hand in a piece of work."""
        future: Future[T] = Future()

        def settle() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - whoever handed it in gets it from the future
                future.set_exception(error)
            else:
                future.set_result(result)

        self._queue.put(settle)
        return future

    @property
    def waiting(self) -> int:
        """How many pieces of work nobody has begun yet."""
        return self._queue.qsize()

    def close(self) -> None:
        """Let every thread end after what was handed in, and wait for none."""
        for _ in range(self._threads):
            self._queue.put(None)

    def _work(self) -> None:
        while (settle := self._queue.get()) is not None:
            settle()
