"""P4: `/quiz security` through discord.py and a real websocket, against bare discord.py on the same."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import discord
import uvloop
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from benchmarks.children import cpu_seconds
from benchmarks.figure import Figure
from benchmarks.load import Measured
from benchmarks.town import TownProcess
from bot.bootstrap import build_core
from bot.settings import Settings
from bot.store.upgrade import upgrade
from playground.discord.places import TOKEN

WARM, COUNT, IN_FLIGHT, ROUNDS = 200, 2000, 16, 2
GOAL = 0.6

QUIZ = {
    "type": 1,
    "name": "quiz",
    "description": "An item",
    "options": [{"type": 3, "name": "topic", "description": "A topic"}],
    "contexts": [0],
    "integration_types": [0],
}


@dataclass(frozen=True)
class Run:
    """One load, with the processor time per request in milliseconds on either side of the socket."""

    measured: Measured
    bot: float
    town: float


class Bare(discord.Client):
    """A client that answers every interaction with the same private words."""

    def __init__(self) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0)

    async def on_interaction(self, interaction: "discord.Interaction[discord.Client]") -> None:
        """Answer."""
        await interaction.response.send_message("an item", ephemeral=True)


def discord_figures() -> list[Figure]:
    """Return P4."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        floors, ours = runner.run(_alternating())
    floor = max(floors, key=lambda run: run.measured.per_second)
    best = max(ours, key=lambda run: run.measured.per_second)
    ratio = best.measured.per_second / floor.measured.per_second
    return [
        Figure(
            "P4",
            "/quiz security through discord.py over the playground's websocket, 16 in flight",
            f"bare discord.py {floor.measured}",
            str(best.measured),
            f"≥ {GOAL}x floor",
            ratio >= GOAL,
            ratio,
            (_limits(floor, best),),
            {
                "floor_per_second": floor.measured.per_second,
                "ours_per_second": best.measured.per_second,
                "floor_bot_cpu_ms": floor.bot,
                "ours_bot_cpu_ms": best.bot,
                "floor_town_cpu_ms": floor.town,
                "ours_town_cpu_ms": best.town,
            },
        )
    ]


def _limits(floor: Run, ours: Run) -> str:
    """Say what each side of the socket costs, and so which one limits."""
    said = [
        f"{name}: bot {run.bot:.2f} ms and playground {run.town:.2f} ms of processor per request,"
        f" busy {_busy(run.bot, run):.0%} and {_busy(run.town, run):.0%}"
        for name, run in (("bare", floor), ("ours", ours))
    ]
    return f"{'; '.join(said)}; by the bot's processor time alone {floor.bot / ours.bot:.2f}x bare"


def _busy(milliseconds: float, run: Run) -> float:
    return milliseconds / 1000 * run.measured.per_second


async def _alternating() -> tuple[list[Run], list[Run]]:
    """Measure bare and ours in turn, so that a drift of the machine meets both."""
    floors, ours = [], []
    for _ in range(ROUNDS):
        with TownProcess() as town:
            _point_at(town)
            async with _bare():
                floors.append(await _measured(town))
        with TownProcess() as town:
            async with _door(town):
                ours.append(await _measured(town))
    return floors, ours


async def _measured(town: TownProcess) -> Run:
    await asyncio.to_thread(town.load, "quiz", {"topic": "security"}, WARM, IN_FLIGHT)
    with cpu_seconds(town.addresses.pid) as theirs, cpu_seconds(os.getpid()) as own:
        found = await asyncio.to_thread(town.load, "quiz", {"topic": "security"}, COUNT, IN_FLIGHT)
    return Run(found, own[0] / COUNT * 1000, theirs[0] / COUNT * 1000)


def _point_at(town: TownProcess) -> None:
    Route.BASE = town.addresses.discord.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(town.addresses.gateway)


@asynccontextmanager
async def _bare() -> AsyncIterator[None]:
    client = Bare()
    await client.login(TOKEN)
    assert client.application_id is not None
    await client.http.bulk_upsert_global_commands(client.application_id, [QUIZ])
    connection = asyncio.create_task(client.connect())
    await client.wait_until_ready()
    try:
        yield
    finally:
        await client.close()
        await connection


@asynccontextmanager
async def _door(town: TownProcess) -> AsyncIterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        upgrade(url)
        desk = build_core(Settings(database_url=url)).desk
        settings = DiscordSettings(
            token=SecretStr(TOKEN), base_url=town.addresses.discord, gateway_url=town.addresses.gateway
        )
        door = DiscordDoor(settings, desk, lambda: datetime.now(UTC))
        await door.open()
        try:
            yield
        finally:
            await door.close()
            desk.close()
