"""The local Slack, a front desk with canned replies, and the real door between them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from adapters.slack.app import SlackDoor
from adapters.slack.manifest import manifest
from adapters.slack.patience import Patience
from adapters.slack.settings import SlackSettings
from bot.domain.places import Channel, Space
from bot.interface.actions import Action
from bot.interface.commands import Shows
from bot.interface.request import Addressee, CommandRequest, FormRequest, PressRequest, Reply
from bot.message.model import Choice, Message
from playground.faults import Faults
from playground.slack.deadlines import Deadlines
from playground.slack.server import SlackServer


class TownClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant

    def move(self, by: timedelta) -> None:
        """Move the clock forward."""
        self.instant += by


class CannedDesk:
    """A front desk that remembers requests and gives prepared replies; an exception is a broken desk."""

    def __init__(self) -> None:
        self.reply: Reply | Exception = Message("Ready", ())
        self.requests: list[CommandRequest | PressRequest | FormRequest] = []
        self.held: list[Future[Reply]] | None = None
        self.addressees: dict[tuple[int, str, str], Addressee] = {}
        self.gone: list[tuple[str, str, str]] = []
        self.heard = asyncio.Event()

    async def release(self, reply: Reply) -> None:
        """Give the requests that were held this reply."""
        for future in self.held or []:
            future.set_result(reply)

    def command(self, request: CommandRequest) -> Future[Reply]:
        """Do what was typed."""
        return self._answer(request)

    def press(self, request: PressRequest) -> Future[Reply]:
        """Do what was pressed."""
        return self._answer(request)

    def form(self, request: FormRequest) -> Future[Reply]:
        """Take a submitted form."""
        return self._answer(request)

    def told(self, number: int, door: str, native: str) -> Future[Addressee | None]:
        """Tell for whom a direct message was, as the test wants it."""
        found: Future[Addressee | None] = Future()
        found.set_result(self.addressees.get((number, door, native)))
        return found

    def left(self, place: Space | Channel, reason: str, act: str) -> Future[None]:
        """Remember that a place is gone; a broken desk does not."""
        gone: Future[None] = Future()
        if isinstance(self.reply, Exception):
            gone.set_exception(self.reply)
        else:
            self.gone.append((place.key, reason, act))
            gone.set_result(None)
        self.heard.set()
        return gone

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds of what was heard."""
        async with asyncio.timeout(5):
            while not holds():
                self.heard.clear()
                await self.heard.wait()

    def complete(self, option: str, typed: str) -> tuple[Choice, ...]:
        """Complete nothing."""
        return ()

    def _answer(self, request: CommandRequest | PressRequest | FormRequest) -> Future[Reply]:
        self.requests.append(request)
        self.heard.set()
        future: Future[Reply] = Future()
        if self.held is not None:
            self.held.append(future)
        elif isinstance(self.reply, Exception):
            future.set_exception(self.reply)
        else:
            future.set_result(self.reply)
        return future


@pytest.fixture
def clock() -> TownClock:
    """The clock of the town."""
    return TownClock()


@pytest.fixture
def desk() -> CannedDesk:
    """The desk behind the door."""
    return CannedDesk()


LONGER_THAN_SLACK_WAITS = 3.5
"""For an upload that hangs: whoever waited for it with the acknowledgement would come too late."""
ACTIONS = (
    Action("keep", "Keep this"),
    Action("ask", "Ask about this", Shows.FORM),
    Action("close", "Close this", stewards_only=True),
)
"""What can be done with a message in these tests; the product declares its own."""


@pytest.fixture
async def slack(clock: TownClock) -> AsyncIterator[SlackServer]:
    """A local Slack with every short command and the tests' actions installed."""
    server = SlackServer(clock, Faults(), deadlines=Deadlines(retries=(0.0, 0.0)))
    await server.start()
    server.install(manifest(short_names=True, actions=ACTIONS))
    yield server
    await server.stop()


@pytest.fixture
def settings(slack: SlackServer) -> Iterator[SlackSettings]:
    """The settings that lead to the local Slack."""
    yield SlackSettings(
        bot_token=SecretStr("xoxb-playground"),
        app_token=SecretStr("xapp-playground"),
        base_url=slack.base_url,
    )


@pytest.fixture
async def door(
    slack: SlackServer, settings: SlackSettings, desk: CannedDesk, clock: TownClock
) -> AsyncIterator[SlackDoor]:
    """The real door, open."""
    opened = SlackDoor(
        settings, desk, clock.now, Patience(upload=LONGER_THAN_SLACK_WAITS, ready=0.02), ACTIONS
    )
    await opened.open()
    await slack.connected()
    yield opened
    await opened.close()
