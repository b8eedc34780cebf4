"""The state of the playground's Slack and the ways in which it changes."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from playground.clock import Clock
from playground.slack import limits, places
from playground.slack.content import Content, name_blocks
from playground.slack.deadlines import Deadlines
from playground.slack.errors import SlackError
from playground.slack.files import Files
from playground.slack.message import Channel, Message
from playground.slack.pings import Ping, find_mentions
from playground.slack.places import Json
from playground.slack.responses import ResponseUrls
from playground.slack.triggers import Triggers
from playground.slack.view import View


class Call(NamedTuple):
    """What the bot sent and what Slack answered; no response means that the line went dead."""

    method: str
    payload: Json
    response: Json | None


class Workspace:
    """Everything that Slack remembers; nothing here knows of sockets or HTTP."""

    def __init__(self, clock: Clock, deadlines: Deadlines):
        self.clock = clock
        self.scopes = set(places.SCOPES)
        self.token_revoked = False
        self.app_token_revoked = False
        self.channels = {
            places.STUDY: Channel(places.STUDY, "study"),
            places.OTHER: Channel(places.OTHER, "random", bot_in=False),
        }
        self.views: dict[str, list[View]] = {}
        self.drafts: dict[tuple[str, str], dict[str, dict[str, Json]]] = {}
        self.notices: dict[str, list[Json]] = {}
        self.commands: list[Json] = []
        self.shortcuts: list[Json] = []
        self.messages_tab = True
        self.read_only_tab = False
        self.files = Files()
        self.bot_events: set[str] = set()
        self.pings: list[Ping] = []
        self.calls: list[Call] = []
        self.triggers = Triggers(deadlines)
        self.responses = ResponseUrls(clock, timedelta(minutes=limits.RESPONSE_MINUTES))
        self.listeners: list[Callable[[], None]] = []
        self.moved = asyncio.Event()
        self.last_stamp = 0
        self.last_id = 0

    def changed(self) -> None:
        """Tell everybody who listens that something visible changed."""
        self.moved.set()
        for listener in self.listeners:
            listener()

    def record(self, method: str, payload: Json, response: Json | None) -> None:
        """Remember what the bot sent."""
        self.calls.append(Call(method, payload, response))
        del self.calls[: -limits.CALLS_KEPT]
        self.moved.set()

    def stamp(self) -> str:
        """Return a timestamp of the town's clock that is later than all before it."""
        now = int(self.clock.now().timestamp() * 1_000_000)
        self.last_stamp = max(now, self.last_stamp + 1)
        return f"{self.last_stamp // 1_000_000}.{self.last_stamp % 1_000_000:06d}"

    def fresh_id(self, prefix: str = "b") -> str:
        """Return an id that Slack makes up, such as the id of a nameless block."""
        self.last_id += 1
        return f"{prefix}{self.last_id:05X}"

    def channel(self, name: str) -> Channel:
        """Return a channel by id, by #name, or the direct message with a person.

        Raises:
            SlackError: `channel_not_found`.
        """
        if name in places.USERS:
            return self.direct(name)
        by_name = (c for c in self.channels.values() if not c.direct and f"#{c.name}" == name)
        found = self.channels.get(name) or next(by_name, None)
        if found is None:
            raise SlackError("channel_not_found")
        return found

    def direct(self, user: str) -> Channel:
        """Return the direct message between a person and the bot; it always was there."""
        fresh = Channel(f"D{user[1:]}", user, {user}, direct=True)
        return self.channels.setdefault(fresh.id, fresh)

    def find(self, ts: str, viewer: str) -> Message | None:
        """Return a message that this person sees."""
        seen = (m for c in self.channels.values() if viewer in c.members for m in c.visible(viewer))
        return next((m for m in seen if m.ts == ts and not m.tombstone), None)

    def thread_for(self, channel: Channel, thread_ts: str | None) -> str | None:
        """Return the thread that a new message joins.

        Raises:
            SlackError: there is no such message, or nothing can stand below it.
        """
        if not thread_ts:
            return None
        parent = channel.public(thread_ts)
        if parent is None:
            raise SlackError("thread_not_found")
        if parent.is_reply or parent.tombstone:
            raise SlackError("cannot_reply_to_message")
        return thread_ts

    def post(self, channel: Channel, content: Content, **more: object) -> Message:
        """Let the bot's message appear.

        Raises:
            SlackError: it shows a file that Slack cannot show.
        """
        self.files.require(content.blocks or [])
        message = Message(self.stamp(), channel.id, places.BOT_USER)
        for name, value in more.items():
            setattr(message, name, value)
        channel.messages.append(message)
        self._fill(message, content)
        return message

    def write(self, message: Message, content: Content) -> None:
        """Put content into a message; what the content does not mention stays.

        Raises:
            SlackError: it shows a file that Slack cannot show.
        """
        self.files.require(content.blocks or [])
        self._fill(message, content)

    def _fill(self, message: Message, content: Content) -> None:
        if content.text is not None:
            message.text = content.text
        if content.blocks is not None:
            message.blocks = name_blocks(content.blocks, self.fresh_id)
        if content.attachments is not None:
            message.attachments = content.attachments
        if content.metadata is not None:
            message.metadata = content.metadata or None
        self._hear(message, content)
        self.changed()

    def _hear(self, message: Message, content: Content) -> None:
        found = find_mentions(
            content.text or "", content.blocks or [], content.attachments or [], content.loose_names
        )
        self.pings += [Ping(message.channel, message.ts, mention) for mention in found]

    def remove(self, message: Message) -> None:
        """Take a message away; one with replies leaves a tombstone, as in Slack."""
        channel = self.channels[message.channel]
        if channel.replies(message.ts):
            message.text = "This message was deleted."
            message.blocks, message.attachments, message.files = [], [], []
            message.tombstone = True
        else:
            channel.messages.remove(message)
        self.changed()

    def notify(self, user: str, text: str) -> None:
        """Let Slack itself tell a person something."""
        notice = {"at": self.clock.now().isoformat(), "text": text}
        self.notices.setdefault(user, []).append(notice)
        self.changed()
