"""A desk with canned replies, and a real door between it and the local Discord."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.app import DiscordDoor
from adapters.discord.patience import Patience
from adapters.discord.settings import DiscordSettings
from bot.domain.places import Channel, Space
from bot.interface.actions import Action
from bot.interface.commands import Shows
from bot.interface.request import (
    Addressee,
    CommandRequest,
    FormRequest,
    PressRequest,
    Reply,
    Request,
)
from bot.message.model import Choice
from playground.clock import SystemClock
from playground.discord.places import TOKEN
from playground.discord.server import DiscordServer

ACTIONS = (
    Action("keep", "Keep this"),
    Action("ask", "Ask about this", Shows.FORM),
    Action("close", "Close this", stewards_only=True),
)
"""What can be done with a message in these tests; the product declares its own."""


class CannedDesk:
    """A front desk that replies what it was told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.replies: dict[str, Reply | Exception | Future[Reply]] = {}
        self.completions: tuple[Choice, ...] = ()
        self.typed: list[tuple[str, str]] = []
        self.addressees: dict[tuple[int, str, str], Addressee] = {}
        self.gone: list[tuple[str, str, str]] = []
        self.broken: Exception | None = None
        self.heard = asyncio.Event()

    def command(self, request: CommandRequest) -> Future[Reply]:
        """Reply to a command by its name."""
        return self._reply(request, " ".join(request.path))

    def press(self, request: PressRequest) -> Future[Reply]:
        """Reply to a press by its verb."""
        return self._reply(request, request.press.verb)

    def form(self, request: FormRequest) -> Future[Reply]:
        """Reply to a form by its verb."""
        return self._reply(request, request.press.verb)

    def told(self, number: int, door: str, native: str) -> Future[Addressee | None]:
        """Tell for whom a direct message was, as the test wants it."""
        found: Future[Addressee | None] = Future()
        found.set_result(self.addressees.get((number, door, native)))
        return found

    def left(self, place: Space | Channel, reason: str, act: str) -> Future[None]:
        """Remember that a place is gone; a desk that the test broke does not."""
        gone: Future[None] = Future()
        if self.broken is not None:
            gone.set_exception(self.broken)
        else:
            self.gone.append((place.key, reason, act))
            gone.set_result(None)
        self.heard.set()
        return gone

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds of the places that are gone."""
        async with asyncio.timeout(5):
            while not holds():
                self.heard.clear()
                await self.heard.wait()

    def complete(self, option: str, typed: str) -> tuple[Choice, ...]:
        """Return the canned completions."""
        self.typed.append((option, typed))
        return self.completions

    def _reply(self, request: Request, name: str) -> Future[Reply]:
        self.asked.append(request)
        canned = self.replies[name]
        if isinstance(canned, Future):
            return canned
        future: Future[Reply] = Future()
        if isinstance(canned, Exception):
            future.set_exception(canned)
        else:
            future.set_result(canned)
        return future


class Street:
    """The local Discord with the door open onto it."""

    actions = ACTIONS

    def __init__(self, server: DiscordServer, desk: CannedDesk) -> None:
        self.server = server
        self.desk = desk
        self.patience = Patience()
        self.door = self._new_door()
        self._changed = asyncio.Event()
        server.on_change(self._changed.set)

    def _new_door(self) -> DiscordDoor:
        return DiscordDoor(self.settings(), self.desk, lambda: datetime.now(UTC), self.patience, ACTIONS)

    def settings(self, **changes: Any) -> DiscordSettings:
        """Return settings that lead to the local Discord."""
        places = {"base_url": self.server.base_url, "gateway_url": self.server.gateway_url}
        return DiscordSettings(**({"token": TOKEN} | places | changes))

    async def restart(self) -> None:
        """Close the door and open a new one that knows nothing of the old."""
        await self.door.close()
        self.door = self._new_door()
        await self.door.open()

    def seen(self, person: str, channel: str) -> list[dict[str, Any]]:
        """Return what a person sees in a channel."""
        messages: list[dict[str, Any]] = self.server.snapshot(person)["messages"][channel]
        return messages

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds of what can be seen."""
        async with asyncio.timeout(10):
            while not holds():
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
def desk() -> CannedDesk:
    """Return a desk without replies."""
    return CannedDesk()


@pytest.fixture
def response_seconds() -> float:
    """Return how long the local Discord waits for a first answer."""
    return 3.0


@pytest.fixture
async def closed_street(desk: CannedDesk, tmp_path: Path, response_seconds: float) -> AsyncIterator[Street]:
    """Return the local Discord with a door that is still closed."""
    server = DiscordServer(SystemClock(), folder=tmp_path, response_seconds=response_seconds)
    await server.start()
    street = Street(server, desk)
    yield street
    await street.door.close()
    await server.stop()


@pytest.fixture
async def street(closed_street: Street) -> Street:
    """Return the local Discord with the door open."""
    await closed_street.door.open()
    return closed_street
