"""How the clock of `play` moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.cli.play_clock import PlayClock
from adapters.cli.time_machine import TimeMachine, after
from adapters.courier import Courier
from adapters.ticker import Ticker

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock(tmp_path: Path) -> PlayClock:
    """Return a clock that was never moved."""
    return PlayClock(tmp_path)


@pytest.fixture
async def machine(desk: Any, clock: PlayClock) -> AsyncIterator[TimeMachine]:
    """Return a time machine at work."""
    courier = Courier(desk, (), clock.now)
    made = TimeMachine(clock)
    made.begin(desk, Ticker(desk, 3600, courier.wake), courier)
    work = asyncio.create_task(courier.run())
    yield made
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


def test_the_clock_never_goes_back(clock: PlayClock) -> None:
    """Moving to an instant that has passed changes nothing."""
    clock.move(clock.now() + HOUR)
    there = clock.now()
    clock.move(there - HOUR)
    assert clock.now() >= there


def test_a_restart_does_not_go_back(clock: PlayClock, tmp_path: Path) -> None:
    """The folder remembers how far the clock was moved."""
    clock.move(clock.now() + 24 * HOUR)
    there = clock.now()
    assert PlayClock(tmp_path).now() >= there


async def test_what_is_due_happens_at_its_own_time(desk: Any, clock: PlayClock, machine: TimeMachine) -> None:
    """On the way to an instant the clock stops wherever something is due."""
    start = clock.now()
    plan = [start + number * HOUR for number in (1, 2, 5)]
    desk.due = plan[0]
    seen: list[float] = []

    def tick() -> int:
        while plan and plan[0] <= clock.now():
            seen.append(round((clock.now() - start) / HOUR, 1))
            plan.pop(0)
        desk.due = plan[0] if plan else None
        return 1

    desk.ticks = tick
    await machine.advance(start + 3 * HOUR)
    assert seen == [1.0, 2.0]
    assert plan == [start + 5 * HOUR]
    assert round((clock.now() - start) / HOUR, 1) == 3.0


async def test_what_cannot_be_done_does_not_stop_the_clock(
    desk: Any, clock: PlayClock, machine: TimeMachine
) -> None:
    """Something overdue that nobody can do lets the clock go on all the same."""
    start = clock.now()
    desk.due = start - HOUR
    await machine.advance(start + HOUR)
    assert clock.now() >= start + HOUR


def test_what_comes_due_meanwhile_is_done_first() -> None:
    """What came due while the last step was carried out is done before the clock moves on."""
    assert after(NOON, NOON - timedelta(milliseconds=5), stuck=False) == NOON


async def test_an_ended_machine_stands_still(desk: Any, clock: PlayClock, machine: TimeMachine) -> None:
    """After the end nothing is moved any more, so that the database can be closed."""
    await machine.end()
    await machine.advance(clock.now() + HOUR)
    assert clock.now() < datetime.now(UTC) + HOUR / 2
