"""When the ticker ticks, and what it survives."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from adapters.ticker import Ticker


class Count:
    """Counts ticks, and lets a test wait for them."""

    def __init__(self) -> None:
        self.seen = 0
        self._changed = asyncio.Event()

    def add(self) -> None:
        """Count one."""
        self.seen += 1
        self._changed.set()

    async def reaches(self, number: int) -> None:
        """Wait for so many."""
        async with asyncio.timeout(5):
            while self.seen < number:
                self._changed.clear()
                await self._changed.wait()


async def stop(work: asyncio.Task[None]) -> None:
    """Stop a running ticker."""
    work.cancel()
    await asyncio.wait({work})


async def test_it_ticks_at_once(desk: Any) -> None:
    """What fell due while the bot was away is carried out at the start, not after the first pause."""
    ticked = Count()
    work = asyncio.create_task(Ticker(desk, 3600, ticked.add).run())
    await ticked.reaches(1)
    await stop(work)


async def test_it_goes_on_ticking(desk: Any) -> None:
    """It ticks again and again, and tells the courier each time."""
    ticked = Count()
    work = asyncio.create_task(Ticker(desk, 0.02, ticked.add).run())
    await ticked.reaches(3)
    await stop(work)


async def test_a_broken_tick_is_not_the_last(desk: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A tick that fails is logged with a reference, and the next one comes all the same."""
    failures = iter([OSError("the database is away")])

    def tick() -> int:
        for failure in failures:
            raise failure
        return 0

    desk.ticks = tick
    ticked = Count()
    work = asyncio.create_task(Ticker(desk, 0.02, ticked.add).run())
    await ticked.reaches(1)
    await stop(work)
    assert "a tick failed, reference" in caplog.text


async def test_ticking_does_not_hold_up_the_loop(desk: Any) -> None:
    """A tick runs in a thread of its own, so that people are answered meanwhile."""
    here: list[int] = []
    desk.ticks = _noting(here)
    await Ticker(desk, 3600, lambda: None).tick()
    assert here != [threading.get_ident()]


async def test_a_tick_under_way_is_finished(desk: Any) -> None:
    """Stopping waits for the tick that has begun, so that the database is not closed under it."""
    loop, begun, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    finished: list[bool] = []

    def tick() -> int:
        loop.call_soon_threadsafe(begun.set)
        finished.append(go_on.wait(5))
        return 0

    desk.ticks = tick
    work = asyncio.create_task(Ticker(desk, 3600, lambda: None).run())
    await begun.wait()
    work.cancel()
    for _ in range(20):  # turns of the loop, in which a ticker that does not wait would be done
        await asyncio.sleep(0)
    assert not work.done()
    go_on.set()
    await asyncio.wait({work})
    assert finished == [True]


async def test_a_tick_that_cannot_end_does_not_hold_up_the_end(desk: Any) -> None:
    """A tick is told that the end is near, and one that hangs all the same is not waited for."""
    loop, begun, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def tick() -> int:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(5)
        return 0

    desk.ticks = tick
    work = asyncio.create_task(Ticker(desk, 3600, lambda: None, closing=0.05).run())
    await begun.wait()
    async with asyncio.timeout(3):
        await stop(work)
    assert desk.winding_up
    go_on.set()


def _noting(here: list[int]) -> Callable[[], int]:
    def tick() -> int:
        here.append(threading.get_ident())
        return 0

    return tick
