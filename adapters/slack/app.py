"""Builds and opens the Slack door."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platform import DoorError
from adapters.slack.answer import Answers, UnderWay
from adapters.slack.client import CALL_SECONDS, build_client, wire
from adapters.slack.inbound import Reception
from adapters.slack.people import People
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from bot.interface.delivery import Delivery
from bot.interface.front import FrontDesk

READY_SECONDS = 30.0
CLOSING_SECONDS = 1.5
"""What is under way at the end has been given eight seconds already, while the courier finished."""

MISSING = (
    "Slack needs two tokens. Set STUDYHALL_SLACK_BOT_TOKEN (xoxb-…, under OAuth & Permissions) and"
    " STUDYHALL_SLACK_APP_TOKEN (xapp-…, under Basic Information, with connections:write); the same"
    " names with _FILE take the path of a file that holds the token."
)
BOT_REFUSED = (
    "Slack does not accept the bot token ({reason}). Copy the Bot User OAuth Token from OAuth & Permissions"
    " of the app, and set it as STUDYHALL_SLACK_BOT_TOKEN."
)
APP_REFUSED = (
    "Slack does not accept the app-level token ({reason}). Make one with the scope connections:write under"
    " Basic Information of the app, turn Socket Mode on, and set it as STUDYHALL_SLACK_APP_TOKEN."
)
UNREACHABLE = (
    "Slack cannot be reached at {url} ({reason})."
    " Check the network, and STUDYHALL_SLACK_BASE_URL if you set it."
)


def build_app(
    settings: SlackSettings,
    desk: FrontDesk,
    client: AsyncWebClient,
    now: Callable[[], datetime],
    under_way: UnderWay | None = None,
) -> AsyncApp:
    """Return the Bolt app: one middleware hears all, and what is meant is looked up in our own tables.

    Bolt's listeners would each be asked in turn, with all arguments made anew for each, and the one that
    answers be polled for its acknowledgement every ten milliseconds.
    """
    app = AsyncApp(
        client=client,
        logger=wire,
        signing_secret=settings.signing_secret.get_secret_value(),
        ignoring_self_events_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    reception = Reception(desk, People(client), Answers(client, under_way or UnderWay()), now)
    app.use(reception.hear)
    return app


class Listener(AsyncSocketModeHandler):
    """Takes what comes over the socket; once closing, nothing new is taken and Slack sends it again."""

    def __init__(self, app: AsyncApp, token: str, client: AsyncWebClient, under_way: UnderWay) -> None:
        super().__init__(app, token, logger=wire, web_client=client)
        self._under_way = under_way
        self.closing = False

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as the class above does
        """Hear and acknowledge one request."""
        if not self.closing:
            await self._under_way.start(super().handle(client, req))

    async def end(self) -> None:
        """Close the socket and wait for the tasks that served it."""
        await self.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        served = (
            self.client.message_processor,
            self.client.current_session_monitor,
            self.client.message_receiver,
        )
        await asyncio.gather(*(task for task in served if task), return_exceptions=True)


class SlackDoor:
    """The door to Slack: listens in Socket Mode, answers people, carries deliveries."""

    name = "slack"

    def __init__(self, settings: SlackSettings, desk: FrontDesk, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._desk = desk
        self._now = now
        self._under_way = UnderWay()
        self._client = build_client(settings)
        self._platform = SlackPlatform(self._client)
        self._listener: Listener | None = None

    async def open(self) -> None:
        """Connect and return once listening. Raises DoorError with a sentence when it cannot."""
        token = self._settings.app_token.get_secret_value()
        if not token or not self._settings.bot_token.get_secret_value():
            raise DoorError(MISSING)
        self._client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))
        try:
            await self._let_in(token)
            app = build_app(self._settings, self._desk, self._client, self._now, self._under_way)
            self._listener = Listener(app, token, self._client, self._under_way)
            async with asyncio.timeout(READY_SECONDS):
                await self._listener.connect_async()  # type: ignore[no-untyped-call]  # as above
        except (aiohttp.ClientError, OSError, TimeoutError) as problem:
            await self.close()
            reason = str(problem) or type(problem).__name__
            raise DoorError(UNREACHABLE.format(url=self._settings.base_url, reason=reason)) from problem
        except DoorError:
            await self.close()
            raise

    async def close(self) -> None:
        """Stop listening; what is under way is finished first."""
        if self._listener is not None:
            self._listener.closing = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await self._under_way.finished()
        if self._listener is not None:
            await self._listener.end()
        if self._client.session is not None:
            await self._client.session.close()

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the message's timestamp. Raises DeliveryError, and nothing else."""
        return await self._platform.carry(delivery)

    async def _let_in(self, app_token: str) -> None:
        # the socket's own client would try a refused token for ever, so both are tried once before
        sentence = BOT_REFUSED
        try:
            await self._client.auth_test()
            sentence = APP_REFUSED
            await self._client.apps_connections_open(app_token=app_token)
        except SlackApiError as refused:
            raise DoorError(sentence.format(reason=_reason(refused))) from refused


def _reason(refused: SlackApiError) -> str:
    data = getattr(refused.response, "data", None)
    return str(data.get("error", "no reason given")) if isinstance(data, dict) else "no reason given"
