"""Bringing pictures and files to Slack, which shows only what was uploaded before."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.patience import Patience
from adapters.slack.prose import escape
from adapters.slack.render import NOTHING, Brought
from bot.message.model import File, Message, Picture

UNANSWERED = (SlackClientError, aiohttp.ClientError, OSError)
"""Slack did not take something: it came too late, or did not come through."""
# docs.slack.dev/reference/methods/chat.postMessage and /views.update: what a message with such a picture gets
NOT_READY = frozenset({"invalid_blocks", "invalid_arguments", "slack_file_not_found"})

SCOPE = (
    "Slack was not asked for the scope files:write, so pictures are shown as text and files are not sent."
    " Add it under OAuth & Permissions, and install the app again."
)

log = logging.getLogger(__name__)

T = TypeVar("T")


class Uploads:
    """Uploads what a message carries; what Slack does not take is left out, and the message stands."""

    def __init__(self, client: AsyncWebClient, patience: Patience) -> None:
        self._client = client
        self._patience = patience

    async def pictures(self, message: Message) -> Brought:
        """Upload the pictures of a message."""
        wanted = [block for block in message.blocks if isinstance(block, Picture)]
        try:
            async with asyncio.timeout(self._patience.upload):
                return Brought(pictures=await self._upload_pictures(list(dict.fromkeys(wanted))))
        except (*UNANSWERED, TimeoutError) as problem:
            _note(problem)
            return NOTHING

    async def for_person(self, message: Message, user: str) -> Brought:
        """Upload the pictures of a private message, and put its files into the person's direct messages."""
        brought = await self.pictures(message)
        found = {file: await self.share(file, channels=[user]) for file in files_of(message)}
        return Brought(brought.pictures, found)

    async def share(self, file: File, **where: str | list[str]) -> bool:
        """Put a file where it is for; return whether Slack took it."""
        try:
            async with asyncio.timeout(self._patience.upload):
                named = [await self._upload(file.name, file.content)]
                comment = escape(file.about)
                await self._client.files_completeUploadExternal(files=named, initial_comment=comment, **where)  # type: ignore[arg-type]  # which of them are lists is Slack's affair
        except (*UNANSWERED, TimeoutError) as problem:
            _note(problem)
            return False
        return True

    async def hang(self, put: Callable[[Brought], Awaitable[T]], brought: Brought) -> T:
        """Put up a message with its pictures, once more when they are not ready, and then without them."""
        if brought.pictures:
            for wait in (self._patience.ready, 0.0):
                try:
                    return await put(brought)
                except SlackApiError as refused:
                    if reason_of(refused) not in NOT_READY:
                        raise
                    log.info("Slack does not show a picture (%s)", reason_of(refused))
                await asyncio.sleep(wait)
        return await put(Brought(files=brought.files))

    async def _upload_pictures(self, pictures: Sequence[Picture]) -> dict[Picture, str]:
        if not pictures:
            return {}
        named = [await self._upload(picture.name, picture.png) for picture in pictures]
        await self._client.files_completeUploadExternal(files=named)
        return {picture: str(one["id"]) for picture, one in zip(pictures, named, strict=True)}

    async def _upload(self, name: str, content: bytes) -> dict[str, str | None]:
        place = await self._client.files_getUploadURLExternal(filename=name, length=len(content))
        async with self._session.post(str(place["upload_url"]), data=content) as answer:
            answer.raise_for_status()
        return {"id": str(place["file_id"]), "title": name}

    @property
    def _session(self) -> aiohttp.ClientSession:
        session = self._client.session
        assert session is not None  # noqa: S101 - the door opens it before anything is sent
        return session


def carries(message: Message) -> bool:
    """Return whether a message holds anything that must be uploaded."""
    return any(isinstance(block, Picture | File) for block in message.blocks)


def files_of(message: Message) -> Iterable[File]:
    """Return the files of a message, each once."""
    return dict.fromkeys(block for block in message.blocks if isinstance(block, File))


def reason_of(refused: SlackApiError) -> str:
    """Return Slack's word for a refusal, or "" where it gave none."""
    data = getattr(refused.response, "data", refused.response)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _note(problem: Exception) -> None:
    if isinstance(problem, SlackApiError) and reason_of(problem) == "missing_scope":
        log.info(SCOPE)
    else:
        log.warning("a picture or a file was not taken: %s", problem)
