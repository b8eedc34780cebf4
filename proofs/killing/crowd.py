"""Many channels whose posts are due at once, and the bot as the operator runs it, in real time."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from adapters.slack.manifest import manifest
from bot.domain.pack import Pack
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.open import open_store
from bot.store.upgrade import upgrade
from bot.system import SystemIds
from playground.clock import SystemClock
from playground.discord import places as discord_places
from playground.discord.server import DiscordServer
from playground.slack import places as slack_places
from playground.slack.server import SlackServer
from proofs.questions import CACHE

ROOT = Path(__file__).resolve().parent.parent.parent
OVERDUE = timedelta(minutes=2)


class EarlierClock:
    """Shows a time some minutes ago: plans that are made then have their posts due now."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        """Return that time."""
        return self.instant


class Crowd:
    """A local Slack and a local Discord in real time, with channels enough to keep a bot busy."""

    def __init__(self, folder: Path, channels: int) -> None:
        self._folder = folder
        self._channels = channels
        self.slack, self.discord = SlackServer(SystemClock()), DiscordServer(SystemClock())
        self.database = f"sqlite:///{folder / 'studyhall.db'}"
        self._places: list[Channel] = []
        self._changed = asyncio.Event()

    async def open(self, pack: Pack) -> None:
        """Open the platforms; every channel's post is due at once."""
        await self.slack.start()
        await self.discord.start()
        self.slack.install(manifest(short_names=True))
        for number in range(self._channels):
            slack, discord = self.slack.add_channel(f"c{number}"), self.discord.add_channel(f"c{number}")
            self._places.append(Channel(Space("slack", slack_places.TEAM_ID), slack))
            self._places.append(Channel(Space("discord", discord_places.GUILD_ID), discord))
        await asyncio.to_thread(self._plan, pack)
        for server in (self.slack, self.discord):
            server.on_change(self._changed.set)

    def _plan(self, pack: Pack) -> None:
        upgrade(self.database)
        due = datetime.now(UTC) - OVERDUE
        while due.minute in (0, 30):
            due -= timedelta(minutes=1)  # on the half hour posts leave one after the other
        clock = EarlierClock(due - timedelta(minutes=5))
        desk = Desk(open_store(self.database), Room(Library(pack), clock, SystemIds()))
        for place in self._places:
            at = due.time().replace(second=0, microsecond=0)
            desk.adopt(Plan(place, "UTC", at, days=EVERY_DAY))
        desk.close()

    async def close(self) -> None:
        """Close the platforms."""
        await self.slack.stop()
        await self.discord.stop()

    @property
    def due(self) -> int:
        """Return how many posts there are to be."""
        return len(self._places)

    def posts(self) -> list[int]:
        """Return how many posts stand in each channel."""
        shown: dict[str, Any] = {
            "slack": self.slack.snapshot("cem")["messages"],
            "discord": self.discord.snapshot("cem")["messages"],
        }
        return [len(shown[place.space.door].get(place.native, ())) for place in self._places]

    async def until(self, posts: int, seconds: float) -> None:
        """Wait until so many posts stand there. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while sum(self.posts()) < posts:
                self._changed.clear()
                await self._changed.wait()

    def act_on(self, posts: int, act: Callable[[], object]) -> None:
        """Do something the moment that so many new posts stand there, before the last is even confirmed."""
        left, there = [act], sum(self.posts())

        def look() -> None:
            if left and sum(self.posts()) >= there + posts:
                left.pop()()

        for server in (self.slack, self.discord):
            server.on_change(look)

    def settings(self) -> dict[str, str]:
        """Return what the bot must be told."""
        return {
            "STUDYHALL_DATABASE_URL": self.database,
            "STUDYHALL_CACHE": str(CACHE),
            "STUDYHALL_SLACK_BASE_URL": self.slack.base_url,
            "STUDYHALL_SLACK_BOT_TOKEN": slack_places.BOT_TOKEN,
            "STUDYHALL_SLACK_APP_TOKEN": slack_places.APP_TOKEN,
            "STUDYHALL_DISCORD_BASE_URL": self.discord.base_url,
            "STUDYHALL_DISCORD_GATEWAY_URL": self.discord.gateway_url,
            "STUDYHALL_DISCORD_TOKEN": discord_places.TOKEN,
        }


class RealBot:
    """`studyhall run` in a process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.began = perf_counter()
        self.signalled = 0.0

    @classmethod
    async def start(cls, settings: dict[str, str], log: Path) -> "RealBot":
        """Start it; what it logs goes to a file."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STUDYHALL_")}
        with log.open("ab") as said:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "adapters", "run", "slack", "discord"),
                cwd=ROOT,
                env={**kept, **settings},
                stdout=said,
                stderr=said,
            )
        return cls(process)

    def send(self, signum: signal.Signals) -> None:
        """Send it a signal, and note when."""
        self.signalled = perf_counter()
        self._process.send_signal(signum)

    async def ended(self, seconds: float = 60.0) -> tuple[int, float]:
        """Wait until it has ended; return its exit code, and how long it took since the signal."""
        async with asyncio.timeout(seconds):
            code = await self._process.wait()
        return code, perf_counter() - self.signalled
