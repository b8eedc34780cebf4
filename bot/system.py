"""The machine: the only place that asks for the time and for entropy."""

import logging
import secrets
from datetime import UTC, datetime

log = logging.getLogger(__name__)

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the current instant in UTC."""
        return datetime.now(UTC)


class SystemIds:
    """Names from the machine's entropy, easy to read aloud."""

    def new(self) -> str:
        """Return twelve letters and digits: 60 bits, so that two never meet."""
        return "".join(secrets.choice(ALPHABET) for _ in range(12))


def report(order: str, problem: Exception) -> None:
    """Tell the operator of an order that was ended because it cannot be put together."""
    log.error("putting %s together failed, reference %s", order, secrets.token_hex(4), exc_info=problem)
