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

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def follow(self, later: Later, show: Callable[[Message], Awaitable[None]]) -> None:
        """Show the better answer once it is there; the first one has been shown."""
        task = asyncio.create_task(_follow(later, show))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Wait for no answer any more; what was shown first stands."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _follow(later: Later, show: Callable[[Message], Awaitable[None]]) -> None:
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            better = await asyncio.wrap_future(later.then())
        if better is not None:
            await show(better)
    except TimeoutError:
        log.info("no better answer came within %.0f s", LONGEST_SECONDS)
    except Exception:
        log.exception("no better answer came, reference %s", secrets.token_hex(4))
