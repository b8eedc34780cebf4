"""Better answers that are on their way: each is shown when it comes, and none is waited for at the end."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable

from bot.interface.request import Later
from bot.message.model import Message

LONGEST_SECONDS = 60.0
"""How long a better answer may take; by then nobody looks at the first one any more."""

log = logging.getLogger(__name__)


class Afterthoughts:
    """Waits for better answers beside everything else."""

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._tasks: set[asyncio.Task[None]] = set()
        self._sought: set[asyncio.Future[Message | None]] = set()
        self._closing = False

    def follow(self, later: Later, show: Callable[[Message], Awaitable[None]]) -> None:
        """Show the better answer once it is there; the first one is on its way."""
        if self._closing:
            return
        task = asyncio.create_task(self._follow(later, show))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, within: float) -> None:
        """Wait for no answer any more: what was shown first stands, and what has been found is shown."""
        self._closing = True
        for sought in self._sought:
            sought.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _follow(self, later: Later, show: Callable[[Message], Awaitable[None]]) -> None:
        try:
            better = await self._found(later)
            if better is not None:
                await show(better)
        except Exception:
            log.exception("no better answer came, reference %s", secrets.token_hex(4))

    async def _found(self, later: Later) -> Message | None:
        sought = asyncio.wrap_future(later.then())
        self._sought.add(sought)
        sought.add_done_callback(self._sought.discard)
        await asyncio.wait({sought}, timeout=self._longest)
        # whoever searches is told that nobody waits any more
        return None if sought.cancel() or sought.cancelled() else sought.result()
