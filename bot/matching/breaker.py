"""A circuit breaker: what fails again and again is left alone for a while."""

import threading
from collections.abc import Callable

FAILURES = 3
REST_SECONDS = 60.0


class Breaker:
    """Opens after three failures in a row, for a minute; then one more failure opens it again."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_at = 0.0

    def is_open(self) -> bool:
        """Tell whether nothing should be tried now."""
        with self._lock:
            return self._failures >= FAILURES and self._monotonic() < self._closed_at

    def failed(self) -> None:
        """Count a failure."""
        with self._lock:
            self._failures += 1
            self._closed_at = self._monotonic() + REST_SECONDS

    def worked(self) -> None:
        """Forget the failures."""
        with self._lock:
            self._failures = 0
