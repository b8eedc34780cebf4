"""What a store does while its PostgreSQL cannot be reached."""

import threading
from itertools import count

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


def test_what_takes_too_long_is_not_tried_again():
    """Where each try takes seconds, as with a host that never answers, people are told as soon as usual."""
    elapsed = count(0.0, 6.0)
    store = PostgresStore(postgres_engine(NOBODY_LISTENS), lambda: next(elapsed))
    with pytest.raises(StoreAway):
        store.read(lambda unit: unit.outbox.next_due()).result(SOON)
    store.close()


def test_a_line_that_has_gone_silent_ends_within_seconds(postgres_url):
    """Each connection, over a Unix socket too, is one that the system gives up when nothing comes back."""
    engine = postgres_engine(postgres_url)
    with engine.connect() as connection:
        used = connection.connection.driver_connection.info.get_parameters()
    engine.dispose()
    assert used["keepalives"] == "1"
    silent = int(used["keepalives_idle"]) + int(used["keepalives_interval"]) * int(used["keepalives_count"])
    assert (silent, int(used["tcp_user_timeout"])) == (6, 6000)
