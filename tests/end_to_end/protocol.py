"""Calls to the platforms past the bot, with the bot's own token."""

from typing import Any

import aiohttp

from playground.discord.places import TOKEN
from playground.slack.places import BOT_TOKEN
from tests.end_to_end.house import Town


async def call_slack(town: Town, method: str, body: dict[str, Any]) -> None:
    """Call a method of Slack's Web API."""
    await _call("POST", town.slack.server.base_url + method, f"Bearer {BOT_TOKEN}", body)


async def call_discord(town: Town, verb: str, path: str, body: dict[str, Any] | None = None) -> None:
    """Call a route of Discord's REST interface."""
    await _call(verb, town.discord.server.base_url + path, f"Bot {TOKEN}", body)


async def _call(verb: str, url: str, token: str, body: dict[str, Any] | None) -> None:
    async with (
        aiohttp.ClientSession(headers={"Authorization": token}) as session,
        session.request(verb, url, json=body) as answer,
    ):
        assert answer.ok, await answer.text()
