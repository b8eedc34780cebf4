"""What people do and see, in the same words on both platforms."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any

from tests.end_to_end.seen import Json, Seen

SECONDS = 10


class Street(ABC):
    """One platform as its people meet it."""

    name: str
    channel: str
    """The channel that studies, as the platform names it."""

    def __init__(self) -> None:
        self._moved = asyncio.Event()

    async def types(self, person: str, line: str) -> Seen:
        """Type a command; return what came of it, which only that person sees."""

        async def send() -> None:
            outcome = await self.send_line(person, line)
            assert outcome["ok"], outcome

        return await self._answered(person, send)

    async def presses(self, person: str, seen: Seen, label: str) -> Seen:
        """Press the button of this label; return what came of it, which only that person sees."""
        token = seen.buttons[label]
        return await self._answered(person, lambda: self.touch(person, seen.id, token))

    async def submits(self, person: str, **values: str | list[str]) -> Seen:
        """Fill in the open dialogue and send it; return what came of it."""
        return await self._answered(person, lambda: self.send_form(person, values))

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something can be seen."""
        async with asyncio.timeout(SECONDS):
            while not holds():
                self._moved.clear()
                await self._moved.wait()

    def moved(self) -> None:
        """Hear that something changed."""
        self._moved.set()

    async def _answered(self, person: str, act: Callable[[], Awaitable[object]]) -> Seen:
        before = [one.native for one in self.own(person)]
        await act()

        def fresh() -> list[Seen]:
            return [one for one in self.own(person) if one.native not in before]

        await self.until(fresh)
        return fresh()[-1]

    @abstractmethod
    async def send_line(self, person: str, line: str) -> Json:
        """Type a line."""

    @abstractmethod
    async def touch(self, person: str, place: str, token: str) -> Json:
        """Press a button by its token."""

    @abstractmethod
    async def replies(self, person: str, post: Seen, text: str) -> str:
        """Write into the thread of a post; return how the platform names the message."""

    @abstractmethod
    async def points(self, person: str, message: str) -> Json:
        """Choose the one action that is offered beside a message."""

    @abstractmethod
    async def send_form(self, person: str, values: dict[str, Any]) -> Json:
        """Submit the open dialogue."""

    @abstractmethod
    def own(self, person: str) -> list[Seen]:
        """Return what only this person sees, oldest first: private messages, then the open dialogue."""

    @abstractmethod
    def told(self, person: str) -> list[Seen]:
        """Return what a person was told in direct messages, oldest first."""

    @abstractmethod
    def form(self, person: str) -> Seen | None:
        """Return the dialogue that is open in front of a person."""

    @abstractmethod
    def posts(self) -> list[Seen]:
        """Return what everybody sees in the channel, oldest first."""

    @abstractmethod
    def thread(self, post: Seen) -> list[Seen]:
        """Return what stands under a post, oldest first."""

    @abstractmethod
    def sent(self) -> list[Any]:
        """Return every payload that the bot sent so far."""

    @abstractmethod
    def pings(self) -> list[Any]:
        """Return whom the bot woke."""

    @abstractmethod
    def notices(self, person: str) -> list[str]:
        """Return what the platform itself complained about to a person."""
