"""A round: claims what is due for one platform, carries it, and claims again."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from adapters.pace import LONGEST_TURN, REFUSALS, Pace
from adapters.platform import DeliveryError, Platform
from bot.domain.scope import space_of
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.interface.front import Dispatch

MOST_AT_ONCE = 16
"""Deliveries under way at a time; they are of different channels, so that none waits for a slow one."""


LONGEST_WAIT = 10.0
STALLED_WAIT = 1.0
"""Seconds to wait where something is due that cannot be claimed yet, because it waits for somebody else."""
LONGEST_REST = 60.0
"""Seconds a platform may make us rest, whatever it asks for; the delivery itself waits as long as asked."""
CLOSING_SECONDS = 8.0
"""How long what is under way may take at the end; closing the doors fits into the rest of ten seconds."""

PARKED = (
    "Nothing will be posted in %s for now: the platform refused with “%s”. Put right what that says"
    " (let the bot into the channel again, or give it back its permissions there),"
    " then let a steward type `study resume` in the channel."
)

NOT_TOLD = (
    "A direct message to %s was not taken: the platform refused with “%s”. Either that person takes none from"
    " the bot, or the bot may not send any; nothing else is held up by it."
)

RESTING = (
    "%s refused %d calls within ten minutes, so nothing is sent there for %.0f s: going on risks being"
    " shut out. Run `studyhall doctor` to see whether the token and the permissions are still right."
)

LOCKED_OUT = (
    "%s does not accept the bot's token: it refused with “%s”, so nothing is sent there for %.0f s at a time."
    " Run `studyhall doctor`, set the right token, and start the bot again."
)

log = logging.getLogger(__name__)


class Round:
    """Carries the deliveries of one platform."""

    def __init__(self, desk: Dispatch, platform: Platform, now: Callable[[], datetime]) -> None:
        self.name = platform.name
        self.idle = asyncio.Event()
        """Set while nothing can be claimed and nothing is under way, as far as we know."""
        self._desk = desk
        self._platform = platform
        self._now = now
        self._woken = asyncio.Event()
        self._closing = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._waiting = 0
        """How many of those only wait for their turn to edit."""
        self._rests_until = 0.0
        self._edits_rest_until: dict[str, float] = {}
        self._locked_out = False
        self._pace = Pace()

    def wake(self) -> None:
        """Claim again as soon as possible."""
        if not self._closing.is_set():
            self.idle.clear()
        self._woken.set()

    async def run(self) -> None:
        """Carry until cancelled; what is under way then is finished, within eight seconds."""
        going = asyncio.create_task(self._go())
        try:
            # cancelling a claim would leave what it took lying about until its lease runs out
            await asyncio.shield(going)
        finally:
            self._closing.set()
            self._woken.set()
            await self._finish(going)
            # whoever waits for us to settle must not wait for ever
            self.idle.set()

    async def _finish(self, going: asyncio.Task[None]) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await asyncio.wait({going})
                while self._under_way:
                    await asyncio.wait(self._under_way)
        for task in {going, *self._under_way}:
            task.cancel()

    async def _go(self) -> None:
        while not self._closing.is_set():
            await _within(self._closing, self._rests_until - _loop_time())
            if self._closing.is_set():
                return
            self._woken.clear()
            wait = await self._claim()
            if wait:
                if not self._under_way and not self._woken.is_set():
                    self.idle.set()
                await _within(self._woken, wait)

    async def _claim(self) -> float:
        """Start what can be claimed; return how long to wait before the next claim."""
        room = MOST_AT_ONCE + self._waiting - len(self._under_way)
        if room <= 0:
            return LONGEST_WAIT
        try:
            claimed = await asyncio.wrap_future(self._desk.claim(self.name, room))
            for delivery in claimed:
                self._start(delivery)
            return 0.0 if claimed else await self._until_due()
        except Exception:
            log.exception("claiming for %s failed, reference %s", self.name, _reference())
            return LONGEST_WAIT

    async def _until_due(self) -> float:
        due = await asyncio.wrap_future(self._desk.next_due())
        if due is None:
            return LONGEST_WAIT
        seconds = (due - self._now()).total_seconds()
        return min(seconds, LONGEST_WAIT) if seconds > 0 else STALLED_WAIT

    def _start(self, delivery: Delivery) -> None:
        task = asyncio.create_task(self._carry(delivery))
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        # what waited behind it in its channel may go now
        self.wake()

    async def _carry(self, delivery: Delivery) -> None:
        try:
            await asyncio.wrap_future(await self._outcome(delivery))
        except Exception:
            # the lease runs out, and the next try looks up what became of this one
            log.exception("reporting %s failed, reference %s", delivery.key, _reference())

    async def _outcome(self, delivery: Delivery) -> Future[None]:
        """Carry a delivery, and report what became of it."""
        later = await self._turn(delivery, self._now().timestamp())
        if later is not None:
            return self._desk.failed(delivery, Failure("handed back", retry_after=later))
        try:
            ref = await self._platform.carry(delivery)
        except DeliveryError as error:
            self._take_note(delivery, error.failure)
            return self._desk.failed(delivery, error.failure)
        except Exception as problem:
            log.exception("carrying %s failed, reference %s", delivery.key, _reference())
            return self._desk.failed(delivery, Failure(type(problem).__name__, ambiguous=True))
        self._locked_out = False
        return self._desk.sent(delivery, ref)

    async def _turn(self, delivery: Delivery, now: float) -> float | None:
        """Wait for a delivery's turn; return None once it has come, or in how many seconds to ask again."""
        if delivery.kind is not DeliveryKind.EDIT:
            await asyncio.sleep(self._pace.start(delivery.channel, now))
            return None
        space = space_of(delivery.channel)
        wait = self._pace.edit(space, now)
        if wait > LONGEST_TURN:
            return wait
        if wait > 0 and not await self._waited(wait):
            return 0.0
        rest = self._edits_rest_until.get(space, 0.0) - _loop_time()
        return rest if rest > 0 else None

    async def _waited(self, seconds: float) -> bool:
        """Wait, and leave room for others meanwhile; return whether it was waited to the end."""
        self._waiting += 1
        self._woken.set()
        await _within(self._closing, seconds)
        self._waiting -= 1
        return not self._closing.is_set()

    def _take_note(self, delivery: Delivery, failure: Failure) -> None:
        if failure.refused or failure.permanent:
            self._count_refusal()
        if failure.locked_out:
            self._lock_out(failure)
        if failure.permanent:
            told = delivery.kind is DeliveryKind.TELL
            log.warning(NOT_TOLD if told else PARKED, delivery.channel, failure.reason)
            return
        log.info("%s did not go through (%s)", delivery.key, failure.reason)
        if failure.retry_after is None:
            return
        if delivery.kind is DeliveryKind.EDIT and not failure.locked_out:
            # what is asked of edits is asked of nothing else (docs.slack.dev/apis/web-api/rate-limits)
            self._edits_rest_until[space_of(delivery.channel)] = _loop_time() + failure.retry_after
        else:
            # a platform that asks for less is left alone altogether: going on risks being shut out
            self._rest(min(failure.retry_after, LONGEST_REST))

    def _count_refusal(self) -> None:
        now = self._now().timestamp()
        self._pace.refused(now)
        rest = self._pace.rest(now)
        if rest:
            log.warning(RESTING, self.name, REFUSALS, rest)
            self._rest(rest)

    def _lock_out(self, failure: Failure) -> None:
        """Try seldom while no call can go through, and say once what to do."""
        if not self._locked_out:
            log.error(LOCKED_OUT, self.name, failure.reason, LONGEST_REST)
        self._locked_out = True
        self._rest(LONGEST_REST)

    def _rest(self, seconds: float) -> None:
        """Claim nothing for a while; a shorter rest never ends a longer one."""
        self._rests_until = max(self._rests_until, _loop_time() + seconds)


async def _within(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, but not longer than that."""
    if seconds > 0:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _reference() -> str:
    return secrets.token_hex(4)
