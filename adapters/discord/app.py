"""Builds and opens the Discord door."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, NoReturn

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.afterthoughts import Afterthoughts
from adapters.discord import leaving
from adapters.discord.commands import payload, same
from adapters.discord.controls import Json
from adapters.discord.inbound import Reception
from adapters.discord.patience import Patience
from adapters.discord.platform import DiscordPlatform
from adapters.discord.settings import DiscordSettings
from adapters.platform import DoorError
from bot.interface.actions import ACTIONS, Action
from bot.interface.commands import COMMANDS
from bot.interface.delivery import Delivery
from bot.interface.front import FrontDesk

log = logging.getLogger(__name__)

READY_SECONDS = 60.0
LONGEST_WAIT = 30.0
"""Seconds the library may wait for a rate limit by itself; the courier waits better."""

MISSING = (
    "Discord needs a token. Set STUDYHALL_DISCORD_TOKEN, or set STUDYHALL_DISCORD_TOKEN_FILE to the path"
    " of a file that holds it. You find it in the Developer Portal under Bot."
)
REFUSED = (
    "Discord does not accept the token. Make a new one in the Developer Portal under Bot, and set it as"
    " STUDYHALL_DISCORD_TOKEN."
)
ENDED = (
    "Discord ended the connection for good ({reason}). Run `studyhall doctor`, put right what it says, and"
    " start again."
)
# docs.discord.com/developers/topics/opcodes-and-status-codes: the token was made anew meanwhile
TOKEN_RESET = 4004


class Listener(discord.Client):
    """A client that needs no privileged intent, pings nobody and remembers no messages."""

    def __init__(self, reception: Reception, desk: FrontDesk) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT,
            # nothing waits for the guilds: an interaction brings along what it needs
            guild_ready_timeout=0,
        )
        self._reception = reception
        self._desk = desk
        self.under_way: set[asyncio.Task[None]] = set()

    async def on_interaction(self, interaction: "discord.Interaction[discord.Client]") -> None:
        """Answer whatever anybody types, presses or submits."""
        self._start(self._reception.receive(interaction))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Hear that we were put out of a guild, or that it is gone; one that is only down is not meant."""
        self._start(leaving.leave(self._desk, leaving.guild(guild.id), "guild_removed"))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Hear that a channel was deleted."""
        place = leaving.channel(channel.guild.id, channel.id)
        self._start(leaving.leave(self._desk, place, "channel_deleted"))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)


class DiscordDoor:
    """The door to Discord: listens on the gateway, answers people, carries deliveries."""

    name = "discord"

    def __init__(
        self,
        settings: DiscordSettings,
        desk: FrontDesk,
        now: Callable[[], datetime],
        patience: Patience | None = None,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        """Build the door; `now` belongs to every door's signature, Discord's ids carry their own time."""
        self._settings = settings
        self._patience = patience or Patience()
        self._afterthoughts = Afterthoughts()
        self._commands = payload(COMMANDS, actions)
        reception = Reception(desk, self._patience, self._afterthoughts, actions)
        self._client = Listener(reception, desk)
        self._platform = DiscordPlatform(self._client, self._patience)
        self._connection: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect and return once listening. Raises DoorError with a sentence when it cannot."""
        token = self._settings.token.get_secret_value()
        if not token:
            raise DoorError(MISSING)
        # the library has no other way to be pointed at another Discord
        Route.BASE = self._settings.base_url.rstrip("/")
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._settings.gateway_url)
        try:
            await self._client.login(token)
            await self._register_commands()
            await self._listen()
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            await self.close()
            raise DoorError(self._sentence(problem)) from problem

    async def lost(self) -> NoReturn:
        """Wait for as long as the library connects again. Raises DoorError when it does not any more."""
        connection = self._connection
        assert connection is not None  # noqa: S101 - the door is open
        await asyncio.wait({connection})
        problem = None if connection.cancelled() else connection.exception()
        if isinstance(problem, discord.ConnectionClosed) and problem.code == TOKEN_RESET:
            raise DoorError(REFUSED) from problem
        raise DoorError(ENDED.format(reason=problem or "without saying why")) from problem

    async def close(self) -> None:
        """Stop listening; what is under way is finished first, better answers are not waited for."""
        within = self._patience.closing
        await asyncio.gather(_finish(self._client.under_way, within), self._afterthoughts.close(within))
        await self._client.close()
        if self._connection is not None:
            # it may be asleep before its next try to reconnect
            self._connection.cancel()
            await asyncio.wait({self._connection})

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the message's id. Raises DeliveryError, and nothing else."""
        return await self._platform.carry(delivery)

    async def _register_commands(self) -> None:
        application = self._client.application_id
        assert application is not None  # noqa: S101 - known since the login
        theirs: list[Json] = [
            dict(known) for known in await self._client.http.get_global_commands(application)
        ]
        if not same(self._commands, theirs):
            await self._client.http.bulk_upsert_global_commands(application, self._commands)
            log.info("registered %d commands", len(self._commands))

    async def _listen(self) -> None:
        self._connection = asyncio.create_task(self._client.connect())
        ready = asyncio.create_task(self._client.wait_until_ready())
        try:
            async with asyncio.timeout(READY_SECONDS):
                await asyncio.wait({self._connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ready.cancel()
        if self._connection.done():
            await self._connection

    def _sentence(self, problem: Exception) -> str:
        if isinstance(problem, discord.LoginFailure):
            return REFUSED
        if isinstance(problem, discord.HTTPException):
            return f"Discord refused to let the bot in: {problem.text or problem.status}."
        reason = str(problem) or type(problem).__name__
        return (
            f"Discord cannot be reached at {self._settings.base_url}: {reason}."
            " Check the network, and STUDYHALL_DISCORD_BASE_URL if you set it."
        )


async def _finish(tasks: "set[asyncio.Task[None]]", seconds: float) -> None:
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
