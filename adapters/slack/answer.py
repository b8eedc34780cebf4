"""Answers that do not fit into an acknowledgement: private messages and dialogues."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack.client import CALL_SECONDS, wire
from adapters.slack.prose import Json
from adapters.slack.render import payload_of
from bot.message.model import Message

UNANSWERED = (SlackClientError, aiohttp.ClientError, OSError)
"""Slack did not take an answer: it came too late, or did not come through."""

log = logging.getLogger(__name__)


def private(message: Message) -> Json:
    """Return a message as one that only the person who acted sees."""
    return payload_of(message) | {"response_type": "ephemeral"}


class UnderWay:
    """The tasks that must end before the door closes."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Begin a piece of work."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def finished(self) -> None:
        """Wait until all work has ended, the work that it began included."""
        while self._tasks:
            await asyncio.wait(self._tasks)


class Answers:
    """Says what the desk replied. What was done stays done: if Slack does not take it, that is logged."""

    def __init__(self, client: AsyncWebClient, under_way: UnderWay) -> None:
        self._client = client
        self._under_way = under_way

    async def open(self, trigger: str, view: Json) -> None:
        """Open a dialogue; it must be the first answer, within three seconds."""
        await self._client.views_open(trigger_id=trigger, view=view)

    def change(self, view_id: str, view: Json) -> None:
        """Replace an open dialogue, beside the acknowledgement."""
        self._under_way.start(self._logged(self._change(view_id, view)))

    def respond(self, url: str, message: Json) -> None:
        """Send a private message, beside the acknowledgement."""
        self._under_way.start(self._logged(self._respond(url, message)))

    async def _change(self, view_id: str, view: Json) -> None:
        await self._client.views_update(view_id=view_id, view=view)

    async def _respond(self, url: str, message: Json) -> None:
        hook = AsyncWebhookClient(url, session=self._client.session, retry_handlers=[], logger=wire)
        answer = await hook.send_dict(message)
        if answer.status_code != 200 or "error" in answer.body:
            log.warning("a private message was not taken: %s %s", answer.status_code, answer.body[:200])

    async def _logged(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await work
        except UNANSWERED as problem:
            log.warning("an answer was not taken: %s", problem)
