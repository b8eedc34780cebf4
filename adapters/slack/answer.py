"""Answers that do not fit into an acknowledgement: private messages and dialogues."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from functools import partial
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.afterthoughts import Afterthoughts
from adapters.slack.client import CALL_SECONDS, wire
from adapters.slack.patience import Patience
from adapters.slack.prose import Json
from adapters.slack.render import NOTHING, Brought, payload_of, view_of
from adapters.slack.uploads import UNANSWERED, Uploads, carries
from bot.interface.request import Later
from bot.message.model import Message

log = logging.getLogger(__name__)


def private(message: Message, brought: Brought = NOTHING) -> Json:
    """Return a message as one that only the person who acted sees."""
    return payload_of(message, brought) | {"response_type": "ephemeral"}


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


class Spot(Protocol):
    """Where a private answer stands."""

    @property
    def user(self) -> str: ...  # noqa: D102
    @property
    def keeps(self) -> bool:
        """Whether what is put here takes the place of what was here; else it comes as one more message."""
        ...

    async def put(self, message: Message, brought: Brought) -> None:
        """Show a message. Raises SlackApiError when Slack refuses it."""
        ...


class Dialogue:
    """An open dialogue; `channel` is remembered for the presses in it."""

    keeps = True

    def __init__(self, client: AsyncWebClient, user: str, view_id: str, channel: str) -> None:
        self.user = user
        self._client = client
        self._view_id = view_id
        self._channel = channel

    async def put(self, message: Message, brought: Brought) -> None:
        """Replace what the dialogue shows."""
        await self.change(view_of(message, self._channel, brought))

    async def change(self, view: Json) -> None:
        """Replace the dialogue."""
        await self._client.views_update(view_id=self._view_id, view=view)


class Aside:
    """A private message beside what was done, or in place of the one that was pressed.

    Slack replaces nothing but the message that was pressed: of a command's answers, or of new private
    messages, each call makes one more (bolt-js issue 2287, bolt-python issue 1268).
    """

    def __init__(self, client: AsyncWebClient, user: str, url: str, keeps: bool) -> None:
        self.user = user
        self.keeps = keeps
        self._hook = AsyncWebhookClient(url, session=client.session, retry_handlers=[], logger=wire)

    async def put(self, message: Message, brought: Brought) -> None:
        """Send it to the address that came with what was done; that is good for five times."""
        answer = await self._hook.send_dict(private(message, brought) | {"replace_original": self.keeps})
        if answer.status_code != 200 or "error" in answer.body:
            told = f"{answer.status_code} {answer.body[:200]}"
            raise SlackApiError(told, _read(answer.body))  # type: ignore[no-untyped-call]  # the SDK's own


class Answers:
    """Says what the desk replied. What was done stays done: if Slack does not take it, that is logged."""

    def __init__(
        self, client: AsyncWebClient, under_way: UnderWay, afterthoughts: Afterthoughts, patience: Patience
    ) -> None:
        self._client = client
        self._uploads = Uploads(client, patience)
        self._under_way = under_way
        self._afterthoughts = afterthoughts
        self._patience = patience

    async def open(self, trigger: str, view: Json) -> None:
        """Open a dialogue; it must be the first answer, within three seconds."""
        await self._client.views_open(trigger_id=trigger, view=view)

    def dialogue(self, user: str, view_id: str, channel: str) -> Dialogue:
        """Return an open dialogue as the place of an answer."""
        return Dialogue(self._client, user, view_id, channel)

    def aside(self, user: str, url: str, *, keeps: bool) -> Aside:
        """Return the address that came with what was done as the place of an answer."""
        return Aside(self._client, user, url, keeps)

    def change(self, dialogue: Dialogue, view: Json) -> None:
        """Replace an open dialogue, beside the acknowledgement."""
        self._under_way.start(_logged(dialogue.change(view)))

    def show(self, spot: Spot, reply: Message | Later) -> None:
        """Show an answer, beside the acknowledgement."""
        self._under_way.start(_logged(self._show(spot, reply)))

    def improve(self, spot: Spot, reply: Message | Later) -> None:
        """Add to an answer that the acknowledgement shows what could not be in it."""
        if isinstance(reply, Later) or carries(reply):
            self._under_way.start(_logged(self._improve(spot, reply)))

    async def _show(self, spot: Spot, reply: Message | Later) -> None:
        message = reply.now if isinstance(reply, Later) else reply
        if spot.keeps or not carries(message):
            await _in_time(spot.put(message, NOTHING))
        await self._complete(spot, message, reply)

    async def _improve(self, spot: Spot, reply: Message | Later) -> None:
        await asyncio.sleep(self._patience.acknowledged)
        await self._complete(spot, reply.now if isinstance(reply, Later) else reply, reply)

    async def _complete(self, spot: Spot, message: Message, reply: Message | Later) -> None:
        """Show what had to be uploaded first, and wait for what is better."""
        if carries(message):
            brought = await self._uploads.for_person(message, spot.user)
            if brought.pictures or brought.files or not spot.keeps:
                await self._uploads.hang(lambda shown: _in_time(spot.put(message, shown)), brought)
        if isinstance(reply, Later):
            self._afterthoughts.follow(reply, partial(self._better, spot))

    async def _better(self, spot: Spot, message: Message) -> None:
        await _logged(self._show(spot, message))


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (*UNANSWERED, TimeoutError) as problem:
        log.warning("an answer was not taken: %s", problem)


async def _in_time(work: Coroutine[Any, Any, None]) -> None:
    async with asyncio.timeout(CALL_SECONDS):
        await work


def _read(body: str) -> Json:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
