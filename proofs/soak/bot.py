"""The bot as `studyhall run slack discord` puts it together; it also notes its own vital signs."""

import asyncio
import json
import sys
from pathlib import Path

import psutil

from adapters.cli.configured import read_settings
from adapters.courier import Courier
from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from adapters.platform import Door
from adapters.process import serve, start, until_told_to_stop
from adapters.slack.app import SlackDoor
from adapters.slack.settings import SlackSettings
from adapters.ticker import Ticker
from bot.bootstrap import build_core
from bot.settings import Settings
from bot.system import SystemClock

EVERY_SECONDS = 5.0
READY = "ready"


def main() -> None:
    """Serve both platforms until told to stop; the first argument is the file for the vital signs."""
    settings, clock = read_settings(Settings), SystemClock()
    desk = build_core(settings).desk
    doors: list[Door] = [
        SlackDoor(read_settings(SlackSettings), desk, clock.now),
        DiscordDoor(read_settings(DiscordSettings), desk, clock.now),
    ]
    courier = Courier(desk, doors, clock.now)
    ticker = Ticker(desk, settings.tick_seconds, courier.wake)

    async def live() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(_note_vitals(Path(sys.argv[1])))
            group.create_task(serve(doors, courier, ticker, lambda: print(READY, flush=True)))

    try:
        start(until_told_to_stop(live()))
    finally:
        desk.close()


async def _note_vitals(file: Path) -> None:
    """Write a line of vital signs every few seconds."""
    process, loop = psutil.Process(), asyncio.get_running_loop()
    began = loop.time()
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        vitals = {
            "seconds": loop.time() - began,
            "megabytes": process.memory_info().rss / 1e6,
            "files": process.num_fds(),
            "tasks": len(asyncio.all_tasks()),
        }
        with file.open("a") as lines:
            lines.write(json.dumps(vitals) + "\n")


if __name__ == "__main__":
    main()
