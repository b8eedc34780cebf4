"""Moves the clock of `studyhall play`, so that everything on the way happens at its own time."""

import asyncio
from datetime import UTC, datetime, timedelta

from adapters.cli.play_clock import PlayClock
from adapters.courier import Courier
from adapters.ticker import Ticker
from bot.interface.front import Dispatch

SMALL_STEP = timedelta(minutes=15)
"""How far to go where something that is due cannot be done, and hides what is due after it."""

NEVER = datetime.max.replace(tzinfo=UTC)


class TimeMachine:
    """Steps from one due moment to the next, from `begin` until `end`."""

    def __init__(self, clock: PlayClock) -> None:
        self._clock = clock
        self._parts: asyncio.Future[tuple[Dispatch, Ticker, Courier]] = asyncio.Future()
        self._moving = asyncio.Lock()
        self._ended = False

    def begin(self, desk: Dispatch, ticker: Ticker, courier: Courier) -> None:
        """Take up work; a move that was asked for before goes on now."""
        self._parts.set_result((desk, ticker, courier))

    async def end(self) -> None:
        """Move no more; a step that is under way is finished first."""
        self._ended = True
        async with self._moving:
            pass

    async def advance(self, to: datetime) -> None:
        """Move the clock forward to `to`; return when everything due until then has been carried out."""
        desk, ticker, courier = await self._parts
        async with self._moving:
            step, seen = self._clock.now(), NEVER
            while not self._ended:
                self._clock.move(step)
                await ticker.tick()
                await courier.settled()
                if step >= to:
                    break
                due = await asyncio.wrap_future(desk.next_due()) or NEVER
                step = min(to, after(self._clock.now(), due, stuck=due == seen))
                seen = due


def after(now: datetime, due: datetime, stuck: bool) -> datetime:
    """Return where to go next: to what is due, which may have come due while we worked."""
    if due > now:
        return due
    return now + SMALL_STEP if stuck else now
