"""Builds and opens the Slack door."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.afterthoughts import Afterthoughts
from adapters.platform import DoorError
from adapters.slack.answer import Answers, UnderWay
from adapters.slack.client import CALL_SECONDS, build_client, wire
from adapters.slack.failures import failure_of
from adapters.slack.inbound import Reception
from adapters.slack.patience import Patience
from adapters.slack.people import People
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from adapters.slack.uploads import Uploads
from bot.interface.actions import ACTIONS, Action
from bot.interface.delivery import Delivery
from bot.interface.front import FrontDesk

log = logging.getLogger(__name__)

READY_SECONDS = 30.0

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
    answers: Answers | None = None,
    actions: tuple[Action, ...] = ACTIONS,
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
    said = answers or Answers(client, UnderWay(), Afterthoughts(), Patience())
    app.use(Reception(desk, People(client, desk), said, now, actions).hear)
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

    async def end(self, within: float) -> None:
        """Close the socket and end the tasks that served it, whether or not Slack says goodbye."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        served = [
            task
            for task in (
                self.client.message_processor,
                self.client.current_session_monitor,
                self.client.message_receiver,
            )
            if task
        ]
        for task in served:
            task.cancel()
        await asyncio.wait(served, timeout=within)
        await self.client.aiohttp_client_session.close()


class SlackDoor:
    """The door to Slack: listens in Socket Mode, answers people, carries deliveries."""

    name = "slack"

    def __init__(
        self,
        settings: SlackSettings,
        desk: FrontDesk,
        now: Callable[[], datetime],
        patience: Patience | None = None,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        self._settings = settings
        self._desk = desk
        self._now = now
        self._actions = actions
        self._patience = patience or Patience()
        self._under_way = UnderWay()
        self._afterthoughts = Afterthoughts()
        self._client = build_client(settings)
        self._platform = SlackPlatform(self._client, Uploads(self._client, self._patience))
        self._listener: Listener | None = None

    async def open(self) -> None:
        """Connect and return once listening. Raises DoorError with a sentence when it cannot."""
        token = self._settings.app_token.get_secret_value()
        if not token or not self._settings.bot_token.get_secret_value():
            raise DoorError(MISSING)
        self._client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))
        try:
            await self._let_in(token)
            answers = Answers(self._client, self._under_way, self._afterthoughts, self._patience)
            app = build_app(self._settings, self._desk, self._client, self._now, answers, self._actions)
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

    async def lost(self) -> NoReturn:
        """Wait for as long as the socket may come back. Raises DoorError once Slack accepts us no more.

        The library tries a refused token again for ever, every five seconds, and only logs that.
        """
        assert self._listener is not None  # noqa: S101 - the door is open
        while True:
            await asyncio.sleep(self._patience.watched)
            if not await self._listener.client.is_connected():
                await self._still_let_in()

    async def _still_let_in(self) -> None:
        try:
            await self._let_in(self._settings.app_token.get_secret_value())
        except DoorError as refused:
            if isinstance(refused.__cause__, SlackApiError) and failure_of(refused.__cause__).permanent:
                raise
        except (aiohttp.ClientError, OSError, TimeoutError):
            log.warning("Slack cannot be reached; the connection will be tried again")

    async def close(self) -> None:
        """Stop listening; what is under way is finished first, better answers are not waited for."""
        if self._listener is not None:
            self._listener.closing = True
        await asyncio.gather(self._finish(), self._afterthoughts.close(self._patience.closing))
        if self._listener is not None:
            await self._listener.end(self._patience.farewell)
        if self._client.session is not None:
            await self._client.session.close()

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the message's timestamp. Raises DeliveryError, and nothing else."""
        return await self._platform.carry(delivery)

    async def _finish(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._patience.closing):
                await self._under_way.finished()

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
