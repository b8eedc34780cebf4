"""Units of work, on every store: all of it or nothing, and answered after it is kept."""

import threading
from concurrent.futures import wait

import pytest

from tests.builders import ANA, CHANNEL, NINE, an_attempt, an_order


class Broken(Exception):
    """Something went wrong in a unit of work."""


def park_and_break(unit):
    """Change every kind of thing, then fail."""
    unit.channels.park(CHANNEL.key, "gone", NINE)
    unit.members.meet(ANA.key, "Ana")
    unit.attempts.record(an_attempt())
    unit.standings.add(CHANNEL.key, ["all"], [""], ANA.key, 13)
    unit.outbox.order(an_order())
    raise Broken


def what_is_kept(unit):
    """Return everything that `park_and_break` would have left."""
    return (
        unit.channels.parked(CHANNEL.key),
        unit.attempts.in_slot(ANA.key, "check/p1"),
        unit.standings.page(CHANNEL.key, "all", "", 0, 10),
        unit.outbox.next_due(),
    )


def test_broken_work_leaves_nothing(write, read):
    """An exception takes back all that its unit of work did, and reaches the caller."""
    with pytest.raises(Broken):
        write(park_and_break)
    assert read(what_is_kept) == (None, None, [], None)


def test_broken_work_gives_back_what_was_there(write, read):
    """What was there before a broken unit of work is there after it, removals included."""
    write(lambda unit: unit.channels.park(CHANNEL.key, "archived", NINE))
    write(lambda unit: unit.standings.add(CHANNEL.key, ["all"], [""], ANA.key, 5))

    def undo_and_break(unit):
        """Remove what is there, change the rest, then fail."""
        unit.channels.unpark(CHANNEL.key)
        park_and_break(unit)

    with pytest.raises(Broken):
        write(undo_and_break)
    assert read(what_is_kept) == ("archived", None, [(ANA.key, ANA.key, 5)], None)


def test_work_that_fails_does_not_take_its_neighbours_with_it(store, read):
    """Of works that are handed in together, those that fail leave nothing and the others all stay."""
    futures = [
        store.write(
            lambda unit, n=n: (
                park_and_break(unit) if n % 3 == 0 else unit.channels.park(f"slack:T:C{n}", "", NINE)
            )
        )
        for n in range(30)
    ]
    wait(futures, timeout=30)
    assert [n for n, future in enumerate(futures) if future.exception()] == list(range(0, 30, 3))
    parked = read(lambda unit: [n for n in range(30) if unit.channels.parked(f"slack:T:C{n}") is not None])
    assert parked == [n for n in range(30) if n % 3]
    assert read(what_is_kept) == (None, None, [], None)


def test_whoever_hears_of_a_write_can_read_it(store):
    """When a write is answered, every reader sees it."""
    for number in range(20):
        channel = f"slack:T:C{number}"
        store.write(lambda unit, c=channel: unit.channels.park(c, "gone", NINE)).result(timeout=30)
        assert store.read(lambda unit, c=channel: unit.channels.parked(c)).result(timeout=30) == "gone"


def test_a_read_that_fails_tells_its_caller(store, read):
    """An exception in reading work reaches its caller and harms nobody after it."""
    with pytest.raises(KeyError):
        read(lambda unit: {}["missing"])
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) is None


def test_closing_finishes_what_was_handed_in(store):
    """Work that was handed in before a store is closed is done and answered."""
    futures = [
        store.write(lambda unit, n=n: unit.channels.park(f"slack:T:C{n}", "", NINE)) for n in range(50)
    ]
    store.close()
    assert all(future.result(timeout=30) for future in futures)


def test_a_closed_store_takes_no_work(store):
    """Work for a closed store is refused at once instead of being forgotten."""
    store.close()
    with pytest.raises(RuntimeError):
        store.write(lambda unit: None)
    with pytest.raises(RuntimeError):
        store.read(lambda unit: None)


@pytest.mark.parametrize("store", ["sqlite", "postgres"], indirect=True)
def test_a_caller_who_gives_up_harms_nobody(store, read):
    """Work whose caller stopped waiting does not keep the work after it from being done."""
    go_on = threading.Event()
    blocker = store.write(lambda unit: go_on.wait(30))
    waiting = [store.write(lambda unit: None) for _ in range(20)]
    for future in waiting[::2]:
        future.cancel()
    go_on.set()
    assert blocker.result(timeout=30)
    store.write(lambda unit: unit.channels.park(CHANNEL.key, "gone", NINE)).result(timeout=30)
    assert read(lambda unit: unit.channels.parked(CHANNEL.key)) == "gone"
