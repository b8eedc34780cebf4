"""Deliveries carried out on Discord."""

import asyncio
import base64
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar, assert_never

import aiohttp
import discord

from adapters.discord import limits
from adapters.discord.controls import Json
from adapters.discord.failures import MESSAGE_GONE, THREAD_EXISTS, UNKNOWN_CHANNEL, about_files, failure_of
from adapters.discord.limits import label
from adapters.discord.patience import Patience
from adapters.discord.prose import literal
from adapters.discord.render import Drawing, render
from adapters.platform import DeliveryError
from bot.domain.places import Channel
from bot.interface.delivery import GONE, NOT_THERE, Delivery, DeliveryKind, Failure

ARCHIVE_MINUTES: Final = 1440
SKEW = timedelta(hours=1)
"""How far Discord's clock may be behind ours when looking for what was posted since an instant."""
LOOKED_THROUGH = 1000
"""Messages, a hundred to a page: an hour of a busy channel, and what was said since."""

log = logging.getLogger(__name__)

T = TypeVar("T")

Gist = tuple[str, tuple[tuple[str, ...], ...], frozenset[str]]
"""What tells one message of ours from another: content, texts of the embeds, tokens of the buttons."""


class DiscordPlatform:
    """Posts, replies and edits through a logged-in client; it needs no cache and no gateway."""

    def __init__(self, client: discord.Client, patience: Patience) -> None:
        self._client = client
        self._patience = patience

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the message's id. Raises DeliveryError, and nothing else."""
        try:
            async with asyncio.timeout(self._patience.carry):
                return await self._carried(delivery)
        except DeliveryError:
            raise
        except Exception as problem:
            raise DeliveryError(failure_of(problem)) from problem

    async def _carried(self, delivery: Delivery) -> str:
        channel = self._client.get_partial_messageable(int(Channel.parse(delivery.channel).native))
        match delivery.kind:
            case DeliveryKind.POST:
                # what a phone shows in its notification is the content, never an embed
                content = literal(delivery.message.summary, limits.CONTENT)
                return await self._created(channel, delivery, content)
            case DeliveryKind.REPLY:
                return await self._replied(channel, delivery)
            case DeliveryKind.EDIT:
                return await _edited(channel, delivery)
            case DeliveryKind.TELL:
                return await self._told(delivery)
            case _:
                assert_never(delivery.kind)

    async def _replied(self, channel: discord.PartialMessageable, delivery: Delivery) -> str:
        under = _under(delivery)
        try:
            await self._client.http.start_thread_with_message(
                channel.id,
                under,
                name=label(delivery.thread or delivery.message.title, limits.THREAD_NAME),
                auto_archive_duration=ARCHIVE_MINUTES,
            )
        except discord.HTTPException as problem:
            if problem.code not in (THREAD_EXISTS, MESSAGE_GONE):
                raise
        # a thread has the id of the message that it was made from
        thread = self._client.get_partial_messageable(under)
        try:
            return await self._created(thread, delivery, "")
        except discord.NotFound as problem:
            if problem.code != UNKNOWN_CHANNEL:
                raise
            # only the thread is gone: no reason to give up its channel, nor to try again
            log.info("the question in %s is gone, so nothing more is said below it", delivery.channel)
            raise DeliveryError(Failure(GONE)) from problem

    async def _told(self, delivery: Delivery) -> str:
        # asking again for the same person's direct messages returns the same place
        place = await self._client.http.start_private_message(int(Channel.parse(delivery.channel).native))
        direct = self._client.get_partial_messageable(int(place["id"]))
        return await self._created(direct, delivery, literal(delivery.message.summary, limits.CONTENT))

    async def _created(self, place: discord.PartialMessageable, delivery: Delivery, content: str) -> str:
        if delivery.first_tried_at is not None:
            found = await self._found(place, delivery, delivery.first_tried_at, content)
            if found is not None:
                return found
            if delivery.only_look:
                raise DeliveryError(Failure(NOT_THERE))

        async def send(drawing: Drawing) -> str:
            nonce = nonce_of(delivery.key)
            sent = await place.send(
                content or None,
                embeds=drawing.embeds,
                view=drawing.view,
                nonce=nonce,
                files=drawing.uploads,
            )
            return str(sent.id)

        return await _put_up(delivery, send)

    async def _found(
        self, place: discord.PartialMessageable, delivery: Delivery, since: datetime, content: str
    ) -> str | None:
        """Look for a message that an earlier attempt made unseen; the nonce alone lives only for minutes."""
        me = self._client.user
        ours = [_gist(content, *_texts(render(delivery.message, attach=attach))) for attach in (True, False)]
        try:
            async for message in place.history(limit=LOOKED_THROUGH, after=since - SKEW, oldest_first=True):
                if me and message.author.id == me.id and _is_one(delivery.kind, _gist_of(message), ours):
                    return str(message.id)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            if isinstance(problem, discord.NotFound) and delivery.kind is DeliveryKind.REPLY:
                raise
            failure = failure_of(problem)
            raise DeliveryError(replace(failure, ambiguous=not failure.permanent)) from problem
        return None


def nonce_of(key: str) -> str:
    """Return the nonce by which Discord knows, for some minutes, that a message already exists."""
    return base64.b32encode(hashlib.sha256(key.encode()).digest()).decode()[: limits.NONCE]


async def _edited(channel: discord.PartialMessageable, delivery: Delivery) -> str:
    content = literal(delivery.message.summary, limits.CONTENT)
    message = channel.get_partial_message(_under(delivery))

    async def edit(drawing: Drawing) -> None:
        await message.edit(
            content=content, embeds=drawing.embeds, view=drawing.view, attachments=drawing.uploads
        )

    try:
        await _put_up(delivery, edit)
    except discord.NotFound as problem:
        if problem.code != MESSAGE_GONE:
            raise
    return str(message.id)


async def _put_up(delivery: Delivery, put: Callable[[Drawing], Awaitable[T]]) -> T:
    """Put up a message with its files, or without them where Discord takes none."""
    drawing = render(delivery.message)
    try:
        return await put(drawing)
    except discord.HTTPException as problem:
        if not drawing.files or not about_files(problem):
            raise
        log.info("Discord takes no files in %s (%s)", delivery.channel, problem.text)
        return await put(render(delivery.message, attach=False))


def _under(delivery: Delivery) -> int:
    if delivery.under is None:
        raise ValueError(f"{delivery.key} names no message")
    return int(delivery.under)


def _texts(drawing: Drawing) -> tuple[list[Json], list[Json]]:
    return drawing.panels, drawing.components


def _gist(content: str, panels: Iterable[Json], components: Iterable[Json]) -> Gist:
    # Discord trims what it keeps, and adds details of its own
    texts = tuple(
        (
            str(panel.get("title", "")).strip(),
            str(panel.get("description", "")).strip(),
            *(str(field["value"]).strip() for field in panel.get("fields", ())),
        )
        for panel in panels
    )
    tokens = (part.get("custom_id") for row in components for part in row.get("components", ()))
    return content.strip(), texts, frozenset(str(token) for token in tokens if token)


def _is_one(kind: DeliveryKind, found: Gist, ours: Iterable[Gist]) -> bool:
    return any(_same(kind, found, one) for one in ours)


def _same(kind: DeliveryKind, one: Gist, other: Gist) -> bool:
    """Tell whether two messages are one: a question's buttons name it, whatever it says of being late."""
    if kind is DeliveryKind.POST and other[2]:
        return one[2] == other[2]
    return one == other


def _gist_of(message: discord.Message) -> Gist:
    panels: list[Json] = [dict(embed.to_dict()) for embed in message.embeds]
    return _gist(message.content, panels, [dict(row.to_dict()) for row in message.components])
