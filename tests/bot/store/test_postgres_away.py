"""What a store does while its PostgreSQL cannot be reached."""

import threading

import pytest

from bot.engine.ports import StoreAway
from bot.store.postgres import PostgresStore, postgres_engine

NOBODY_LISTENS = "postgresql://ana:secret@127.0.0.1:1/studyhall"
SOON = 5.0
"""Seconds, far fewer than a store waits for a database that may come back."""


def test_closing_does_not_wait_for_a_database_that_is_away():
    """Work that waits for the database is told so when the process ends, and the end comes at once."""
    store = PostgresStore(postgres_engine(NOBODY_LISTENS))
    waiting = store.read(lambda unit: unit.outbox.next_due())
    closing = threading.Thread(target=store.close)
    closing.start()
    with pytest.raises(StoreAway, match="refused"):
        waiting.result(SOON)
    closing.join()
