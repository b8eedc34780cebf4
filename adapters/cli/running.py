"""`studyhall run`: the bot on real platforms."""

import logging
from collections.abc import Sequence

from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble
from adapters.courier import Courier
from adapters.discord.app import DiscordDoor
from adapters.discord.settings import DiscordSettings
from adapters.platform import Door
from adapters.process import serve, start, until_told_to_stop
from adapters.slack.app import SlackDoor
from adapters.slack.settings import SlackSettings
from adapters.ticker import Ticker
from bot.bootstrap import Core, build_core
from bot.interface.front import FrontDesk
from bot.settings import Settings
from bot.system import SystemClock

NOWHERE = (
    "There is no token for any platform. Set STUDYHALL_SLACK_BOT_TOKEN and STUDYHALL_SLACK_APP_TOKEN,"
    " or STUDYHALL_DISCORD_TOKEN, and start again; `studyhall play` works without."
)

log = logging.getLogger(__name__)


def run(names: Sequence[str]) -> None:
    """Listen at these doors until told to stop; without names, wherever there are tokens."""
    settings = read_settings(Settings)
    slack, discord = read_settings(SlackSettings), read_settings(DiscordSettings)
    tokens = {"slack": slack.bot_token, "discord": discord.token}
    chosen = names or [name for name, token in tokens.items() if token.get_secret_value()]
    if not chosen:
        raise Trouble(NOWHERE)
    core = build_core(settings)
    report_problems(core)
    start(until_told_to_stop(_run(core, chosen, settings.tick_seconds, slack, discord)))


def report_problems(core: Core) -> None:
    """Log that question files have been left out; the others are asked all the same."""
    if not core.loaded.clean:
        log.warning("some questions are left out; `studyhall content check` says which, and why")


async def _run(
    core: Core, names: Sequence[str], tick_seconds: float, slack: SlackSettings, discord: DiscordSettings
) -> None:
    clock = SystemClock()
    doors = [_door(name, core.desk, clock, slack, discord) for name in dict.fromkeys(names)]
    courier = Courier(core.desk, doors, clock.now)
    ticker = Ticker(core.desk, tick_seconds, courier.wake)
    try:
        await serve(doors, courier, ticker, lambda: log.info("ready: listening on %s", " and ".join(names)))
    finally:
        # the loop's end waits for its threads, and one that waits for a database ends only by this
        core.desk.close()


def _door(
    name: str, desk: FrontDesk, clock: SystemClock, slack: SlackSettings, discord: DiscordSettings
) -> Door:
    if name == "slack":
        return SlackDoor(slack, desk, clock.now)
    return DiscordDoor(discord, desk, clock.now)
