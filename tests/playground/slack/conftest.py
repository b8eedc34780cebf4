"""A local Slack with a clock that stands still, and a real bot connected to it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.slack.deadlines import Deadlines
from playground.slack.server import SlackServer

MANIFEST = {
    "features": {
        "slash_commands": [
            {"command": "/quiz", "description": "A private run", "usage_hint": "[topic]"},
            {"command": "/tell", "description": "Names people", "should_escape": True},
        ]
    },
    "settings": {"event_subscriptions": {"bot_events": ["message.channels", "channel_archive"]}},
}


class StandingClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant

    def forward(self, **span: float) -> None:
        """Move the clock."""
        self.instant += timedelta(**span)


@pytest.fixture
def clock() -> StandingClock:
    """Return a clock that stands still."""
    return StandingClock()


@pytest.fixture
async def slack(clock: StandingClock) -> AsyncIterator[SlackServer]:
    """Run a local Slack whose manifest knows two commands."""
    server = SlackServer(clock, deadlines=Deadlines(ack=1.0, retries=(0.0, 0.0, 0.0)))
    await server.start()
    server.install(MANIFEST)
    yield server
    await server.stop()


@pytest.fixture
def web(slack: SlackServer) -> AsyncWebClient:
    """Return the real SDK's client with the bot's token and without retries."""
    return AsyncWebClient("xoxb-playground", base_url=slack.base_url, retry_handlers=[])


@pytest.fixture
def app(web: AsyncWebClient) -> AsyncApp:
    """Return a real Bolt app that talks to the local Slack."""
    return AsyncApp(client=web)


@pytest.fixture
async def connect(app: AsyncApp, slack: SlackServer) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Connect the app over Socket Mode, once more with every call."""
    async with AsyncExitStack() as stack:

        async def once() -> None:
            handler = AsyncSocketModeHandler(app, "xapp-playground", ping_interval=0.05)
            before = slack.connections
            await handler.connect_async()
            stack.push_async_callback(handler.close_async)
            await slack.until(lambda: slack.connections > before or None)

        yield once
