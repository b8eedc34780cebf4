"""A dispatch desk that keeps orders in a list, and a platform that does as it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.courier import Courier
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.message.model import Message

MONDAY_NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def done(result: Any) -> Future[Any]:
    """Return a future that has its result."""
    future: Future[Any] = Future()
    future.set_result(result)
    return future


class ListDesk:
    """Hands out what was ordered, at most one delivery per channel at a time, and keeps the reports."""

    def __init__(self) -> None:
        self.waiting: list[Delivery] = []
        self.under_way: set[str] = set()
        self.reports: list[tuple[str, str | Failure]] = []
        self.claims = 0
        self.winding_up = False
        self.broken: Exception | None = None
        self.due: datetime | None = None
        self.ticks: Callable[[], int] = lambda: 0
        self._changed = asyncio.Event()

    def order(self, *keys: str) -> None:
        """Let posts be claimed; a key is the channel's and a name: `slack:T:C1/monday`."""
        for key in keys:
            self.waiting.append(Delivery(DeliveryKind.POST, key, key.split("/")[0], Message("Caching", ())))

    def tick(self) -> int:
        """Tick as the test wants it."""
        return self.ticks()

    def wind_up(self) -> None:
        """Remember that the end is near."""
        self.winding_up = True

    def claim(self, door: str, limit: int) -> Future[list[Delivery]]:
        """Hand out the first of each free channel of that door."""
        self.claims += 1
        self._changed.set()
        if self.broken is not None:
            raise self.broken
        taken: list[Delivery] = []
        for one in list(self.waiting):
            if (
                one.channel.startswith(f"{door}:")
                and one.channel not in self.under_way
                and len(taken) < limit
            ):
                self.waiting.remove(one)
                self.under_way.add(one.channel)
                taken.append(one)
        return done(taken)

    def sent(self, delivery: Delivery, ref: str) -> Future[None]:
        """Remember it."""
        return self._reported(delivery, ref)

    def failed(self, delivery: Delivery, failure: Failure) -> Future[None]:
        """Remember it."""
        return self._reported(delivery, failure)

    def next_due(self) -> Future[datetime | None]:
        """Return what the test set."""
        return done(self.due)

    def _reported(self, delivery: Delivery, report: str | Failure) -> Future[None]:
        self.under_way.discard(delivery.channel)
        self.reports.append((delivery.key, report))
        self._changed.set()
        return done(None)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds of the reports and claims."""
        async with asyncio.timeout(5):
            while not holds():
                self._changed.clear()
                await self._changed.wait()


class ObedientPlatform:
    """Carries everything, unless the test arranged otherwise for a key."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.carried: list[str] = []
        self.problems: dict[str, Exception] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.begun = asyncio.Event()

    async def carry(self, delivery: Delivery) -> str:
        """Wait at the gate if there is one, then fail or succeed as arranged."""
        self.begun.set()
        if delivery.key in self.gates:
            await self.gates[delivery.key].wait()
        if delivery.key in self.problems:
            raise self.problems.pop(delivery.key)
        self.carried.append(delivery.key)
        return f"ref of {delivery.key}"


@pytest.fixture
async def desk() -> ListDesk:
    """Return a desk without orders."""
    return ListDesk()


@pytest.fixture
async def slack() -> ObedientPlatform:
    """Return a platform called slack."""
    return ObedientPlatform("slack")


@pytest.fixture
async def discord() -> ObedientPlatform:
    """Return a platform called discord."""
    return ObedientPlatform("discord")


@pytest.fixture
async def running(
    desk: ListDesk, slack: ObedientPlatform, discord: ObedientPlatform
) -> AsyncIterator[tuple[Courier, asyncio.Task[None]]]:
    """Return a courier for both platforms, and the task in which it works."""
    courier = Courier(desk, (slack, discord), lambda: MONDAY_NOON)
    work = asyncio.create_task(courier.run())
    yield courier, work
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


@pytest.fixture
async def courier(running: tuple[Courier, asyncio.Task[None]]) -> Courier:
    """Return a courier at work."""
    return running[0]
