"""A message and a channel of the playground's Slack."""

from dataclasses import dataclass, field

from playground.slack import places
from playground.slack.places import Json


@dataclass
class Message:
    """One message; `private_to` is the only person who sees an ephemeral one."""

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    edited: Json | None = None
    metadata: Json | None = None
    private_to: str | None = None
    unfurl_links: bool = True
    unfurl_media: bool = True
    tombstone: bool = False

    @property
    def by_bot(self) -> bool:
        """Tell whether the bot wrote it."""
        return self.user == places.BOT_USER

    @property
    def is_reply(self) -> bool:
        """Tell whether it stands in a thread below another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def native(self) -> Json:
        """Return the message as Slack writes it, without what its thread adds."""
        shown: Json = {
            "type": "message",
            "ts": self.ts,
            "user": self.user,
            "team": places.TEAM_ID,
            "text": self.text,
        }
        if self.by_bot:
            shown |= {"bot_id": places.BOT_ID, "app_id": places.APP_ID}
        if self.tombstone:
            shown |= {"subtype": "tombstone", "hidden": True}
        for name in ("blocks", "attachments", "files", "thread_ts", "edited", "metadata"):
            if getattr(self, name):
                shown[name] = getattr(self, name)
        return shown


def with_thread(message: Message, replies: list[Message]) -> Json:
    """Return a message with what Slack tells of the thread below it."""
    shown = message.native()
    if replies:
        users = list(dict.fromkeys(m.user for m in replies))
        shown |= {
            "thread_ts": message.ts,
            "reply_count": len(replies),
            "reply_users": users,
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
        }
    return shown


@dataclass
class Channel:
    """A place with messages; a direct message is one whose name is a person's id."""

    id: str
    name: str
    members: set[str] = field(default_factory=lambda: set(places.USERS))
    bot_in: bool = True
    archived: bool = False
    direct: bool = False
    messages: list[Message] = field(default_factory=list)

    def replies(self, ts: str) -> list[Message]:
        """Return the public replies below a message, oldest first."""
        return [m for m in self.visible(None) if m.is_reply and m.thread_ts == ts]

    def threads(self, viewer: str | None) -> dict[str, list[Message]]:
        """Return all replies that a viewer sees, by the message below which they stand."""
        threads: dict[str, list[Message]] = {}
        for message in self.visible(viewer):
            if message.is_reply and message.thread_ts:
                threads.setdefault(message.thread_ts, []).append(message)
        return threads

    def visible(self, viewer: str | None) -> list[Message]:
        """Return the public messages and the private ones of this viewer, in order of time."""
        return [m for m in self.messages if m.private_to in (None, viewer)]

    def public(self, ts: str) -> Message | None:
        """Return a public message by its timestamp."""
        return next((m for m in self.messages if m.ts == ts and m.private_to is None), None)

    def native(self) -> Json:
        """Return the channel as conversations.info shows it."""
        if self.direct:
            return {"id": self.id, "is_im": True, "user": self.name, "is_archived": False}
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": True,
            "is_im": False,
            "is_private": False,
            "is_archived": self.archived,
            "is_member": self.bot_in,
            "num_members": len(self.members),
            "context_team_id": places.TEAM_ID,
        }
