"""The client that talks to Slack."""

import logging

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.settings import SlackSettings

CALL_SECONDS = 10.0

# at DEBUG, which a logger without a level counts as, the library writes out what people sent
wire = logging.getLogger("adapters.slack.wire")
wire.setLevel(logging.INFO)


def build_client(settings: SlackSettings, session: aiohttp.ClientSession | None = None) -> AsyncWebClient:
    """Return a client that never repeats a call by itself: repeating a post may post twice."""
    return AsyncWebClient(
        token=settings.bot_token.get_secret_value(),
        base_url=settings.base_url,
        timeout=int(CALL_SECONDS),
        session=session,
        logger=wire,
        retry_handlers=[],
    )
