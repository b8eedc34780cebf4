"""What is special about the SQLite store: one writer that commits in groups."""

import sqlite3
import threading
from concurrent.futures import wait

import pytest
from sqlalchemy import event

from bot.store.open import engine_for
from bot.store.sqlite import GROUP, SqliteStore
from tests.builders import CHANNEL, NINE


@pytest.fixture
def file(sqlite_url):
    """The SQLite file of the store."""
    return sqlite_url.removeprefix("sqlite:///")


@pytest.fixture
def store(sqlite_url):
    """A SQLite store."""
    opened = SqliteStore(engine_for(sqlite_url))
    yield opened
    opened.close()


def parked(file):
    """Return the parked channels as another process sees them."""
    connection = sqlite3.connect(file)
    try:
        return {key for (key,) in connection.execute("SELECT key FROM parked_channel")}
    finally:
        connection.close()


def park(channel):
    """Return work that parks a channel."""
    return lambda unit: unit.channels.park(channel, "gone", NINE)


def hold(store):
    """Keep the writer busy; return what lets it go on."""
    started, go_on = threading.Event(), threading.Event()

    def wait_inside(unit):
        """Say that the writer is here, and stay."""
        started.set()
        return go_on.wait(30)

    store.write(wait_inside)
    assert started.wait(30)
    return go_on


def test_a_write_is_answered_after_its_commit(store, file):
    """At the moment a write is answered, another process can read it."""
    seen = []
    future = store.write(park(CHANNEL.key))
    future.add_done_callback(lambda _: seen.append(parked(file)))
    future.result(timeout=30)
    assert parked(file) == {CHANNEL.key}
    assert all(CHANNEL.key in found for found in seen)


def test_what_waits_together_is_committed_together(store, file):
    """Writes that wait while another is under way share its commit: none is visible before all are."""
    go_on = hold(store)
    seen = []
    futures = [store.write(park(f"slack:T:C{n}")) for n in range(10)]
    for future in futures:
        future.add_done_callback(lambda _: seen.append(len(parked(file))))
    go_on.set()
    wait(futures, timeout=30)
    store.write(lambda unit: None).result(timeout=30)
    assert seen == [10] * 10


def test_more_than_a_group_is_several_commits(store, file):
    """However much waits, all of it is committed."""
    go_on = hold(store)
    futures = [store.write(park(f"slack:T:C{n}")) for n in range(2 * GROUP + 3)]
    go_on.set()
    assert all(future.result(timeout=30) for future in futures)
    assert len(parked(file)) == 2 * GROUP + 3


def test_a_cancelled_write_is_not_done(store, file):
    """Work whose caller gave up before its turn is not done."""
    go_on = hold(store)
    given_up, kept = store.write(park("slack:T:C1")), store.write(park("slack:T:C2"))
    assert given_up.cancel()
    go_on.set()
    kept.result(timeout=30)
    assert parked(file) == {"slack:T:C2"}


def test_a_failed_commit_reaches_everybody_in_it(sqlite_url, file):
    """When the commit that several writes share fails, each caller hears of it and nothing is kept."""
    engine, failures = engine_for(sqlite_url), []

    def fail_once(_connection):
        """Fail where the disk would."""
        if failures:
            raise failures.pop()

    event.listen(engine, "commit", fail_once)
    store = SqliteStore(engine)
    go_on = hold(store)
    fill_the_disk = store.write(lambda unit: failures.append(OSError("disk full")))
    futures = [fill_the_disk, store.write(park("slack:T:C1")), store.write(park("slack:T:C2"))]
    go_on.set()
    assert [str(future.exception(timeout=30)) for future in futures] == ["disk full"] * 3
    assert store.write(park("slack:T:C3")).result(timeout=30)
    assert parked(file) == {"slack:T:C3"}
    store.close()


def test_a_locked_file_is_told_to_the_caller(sqlite_url, file):
    """When another process holds the file too long, the caller hears of it and the next write goes on."""
    engine = engine_for(sqlite_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    impatient = SqliteStore(engine)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = impatient.write(park(CHANNEL.key)).exception(timeout=30)
    other.execute("ROLLBACK")
    other.close()
    assert "locked" in str(refused)
    assert impatient.write(park(CHANNEL.key)).result(timeout=30)
    impatient.close()


def test_a_reader_sees_one_moment(store):
    """A reader sees the same throughout its work, whatever is written meanwhile."""

    def read_twice(unit):
        """Read before and after somebody else writes."""
        before = unit.channels.parked(CHANNEL.key)
        store.write(park(CHANNEL.key)).result(timeout=30)
        return before, unit.channels.parked(CHANNEL.key)

    assert store.read(read_twice).result(timeout=30) == (None, None)
    assert store.read(lambda unit: unit.channels.parked(CHANNEL.key)).result(timeout=30) == "gone"


def test_a_reader_cannot_keep_changes(store, file):
    """What reading work changes by mistake is not kept."""
    store.read(park(CHANNEL.key)).result(timeout=30)
    assert parked(file) == set()


def test_the_file_survives_power_loss(store, sqlite_url):
    """Commits reach the disk before they are answered, and writers do not lock readers out."""
    engine = engine_for(sqlite_url)
    with engine.connect() as connection:
        modes = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]
    engine.dispose()
    assert modes == ["wal", 2]


def test_two_processes_that_read_before_they_write_wait_for_each_other(sqlite_url):
    """A writer that reads first takes the file at once, so that no other change comes between."""
    stores = [SqliteStore(engine_for(sqlite_url)) for _ in range(2)]

    def look_and_park(number):
        """Return work that reads, then writes."""

        def work(unit):
            """Look first, as most work does."""
            unit.channels.parked(CHANNEL.key)
            return unit.channels.park(f"slack:T1:C{number}", "gone", NINE)

        return work

    try:
        futures = [one.write(look_and_park(number)) for number in range(150) for one in stores]
        assert sum(future.result(timeout=60) for future in futures) == 150
    finally:
        for one in stores:
            one.close()


def test_a_roll_back_that_fails_does_not_end_the_writer(sqlite_url, file):
    """When a disk fails in the middle of taking something back, that work is refused and the next is done."""
    engine = engine_for(sqlite_url)
    store = SqliteStore(engine)
    faults = iter([sqlite3.OperationalError("disk I/O error")])

    @event.listens_for(engine, "rollback")
    def fail_once(connection):
        """Fail the first time."""
        for fault in faults:
            raise fault

    def park_and_break(unit):
        """Change something, then fail."""
        unit.channels.park("slack:T:BROKEN", "gone", NINE)
        raise ValueError

    with pytest.raises(sqlite3.OperationalError, match="disk"):
        store.write(park_and_break).result(30)
    store.write(park(CHANNEL.key)).result(30)
    store.close()
    assert parked(file) == {CHANNEL.key}
