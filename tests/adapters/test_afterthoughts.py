"""Better answers beside everything else, whichever door shows them."""

import asyncio
import logging
from concurrent.futures import Future

import pytest

from adapters.afterthoughts import Afterthoughts
from bot.interface.request import Later
from bot.message.model import Message

FIRST, BETTER = Message("First", ()), Message("Better", ())


class Search:
    """A search for a better answer, and what was shown of it."""

    def __init__(self) -> None:
        self.found: Future[Message | None] = Future()
        self.begun = asyncio.Event()
        self.let_go = asyncio.Event()
        self.shown: list[Message] = []
        self.seen = asyncio.Event()
        self.later = Later(FIRST, self._begin)

    def _begin(self) -> "Future[Message | None]":
        self.begun.set()
        self.found.add_done_callback(lambda found: self.let_go.set() if found.cancelled() else None)
        return self.found

    async def show(self, message: Message) -> None:
        """Remember it."""
        self.shown.append(message)
        self.seen.set()


async def soon(event: asyncio.Event) -> None:
    """Wait until something happened."""
    async with asyncio.timeout(5):
        await event.wait()


async def test_what_is_found_is_shown() -> None:
    """The better answer is shown once it is there, and the first one is left to whoever gave it."""
    search, afterthoughts = Search(), Afterthoughts()
    afterthoughts.follow(search.later, search.show)
    await soon(search.begun)
    assert not search.shown
    search.found.set_result(BETTER)
    await soon(search.seen)
    await afterthoughts.close(within=0)
    assert search.shown == [BETTER]


async def test_nobody_waits_for_ever() -> None:
    """A search that takes too long is told that nobody waits any more, and nothing is shown."""
    search, afterthoughts = Search(), Afterthoughts(longest=0.01)
    afterthoughts.follow(search.later, search.show)
    await soon(search.let_go)
    await afterthoughts.close(within=5)
    assert not search.shown


async def test_nothing_is_searched_for_once_closing() -> None:
    """An answer that is given while the door closes is not followed by another."""
    search, afterthoughts = Search(), Afterthoughts()
    await afterthoughts.close(within=0)
    afterthoughts.follow(search.later, search.show)
    await asyncio.sleep(0)
    assert not search.begun.is_set()


async def test_a_display_that_hangs_holds_up_nothing() -> None:
    """Showing a better answer is given up when the door has no time left for it."""
    search, afterthoughts, never = Search(), Afterthoughts(), asyncio.Event()

    async def hang(message: Message) -> None:
        await search.show(message)
        await never.wait()

    search.found.set_result(BETTER)
    afterthoughts.follow(search.later, hang)
    await soon(search.seen)
    async with asyncio.timeout(5):
        await afterthoughts.close(within=0.01)


async def test_a_broken_search_is_logged_with_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    """When a search breaks, the log has a reference and what went wrong, and the first answer stands."""
    search, afterthoughts = Search(), Afterthoughts()
    search.found.set_exception(ZeroDivisionError("a detail"))
    afterthoughts.follow(search.later, search.show)
    await afterthoughts.close(within=5)
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "reference" in record.getMessage()
    assert record.exc_info and record.exc_info[0] is ZeroDivisionError
    assert not search.shown
