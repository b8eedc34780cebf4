"""How a process starts and stops."""

import asyncio
import os
import signal
from typing import Any, NoReturn

import pytest

from adapters.courier import Courier
from adapters.platform import DoorError
from adapters.process import serve, until_told_to_stop
from adapters.ticker import Ticker
from bot.interface.delivery import Delivery


class RememberingDoor:
    """A door that writes down when it is opened and closed."""

    def __init__(self, name: str, diary: list[str], problem: Exception | None = None) -> None:
        self.name = name
        self._diary = diary
        self._problem = problem
        self.end: asyncio.Future[NoReturn] = asyncio.get_running_loop().create_future()

    async def open(self) -> None:
        """Open, or fail as arranged."""
        if self._problem is not None:
            raise self._problem
        self._diary.append(f"{self.name} opens")

    async def lost(self) -> NoReturn:
        """Stay open until the test ends that."""
        await self.end
        raise AssertionError("the end is an exception")

    async def close(self) -> None:
        """Close."""
        self._diary.append(f"{self.name} closes")

    async def carry(self, delivery: Delivery) -> str:
        """Carry anything."""
        return delivery.key


async def served(desk: Any, doors: list[RememberingDoor], diary: list[str]) -> None:
    """Serve these doors."""
    courier = Courier(desk, doors, lambda: desk.due)
    ticker = Ticker(desk, 3600, courier.wake)
    await serve(doors, courier, ticker, lambda: diary.append("ready"))


class WaitingDoor(RememberingDoor):
    """A door that is closed only once so many others are closing."""

    def __init__(self, name: str, diary: list[str], all_closing: asyncio.Barrier) -> None:
        super().__init__(name, diary)
        self._all_closing = all_closing

    async def close(self) -> None:
        """Close together with the others."""
        await self._all_closing.wait()
        await super().close()


@pytest.mark.parametrize("stopping", [signal.SIGTERM, signal.SIGINT])
async def test_doors_close_at_the_same_time(desk: Any, stopping: signal.Signals) -> None:
    """A signal stops the process without an error, and no door waits for another one to close."""
    diary: list[str] = []
    together = asyncio.Barrier(2)
    doors = [WaitingDoor("slack", diary, together), WaitingDoor("discord", diary, together)]

    def tick() -> int:
        os.kill(os.getpid(), stopping)
        return 0

    desk.ticks = tick
    async with asyncio.timeout(30):
        await until_told_to_stop(served(desk, doors, diary))
    assert diary[:3] == ["slack opens", "discord opens", "ready"]
    assert sorted(diary[3:]) == ["discord closes", "slack closes"]


async def test_a_door_that_stays_shut_ends_the_start(desk: Any) -> None:
    """When one door cannot open, the other is closed again, and the sentence says why."""
    diary: list[str] = []
    doors = [
        RememberingDoor("slack", diary),
        RememberingDoor("discord", diary, DoorError("Discord does not accept the token.")),
    ]
    with pytest.raises(DoorError, match="does not accept"):
        await until_told_to_stop(served(desk, doors, diary))
    assert diary == ["slack opens", "slack closes"]


async def test_a_door_that_loses_its_platform_ends_the_process(desk: Any) -> None:
    """A connection that ended for good stops everything in good order, and the sentence says why."""
    diary: list[str] = []
    doors = [RememberingDoor("slack", diary), RememberingDoor("discord", diary)]
    desk.ticks = lambda: 0
    doors[1].end.set_exception(DoorError("Discord does not accept the token."))
    async with asyncio.timeout(30):
        with pytest.raises(DoorError, match="does not accept"):
            await until_told_to_stop(served(desk, doors, diary))
    assert diary == ["slack opens", "discord opens", "ready", "slack closes", "discord closes"]


async def test_a_broken_part_ends_the_process(desk: Any) -> None:
    """A fault that nobody handles is not hidden by going on without that part."""
    broken = asyncio.create_task(until_told_to_stop(_fail()))
    with pytest.raises(ZeroDivisionError):
        await broken


async def _fail() -> None:
    raise ZeroDivisionError
