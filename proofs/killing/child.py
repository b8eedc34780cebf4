"""A bot in a process of its own: real doors, courier, ticker and store; it works when it is told to."""

import asyncio
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import time
from pathlib import Path

from pydantic import SecretStr

from adapters.courier import Courier
from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from adapters.platform import Door
from adapters.process import serve, start
from adapters.slack.app import SlackDoor
from adapters.slack.settings import SlackSettings
from adapters.ticker import Ticker
from bot.domain.pack import Pack
from bot.domain.places import Channel
from bot.domain.plan import EVERY_DAY, Plan, Reveals
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.open import open_store
from bot.system import SystemIds
from playground.discord.places import TOKEN
from playground.slack.places import APP_TOKEN, BOT_TOKEN
from proofs.killing.cutting import commit_cutter
from proofs.killing.life import Life, Order, SharedClock
from proofs.killing.points import About, Doom, Moment
from proofs.killing.watching import RecordsFirst, SendsFirst, WatchedDoor, WatchedStore

READY, WORK, END = "ready", "work", "end"
SELDOM = 3600.0
"""Seconds between the ticks that the ticker makes by itself."""
REVEALS = Reveals(ask_first=30, steps=300, close=400)
"""Minutes after the post; a life sees the first one."""


def live(life: Life, pack: Pack) -> None:
    """Live until told to end, or until the point is reached."""
    doom = Doom(life.point, About(life.door, life.kind), life.time)
    within = life.point is not None and life.point.moment is Moment.WITHIN
    cutter = commit_cutter(life.database) if within else lambda: None
    clock = SharedClock(Path(life.clock))
    desk = Desk(
        WatchedStore(open_store(life.database), doom, cutter), Room(Library(pack), clock, SystemIds())
    )
    _adopt(desk, life)
    doors = [_watched(door, desk, doom, life.order) for door in _doors(life, desk, clock)]
    courier = Courier(desk, doors, clock.now)
    start(_live(desk, doors, courier, Ticker(desk, SELDOM, courier.wake)))
    desk.close()


def _adopt(desk: Desk, life: Life) -> None:
    for key in life.channels:
        at = time.fromisoformat(life.due)
        desk.adopt(Plan(Channel.parse(key), "UTC", at, days=EVERY_DAY, reveals=REVEALS))


def _doors(life: Life, desk: Desk, clock: SharedClock) -> Iterable[Door]:
    bot, app = SecretStr(BOT_TOKEN), SecretStr(APP_TOKEN)
    yield SlackDoor(SlackSettings(bot_token=bot, app_token=app, base_url=life.slack), desk, clock.now)
    told = DiscordSettings(token=SecretStr(TOKEN), base_url=life.discord, gateway_url=life.gateway)
    yield DiscordDoor(told, desk, clock.now)


def _watched(door: Door, desk: Desk, doom: Doom, order: Order) -> WatchedDoor:
    match order:
        case Order.OURS:
            return WatchedDoor(door, doom)
        case Order.SEND_FIRST:
            return SendsFirst(door, doom)
        case Order.RECORD_FIRST:
            return RecordsFirst(door, doom, desk)


async def _live(desk: Desk, doors: list[WatchedDoor], courier: Courier, ticker: Ticker) -> None:
    ready = asyncio.Event()
    serving = asyncio.create_task(serve(doors, courier, ticker, ready.set))
    listening = asyncio.create_task(ready.wait())
    await asyncio.wait({serving, listening}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        listening.cancel()
        await serving
    say(READY)
    while await asyncio.to_thread(hear) == WORK:
        await ticker.tick()
        await courier.settled()
        due = await asyncio.wrap_future(desk.next_due())
        say(due.isoformat() if due else "")
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving


def say(word: str) -> None:
    """Tell whoever started us."""
    os.write(1, f"{word}\n".encode())


def hear() -> str:
    """Return the next line; read byte by byte, for what follows it may be meant for somebody else."""
    line = b""
    while (letter := os.read(0, 1)) not in (b"", b"\n"):
        line += letter
    return line.decode()
