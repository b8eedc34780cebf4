"""One process: doors, courier and ticker, started together and stopped in reverse."""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any

from adapters.courier import Courier
from adapters.platform import Door, DoorError
from adapters.ticker import Ticker

STOPPING = (signal.SIGTERM, signal.SIGINT)


def start(work: Coroutine[Any, Any, None]) -> None:
    """Run a process to its end, on the quickest loop that this machine has."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(work)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


async def until_told_to_stop(work: Coroutine[Any, Any, None]) -> None:
    """Run work until it ends, or until SIGTERM or SIGINT ends it; a second signal ends it at once."""
    working = asyncio.create_task(work)
    with _told(working.cancel):
        # wait() tells the end by a signal from being cancelled ourselves
        try:
            await asyncio.wait({working})
        finally:
            working.cancel()
    if not working.cancelled():
        await working


@contextlib.contextmanager
def _told(stop: Callable[[], object]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    # Windows has no such handlers; there an interrupt cancels the whole run
    with contextlib.suppress(NotImplementedError):
        for each in STOPPING:
            loop.add_signal_handler(each, stop)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for each in STOPPING:
                loop.remove_signal_handler(each)


async def serve(doors: Sequence[Door], courier: Courier, ticker: Ticker, ready: Callable[[], None]) -> None:
    """Open the doors, carry and tick until cancelled; call `ready` once people are listened to.

    Raises DoorError when a door cannot open or stay open: what is under way is finished, and all are closed,
    because a process that lives on without a connection is started again by nobody.
    """
    async with contextlib.AsyncExitStack() as opened:
        await _open(doors, opened)
        # questions and libraries stay for good: looking through them again and again would hold people up
        gc.collect()
        gc.freeze()
        with _lost_doors_by_name():
            async with asyncio.TaskGroup() as group:
                group.create_task(courier.run(), name="courier")
                group.create_task(ticker.run(), name="ticker")
                for door in doors:
                    group.create_task(door.lost(), name=f"{door.name} stays open")
                ready()


@contextlib.contextmanager
def _lost_doors_by_name() -> Iterator[None]:
    """Raise the sentence of a lost door, and not the group of whatever ended along with it."""
    try:
        yield
    except BaseExceptionGroup as ended:
        lost = ended.subgroup(DoorError)
        raise lost.exceptions[0] if lost else ended  # noqa: B904 - it comes from inside that group


async def _open(doors: Sequence[Door], opened: contextlib.AsyncExitStack) -> None:
    listening: list[Door] = []

    async def open_one(door: Door) -> None:
        try:
            await door.open()
        except asyncio.CancelledError:
            await door.close()
            raise
        listening.append(door)

    async def close_all() -> None:
        # at the same time: answers that hang at several doors must not add up to more than ten seconds
        await asyncio.gather(*(door.close() for door in listening))

    opened.push_async_callback(close_all)
    outcomes = await asyncio.gather(*(open_one(door) for door in doors), return_exceptions=True)
    for problem in outcomes:
        if isinstance(problem, BaseException):
            raise problem
