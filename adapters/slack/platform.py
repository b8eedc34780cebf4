"""Carrying deliveries to Slack, and what its refusals mean."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import assert_never

from slack_sdk.web.async_client import AsyncWebClient

from adapters.platform import DeliveryError
from adapters.slack.failures import failure_of
from adapters.slack.prose import Json
from adapters.slack.render import Brought, payload_of
from adapters.slack.uploads import Uploads, files_of
from bot.domain.places import Channel
from bot.interface.delivery import GONE, LOOKUP_REFUSED, NOT_THERE, Delivery, DeliveryKind, Failure

EVENT_TYPE = "studyhall_delivery"
SKEW = timedelta(hours=1)
"""How far Slack's clock may be behind ours when looking for what was posted since an instant."""
PAGE = 100

# docs.slack.dev/reference/methods/chat.update: the message is gone or sealed, so nothing is left to do
MOOT_EDITS = frozenset({"cant_update_message", "edit_window_closed", "message_not_found"})

log = logging.getLogger(__name__)


class SlackPlatform:
    """Carries deliveries through one client, which must not retry by itself: that posts twice."""

    def __init__(self, client: AsyncWebClient, uploads: Uploads) -> None:
        self._client = client
        self._uploads = uploads

    async def carry(self, delivery: Delivery) -> str:
        """Carry out a delivery and return the timestamp that names the message."""
        _check(delivery)
        # a direct message is sent to its member's key, which is written like a channel's
        channel = Channel.parse(delivery.channel).native
        if delivery.kind is DeliveryKind.EDIT:
            return await self._edit(channel, delivery)
        if delivery.first_tried_at:
            if delivery.kind is DeliveryKind.TELL:
                # a direct message cannot be looked for without reading people's direct messages
                raise DeliveryError(Failure(LOOKUP_REFUSED, ambiguous=True))
            found = await self._look(channel, delivery, delivery.first_tried_at)
            if found:
                return found
            if delivery.only_look:
                raise DeliveryError(Failure(NOT_THERE))
        return await self._create(channel, delivery)

    async def _create(self, channel: str, delivery: Delivery) -> str:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key_of(delivery)}}
        manner: Json = {"link_names": False, "parse": "none"}
        if delivery.kind is DeliveryKind.REPLY:
            manner |= {"thread_ts": delivery.under}

        async def post(brought: Brought) -> Json:
            content = payload_of(delivery.message, brought)
            answer = await self._client.chat_postMessage(
                channel=channel, metadata=metadata, **content, **manner
            )
            return {"channel": answer["channel"], "ts": answer["ts"]}

        try:
            made = await self._uploads.hang(post, await self._uploads.pictures(delivery.message))
        except Exception as problem:
            raise DeliveryError(failure_of(problem)) from problem
        await self._add_files(delivery, made)
        return str(made["ts"])

    async def _add_files(self, delivery: Delivery, made: Json) -> None:
        """Put files into the thread of their message, or below it where it was told to one person.

        The message stands, whatever becomes of them.
        """
        place = {"channel_id": made["channel"]}
        if delivery.kind is not DeliveryKind.TELL:
            place |= {"thread_ts": delivery.under or made["ts"]}
        for file in files_of(delivery.message):
            await self._uploads.share(file, **place)

    async def _edit(self, channel: str, delivery: Delivery) -> str:
        async def update(brought: Brought) -> None:
            drawn = payload_of(delivery.message, brought)
            shown = {name: drawn[name] for name in ("text", "blocks")}
            await self._client.chat_update(channel=channel, ts=delivery.under or "", parse="none", **shown)

        try:
            await self._uploads.hang(update, await self._uploads.pictures(delivery.message))
        except Exception as problem:
            failure = failure_of(problem)
            if failure.reason not in MOOT_EDITS:
                # an edit can be repeated without harm, so it never needs a look-up
                raise DeliveryError(replace(failure, ambiguous=False)) from problem
            log.warning("a message in %s cannot be edited any more: %s", delivery.channel, failure.reason)
        return delivery.under or ""

    async def _look(self, channel: str, delivery: Delivery, since: datetime) -> str | None:
        key = key_of(delivery)
        try:
            recent = self._messages(channel, delivery, f"{(since - SKEW).timestamp():.6f}")
            twins = sorted([str(message["ts"]) async for message in recent if _key_in(message) == key])
        except Exception as problem:
            failure = failure_of(problem)
            if failure.reason == GONE:
                raise DeliveryError(failure) from problem
            # whatever stopped the look-up, the earlier attempt may have succeeded; without the scope
            # (which is optional) that never clears up by itself, but the channel is fine
            unsure = not failure.permanent or failure.reason == "missing_scope"
            raise DeliveryError(replace(failure, ambiguous=unsure, permanent=not unsure)) from problem
        await self._remove(channel, delivery, twins[1:])
        return twins[0] if twins else None

    async def _remove(self, channel: str, delivery: Delivery, younger: list[str]) -> None:
        """Take away what an earlier try made a second time; people may have answered the oldest already."""
        for ts in younger:
            try:
                await self._client.chat_delete(channel=channel, ts=ts)
                log.warning("a message in %s was there twice; the younger is removed", delivery.channel)
            except Exception:
                # the next look-up would try again, but there is none: what we wanted is there
                log.exception("a message in %s is there twice, and cannot be removed", delivery.channel)

    async def _messages(self, channel: str, delivery: Delivery, oldest: str) -> AsyncIterator[Json]:
        cursor = ""
        while True:
            page: Json = {"oldest": oldest, "limit": PAGE, "include_all_metadata": True}
            page |= {"cursor": cursor} if cursor else {}
            match delivery.kind:
                case DeliveryKind.POST:
                    answer = await self._client.conversations_history(channel=channel, **page)
                case DeliveryKind.REPLY:
                    answer = await self._client.conversations_replies(
                        channel=channel, ts=delivery.under or "", **page
                    )
                case DeliveryKind.EDIT | DeliveryKind.TELL:
                    raise ValueError("only what stands in a channel is looked for")
                case _:
                    assert_never(delivery.kind)
            for message in answer["messages"]:
                yield message
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def key_of(delivery: Delivery) -> str:
    """Return what marks the message of a delivery; everybody in the workspace can read it."""
    return sha256(delivery.key.encode()).hexdigest()[:16]


def _key_in(message: Json) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return str(key) if key else None


def _check(delivery: Delivery) -> None:
    try:
        payload_of(delivery.message)
    except Exception as problem:
        log.exception("the delivery %s cannot be drawn", delivery.key)
        raise DeliveryError(Failure("cannot_be_drawn")) from problem
