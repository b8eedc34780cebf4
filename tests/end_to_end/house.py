"""The whole product in one process: both local platforms, the real doors, desk, courier and ticker."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from adapters.courier import Courier
from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from adapters.platform import Door
from adapters.process import serve
from adapters.slack.app import SlackDoor
from adapters.slack.manifest import manifest
from adapters.slack.settings import SlackSettings
from adapters.ticker import Ticker
from bot.bootstrap import build_workshop
from bot.domain.pack import Pack
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.domain.question import Level
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder
from bot.packs.suggested import PackEditor
from bot.pictures.heat_map import HeatMapPainter
from bot.settings import Settings
from bot.store.open import open_store
from bot.system import SystemIds
from playground.discord import places as discord_places
from playground.discord.server import DiscordServer
from playground.faults import Faults
from playground.slack import places as slack_places
from playground.slack.deadlines import Deadlines
from playground.slack.server import SlackServer
from tests.end_to_end.discord_street import DiscordStreet
from tests.end_to_end.slack_street import SlackStreet
from tests.end_to_end.street import Street

BERLIN = ZoneInfo("Europe/Berlin")
NINE = time(9)
SMALL_STEP = timedelta(minutes=15)
SELDOM = 3600.0
"""Seconds between the ticks of the ticker by itself; the tests move the clock and tick."""

SLACK = Channel(Space("slack", slack_places.TEAM_ID), slack_places.STUDY)
DISCORD = Channel(Space("discord", discord_places.GUILD_ID), discord_places.STUDY_ID)


@cache
def shipped_pack() -> Pack:
    """Return the questions that come with the bot; reading them takes longer than most of these stories."""
    return load_pack(shipped_folder(), today=date(2026, 11, 22)).pack


class TownClock:
    """The one clock of the town; it stands until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant


class Town:
    """The platforms outside; they go on when the bot is stopped, and can be stopped themselves."""

    def __init__(self, clock: TownClock, folder: Path) -> None:
        self.clock = clock
        self.folder = folder
        self.slack_faults, self.discord_faults = Faults(), Faults()
        self._build()

    def _build(self) -> None:
        self.slack = SlackStreet(
            SlackServer(self.clock, self.slack_faults, self.folder, Deadlines(retry_after=0, retries=(0.0,)))
        )
        self.discord = DiscordStreet(DiscordServer(self.clock, self.discord_faults, self.folder))
        self.streets: dict[str, Street] = {"slack": self.slack, "discord": self.discord}

    async def start(self) -> None:
        """Open both platforms."""
        await self.slack.server.start()
        await self.discord.server.start()
        self.slack.server.install(manifest(short_names=True))

    async def stop(self) -> None:
        """Close both platforms; what happened is on disk afterwards."""
        await self.slack.server.stop()
        await self.discord.server.stop()

    async def rebuild(self) -> None:
        """Start both platforms again from what is on disk."""
        await self.stop()
        self._build()
        await self.start()


class House:
    """One process of the bot: desk, doors, courier and ticker, on a database."""

    def __init__(self, town: Town, database: str) -> None:
        self.town = town
        self.pack = shipped_pack()
        self.store = open_store(database)
        room = Room(
            Library(self.pack),
            town.clock,
            SystemIds(),
            workshop=build_workshop(Settings(), self.pack),
            painter=HeatMapPainter(),
            editor=PackEditor(),
        )
        self.desk = Desk(self.store, room)
        self.doors: list[Door] = [self._slack(), self._discord()]
        self.courier = Courier(self.desk, self.doors, town.clock.now)
        self.ticker = Ticker(self.desk, SELDOM, self.courier.wake)

    def _slack(self) -> SlackDoor:
        settings = SlackSettings(
            bot_token=SecretStr(slack_places.BOT_TOKEN),
            app_token=SecretStr(slack_places.APP_TOKEN),
            base_url=self.town.slack.server.base_url,
        )
        return SlackDoor(settings, self.desk, self.town.clock.now)

    def _discord(self) -> DiscordDoor:
        server = self.town.discord.server
        settings = DiscordSettings(
            token=SecretStr(discord_places.TOKEN),
            base_url=server.base_url,
            gateway_url=server.gateway_url,
        )
        return DiscordDoor(settings, self.desk, self.town.clock.now)

    def study(self, *channels: Channel, topics: tuple[str, ...] = (), level: Level | None = None) -> None:
        """Let channels study every day at nine in Berlin."""
        for channel in channels or (SLACK, DISCORD):
            plan = Plan(channel, "Europe/Berlin", NINE, days=EVERY_DAY, topics=topics, level=level)
            self.desk.adopt(plan)

    async def advance(self, **span: float) -> None:
        """Move the clock on, from one due moment to the next."""
        await self.move_to(self.town.clock.now() + timedelta(**span))

    async def next_morning(self) -> None:
        """Move the clock to the next nine o'clock in Berlin."""
        await self.move_to(self.coming_morning())

    def coming_morning(self) -> datetime:
        """Return the next nine o'clock in Berlin."""
        now = self.town.clock.now()
        local = now.astimezone(BERLIN)
        day = local.date() if local.time() < NINE else local.date() + timedelta(days=1)
        return datetime.combine(day, NINE, BERLIN).astimezone(UTC)

    async def move_to(self, to: datetime) -> None:
        """Move the clock to an instant; everything that is due on the way happens at its own time."""
        await move(to, self)

    async def work(self) -> None:
        """Carry out what is due now."""
        await self.ticker.tick()
        await self.courier.settled()


async def move(to: datetime, *houses: House) -> None:
    """Move the clock to an instant while these houses work at the same time."""
    clock = houses[0].town.clock
    while True:
        await asyncio.gather(*(house.work() for house in houses))
        now = clock.now()
        if now >= to:
            return
        due = await asyncio.wrap_future(houses[0].desk.next_due())
        clock.instant = min(to, to if due is None else due if due > now else now + SMALL_STEP)


@asynccontextmanager
async def at_work(town: Town, database: str) -> AsyncIterator[House]:
    """Run a house until the block ends."""
    async with AsyncExitStack() as closing:
        house = House(town, database)
        closing.callback(house.desk.close)
        ready = asyncio.Event()
        serving = asyncio.create_task(serve(house.doors, house.courier, house.ticker, ready.set))
        closing.push_async_callback(_ended, serving)
        listening = asyncio.create_task(ready.wait())
        await asyncio.wait({serving, listening}, return_when=asyncio.FIRST_COMPLETED)
        listening.cancel()
        if serving.done():
            await serving
        yield house


async def _ended(serving: "asyncio.Task[None]") -> None:
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving
