"""The courier: carries deliveries to the platforms, and reports back what became of them."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from adapters.platform import Platform
from adapters.round import Round
from bot.interface.front import Dispatch


class Courier:
    """Carries the deliveries of every platform, each platform in a round of its own."""

    def __init__(self, desk: Dispatch, platforms: Sequence[Platform], now: Callable[[], datetime]) -> None:
        self._rounds = [Round(desk, platform, now) for platform in platforms]

    async def run(self) -> None:
        """Carry until cancelled; what is under way then is finished, within eight seconds."""
        async with asyncio.TaskGroup() as group:
            for one in self._rounds:
                group.create_task(one.run(), name=f"courier to {one.name}")

    def wake(self) -> None:
        """Look at once for something to carry."""
        for one in self._rounds:
            one.wake()

    async def settled(self) -> None:
        """Return once nothing can be claimed right now and nothing is under way."""
        self.wake()
        for one in self._rounds:
            await one.idle.wait()
