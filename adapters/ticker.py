"""The ticker: one job that lets the desk carry out what is due. The only file that names APScheduler.

What is due is a question to the database, never to the scheduler: its own calendar skips and doubles days
around clock changes.
"""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.interface.front import Dispatch

CLOSING_SECONDS = 8.0
"""How long a tick under way may take at the end, as what the courier carries may."""

log = logging.getLogger(__name__)


class Ticker:
    """Ticks at once, then every so many seconds, and calls `ticked` after each tick."""

    def __init__(
        self,
        desk: Dispatch,
        seconds: float,
        ticked: Callable[[], None],
        closing: float = CLOSING_SECONDS,
    ) -> None:
        self._desk = desk
        self._seconds = seconds
        self._ticked = ticked
        self._closing = closing
        self._ticking = asyncio.Lock()

    async def run(self) -> None:
        """Tick until cancelled; the duty under way then is finished, if its database lets it."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._tick_whatever_happens,
            "interval",
            seconds=self._seconds,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        # an interval's first run is one interval away, and people should not wait for it
        scheduler.add_job(self._tick_whatever_happens, misfire_grace_time=None)
        scheduler.start()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            scheduler.remove_all_jobs()
            self._desk.wind_up()
            # shutting down cancels a running job, and its thread would outlive the desk
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._closing), self._ticking:
                    pass
            scheduler.shutdown()
            await asyncio.sleep(0)

    async def tick(self) -> int:
        """Carry out what is due; return how many occurrences were settled."""
        async with self._ticking:
            settled = await asyncio.to_thread(self._desk.tick)
        self._ticked()
        return settled

    async def _tick_whatever_happens(self) -> None:
        try:
            await self.tick()
        except Exception:
            log.exception("a tick failed, reference %s", secrets.token_hex(4))
