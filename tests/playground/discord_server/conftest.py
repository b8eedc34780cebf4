"""A local Discord with a clock that stands still, and a real client library in front of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import discord
import pytest
import yarl
from discord import app_commands

from playground.discord.places import TOKEN
from playground.discord.server import DiscordServer

WAIT = 5


class StillClock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant."""
        return self.instant

    def forward(self, **span: float) -> None:
        """Move ahead."""
        self.instant += timedelta(**span)


class Bot(discord.Client):
    """A client with a command tree, as a bot has."""

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.02)
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.resumes: asyncio.Queue[None] = asyncio.Queue()
        self.readies: asyncio.Queue[None] = asyncio.Queue()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once; the library would wait five seconds before a second time."""

    async def on_message(self, message: discord.Message) -> None:
        """Remember what was heard."""
        self.heard.put_nowait(message)

    async def on_resumed(self) -> None:
        """Remember that the session was resumed."""
        self.resumes.put_nowait(None)

    async def on_ready(self) -> None:
        """Remember that a session began."""
        self.readies.put_nowait(None)


@asynccontextmanager
async def running(intents: discord.Intents | None = None) -> AsyncIterator[Bot]:
    """Run a client against the local Discord until the block ends."""
    bot = Bot(intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
    task = asyncio.create_task(bot.start(TOKEN))
    try:
        await asyncio.wait_for(bot.readies.get(), WAIT)
        yield bot
    finally:
        await bot.close()
        await task


@pytest.fixture
def clock() -> StillClock:
    """Return the clock of the town."""
    return StillClock()


@pytest.fixture
def aim(monkeypatch: pytest.MonkeyPatch) -> Callable[[DiscordServer], None]:
    """Point the client library at a server."""

    def point(server: DiscordServer) -> None:
        monkeypatch.setattr(discord.http.Route, "BASE", server.base_url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))

    return point


@pytest.fixture
async def server(clock: StillClock, aim: Callable[[DiscordServer], None]) -> AsyncIterator[DiscordServer]:
    """Run a local Discord."""
    discord_server = DiscordServer(clock)
    await discord_server.start()
    aim(discord_server)
    yield discord_server
    await discord_server.stop()


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bot]:
    """Run a client that is logged in."""
    async with running() as one:
        yield one


@pytest.fixture
def study(bot: Bot) -> discord.TextChannel:
    """Return the channel in which the bot may write."""
    return next(channel for channel in bot.get_all_channels() if channel.name == "study")


@pytest.fixture
def elsewhere(bot: Bot) -> discord.TextChannel:
    """Return the channel in which the bot may only read."""
    return next(channel for channel in bot.get_all_channels() if channel.name == "random")


@pytest.fixture
def launch() -> Callable[..., object]:
    """Return the way to run a further client."""
    return running
