"""Processes that a measurement starts, watches and ends: the real command line among them."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds after which something that was waited for counts as broken."""


class Child:
    """A Python process whose lines, from stdout and stderr alike, can be waited for."""

    def __init__(self, *arguments: str, **settings: str) -> None:
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**_clean(), **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, word: str) -> tuple[float, str]:
        """Return the seconds since the start at which a line with this word came, and the line."""
        deadline = time.perf_counter() + PATIENCE
        while (left := deadline - time.perf_counter()) > 0 and self._running():
            try:
                line = self._lines.get(timeout=min(left, 1.0))
            except queue.Empty:
                continue
            if word in line:
                return time.perf_counter() - self.began, line
        raise RuntimeError(f"no line with {word!r} came; what came: {' | '.join(self._said[-5:])}")

    def resident(self) -> float:
        """Return the resident memory of the process in megabytes."""
        return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.append(line.strip())
            self._lines.put(line)

    def _running(self) -> bool:
        return self._process.poll() is None or not self._lines.empty()


def _clean() -> dict[str, str]:
    """Return our environment without anybody's settings of the bot, and with output that is not held back."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STUDYHALL_")}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def run_seconds(*arguments: str, **settings: str) -> float:
    """Return how long a Python process takes from start to end. Raises CalledProcessError when it fails."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**_clean(), **settings}, check=True, capture_output=True
    )
    return time.perf_counter() - began


@contextmanager
def cpu_seconds(pid: int) -> Iterator[list[float]]:
    """Measure the processor time that a process spends inside the block; it is in the list afterwards."""
    spent: list[float] = []
    process = psutil.Process(pid)
    before = process.cpu_times()
    yield spent
    after = process.cpu_times()
    spent.append((after.user - before.user) + (after.system - before.system))
