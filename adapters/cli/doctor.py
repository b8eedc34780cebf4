"""`studyhall doctor`: one line for everything the bot needs, and what to do where it is not there."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import aiohttp
import typer
from slack_sdk.errors import SlackClientError

from adapters.cli.checking import folders_in_use, summary
from adapters.cli.comparing import comparing
from adapters.cli.configured import read_settings
from adapters.cli.trouble import Trouble, sentence_of
from adapters.discord.settings import DiscordSettings
from adapters.slack.client import build_client
from adapters.slack.settings import SlackSettings
from bot.packs.merge import load_packs
from bot.settings import Settings
from bot.store.open import open_store
from bot.system import SystemClock

SECONDS = 10.0
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)
"""This version was made after that, so that no right clock shows less."""

Check = Callable[[], Awaitable[str]]


def examine() -> int:
    """Print one line per check; return 1 when something is to be done."""
    return asyncio.run(_examine())


async def _examine() -> int:
    checks: dict[str, Check] = {
        "settings": _settings,
        "database": _database,
        "questions": _questions,
        "comparing": comparing,
        "time zones": _zones,
        "clock": _clock,
        "Slack": _slack,
        "Discord": _discord,
    }
    failed = 0
    for name, check in checks.items():
        try:
            typer.echo(f"ok    {name}: {await check()}")
        except Exception as problem:  # noqa: BLE001 - one check that breaks must not hide the others
            failed += 1
            typer.echo(f"to do {name}: {sentence_of(problem)}")
    return 1 if failed else 0


async def _settings() -> str:
    settings = read_settings(Settings)
    return f"every value can be used; it ticks every {settings.tick_seconds:g} s."


async def _database() -> str:
    open_store(read_settings(Settings).database).close()
    return "it answers, and its schema is current."


async def _questions() -> str:
    folders = folders_in_use()
    loaded = load_packs(folders, today=SystemClock().now().date())
    if not loaded.pack.questions:
        raise Trouble(f"{folders[0]} holds no usable question. Run `studyhall content check` to see why.")
    if not loaded.clean:
        raise Trouble(f"{summary(loaded)} Run `studyhall content check` and correct the files it names.")
    return summary(loaded)


async def _zones() -> str:
    try:
        ZoneInfo("Europe/Berlin")
    except (KeyError, OSError) as missing:
        raise Trouble("The time zone data is missing. Install the package tzdata.") from missing
    return "the data is there."


async def _clock() -> str:
    now = SystemClock().now()
    if now < EARLIEST:
        raise Trouble(f"The machine's clock shows {now:%Y-%m-%d %H:%M} UTC. Set it right.")
    return f"it shows {now:%Y-%m-%d %H:%M} UTC."


async def _slack() -> str:
    settings = read_settings(SlackSettings)
    bot, app = settings.bot_token.get_secret_value(), settings.app_token.get_secret_value()
    if not bot and not app:
        return "no tokens, so it is left out."
    if not bot or not app:
        missing = "STUDYHALL_SLACK_APP_TOKEN" if bot else "STUDYHALL_SLACK_BOT_TOKEN"
        raise Trouble(f"{missing} is not set. Slack needs both tokens.")
    try:
        client = build_client(settings)
        who = await client.auth_test()
        await client.apps_connections_open(app_token=app)
    except SlackClientError as refused:
        raise Trouble(f"Slack does not accept a token: {refused}. Copy both anew from the app.") from refused
    except (aiohttp.ClientError, OSError, TimeoutError) as problem:
        raise Trouble(f"{settings.base_url} cannot be reached ({problem}). Check the network.") from problem
    return f"both tokens are accepted in the workspace {who['team']}."


async def _discord() -> str:
    settings = read_settings(DiscordSettings)
    token = settings.token.get_secret_value()
    if not token:
        return "no token, so it is left out."
    address = f"{settings.base_url.rstrip('/')}/users/@me"
    limit = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, headers={"Authorization": f"Bot {token}"}) as session,
            session.get(address) as answer,
        ):
            if answer.status != 200:
                raise Trouble("Discord does not accept the token. Make a new one in the Developer Portal.")
            return f"the token is accepted, the bot is called {(await answer.json())['username']}."
    except (aiohttp.ClientError, OSError, TimeoutError) as problem:
        raise Trouble(f"{settings.base_url} cannot be reached ({problem}). Check the network.") from problem
