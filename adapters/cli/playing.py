"""`studyhall play`: the real bot on a local Slack and a local Discord, with a clock that can be moved."""

import contextlib
import fcntl
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from adapters.cli.configured import read_settings
from adapters.cli.gallery import gallery
from adapters.cli.greeting import farewell, greet, open_browser
from adapters.cli.play_clock import PlayClock
from adapters.cli.running import report_problems
from adapters.cli.time_machine import TimeMachine
from adapters.cli.trouble import Trouble
from adapters.courier import Courier
from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from adapters.platform import Door
from adapters.process import serve, start, until_told_to_stop
from adapters.slack.app import SlackDoor
from adapters.slack.manifest import manifest
from adapters.slack.settings import SlackSettings
from adapters.ticker import Ticker
from bot.bootstrap import Core, build_core
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.interface.front import FrontDesk
from bot.settings import Settings
from bot.store.upgrade import upgrade
from playground.discord import places as discord_places
from playground.slack import places as slack_places
from playground.town import Town

MORNING = time(9)
STUDYING = (
    Channel(Space("slack", slack_places.TEAM_ID), slack_places.STUDY),
    Channel(Space("discord", discord_places.GUILD_ID), discord_places.STUDY_ID),
)


def play(port: int, folder: Path, zone: str, browser: bool) -> None:
    """Play until told to stop; the same folder goes on where it was left."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as unknown:
        raise Trouble(
            f"There is no time zone {zone!r}. Write it like Europe/Berlin or America/New_York."
        ) from unknown
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        start(until_told_to_stop(_play(port, folder.resolve(), zone, browser)))
    farewell()


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep a folder for one playground: two bots in one town would each move its clock."""
    with (folder / "in-use").open("w", encoding="utf-8") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Trouble(
                f"Another playground uses {folder}. Stop it, or name another folder with --folder."
            ) from taken
        yield


async def _play(port: int, folder: Path, zone: str, browser: bool) -> None:
    clock = PlayClock(folder)
    machine = TimeMachine(clock)
    town = Town(clock, folder, time_machine=machine, zone=zone, gallery=lambda: gallery(clock.now(), zone))
    async with contextlib.AsyncExitStack() as opened:
        await town.start(port)
        opened.push_async_callback(town.stop)
        core = _core(folder, clock, zone)
        opened.callback(core.desk.close)
        opened.push_async_callback(machine.end)
        town.slack.install(manifest(short_names=True))
        doors = _doors(town, core.desk, clock)
        courier = Courier(core.desk, doors, clock.now)
        ticker = Ticker(core.desk, read_settings(Settings).tick_seconds, courier.wake)
        machine.begin(core.desk, ticker, courier)
        await serve(doors, courier, ticker, lambda: _ready(town, folder, browser))


def _core(folder: Path, clock: PlayClock, zone: str) -> Core:
    address = f"sqlite:///{folder / 'studyhall.db'}"
    upgrade(address)
    settings = read_settings(Settings, database_url=address, database_url_file=None)
    # whoever moves the clock to nine wants to see a post at nine
    core = build_core(settings, clock, spread=timedelta(0))
    report_problems(core)
    for channel in STUDYING:
        core.desk.adopt(Plan(channel, zone, MORNING, days=EVERY_DAY))
    return core


def _doors(town: Town, desk: FrontDesk, clock: PlayClock) -> list[Door]:
    slack = SlackSettings(
        bot_token=SecretStr(slack_places.BOT_TOKEN),
        app_token=SecretStr(slack_places.APP_TOKEN),
        base_url=town.slack.base_url,
    )
    discord = DiscordSettings(
        token=SecretStr(discord_places.TOKEN),
        base_url=town.discord.base_url,
        gateway_url=town.discord.gateway_url,
    )
    return [SlackDoor(slack, desk, clock.now), DiscordDoor(discord, desk, clock.now)]


def _ready(town: Town, folder: Path, browser: bool) -> None:
    greet(town.page_url, folder)
    if browser:
        open_browser(town.page_url)
