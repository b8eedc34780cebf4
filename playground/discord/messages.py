"""Makes, changes and removes messages, and tells everybody concerned."""

from copy import deepcopy
from dataclasses import dataclass, field

from playground.discord import attachments, limits
from playground.discord.access import find_channel
from playground.discord.attachments import Upload
from playground.discord.channels import THREAD
from playground.discord.citizens import member, user
from playground.discord.components import number, texts
from playground.discord.mentions import ORDINARY_DEFAULT, Mentions, find_mentions
from playground.discord.native import Json
from playground.discord.places import BOT_ID
from playground.discord.world import Ping, World

DEFAULT, REPLY, CHAT_COMMAND, THREAD_STARTER, MENU_COMMAND = 0, 19, 20, 21, 23
COMMAND_KINDS = {1: CHAT_COMMAND, 2: MENU_COMMAND, 3: MENU_COMMAND}
"""The kind of a message that answers a command, by the command's type."""
SETTABLE = limits.COMPONENTS_V2 | limits.SUPPRESS_EMBEDS | limits.SUPPRESS_NOTIFICATIONS


@dataclass(frozen=True)
class Letter:
    """A checked request to make a message, and who is behind it."""

    body: Json
    author_id: str = BOT_ID
    uploads: list[Upload] = field(default_factory=list)
    kind: int = DEFAULT
    flags: int = 0
    audience: str | None = None
    allowed_by_default: Json = field(default_factory=lambda: ORDINARY_DEFAULT)
    replied_to: str | None = None
    extra: Json = field(default_factory=dict)


def create(world: World, channel_id: str, letter: Letter) -> Json:
    """Add a message to a channel and return it."""
    channel = find_channel(world, channel_id)
    message = _blank(world, channel_id, letter)
    _fill(world, message, letter.body, letter.uploads)
    mentions = _mentions(message, letter)
    message |= mentions.as_fields()
    world.state.messages.setdefault(channel_id, {})[message["id"]] = message
    if letter.audience:
        world.state.audience[message["id"]] = letter.audience
        world.changed()
        return message
    _count(world, channel, message)
    _ring(world, message, mentions)
    publish(world, "MESSAGE_CREATE", message | _nonce(letter.body))
    world.changed()
    return message


def edit(world: World, message: Json, body: Json, uploads: list[Upload], *, filling: bool = False) -> Json:
    """Change a message; `filling` puts first words into a loading reply, which notifies and is no edit."""
    _fill(world, message, body, uploads)
    letter = Letter(body, allowed_by_default={"parse": ["users"]})
    mentions = _mentions(message, letter)
    message |= mentions.as_fields()
    if filling:
        message["flags"] &= ~limits.LOADING
        if message["id"] not in world.state.audience:
            _ring(world, message, mentions)
    else:
        message["edited_timestamp"] = world.now().isoformat()
    publish(world, "MESSAGE_UPDATE", message)
    world.changed()
    return message


def shown(world: World, message: Json) -> Json:
    """Return a message as Discord shows it, beside its thread."""
    thread = world.state.channels.get(message["id"])
    return message | ({"thread": thread} if thread else {})


def delete(world: World, message: Json) -> None:
    """Remove a message; its thread stays."""
    channel_id, message_id = message["channel_id"], message["id"]
    del world.state.messages[channel_id][message_id]
    if world.state.audience.pop(message_id, None) is None:
        gone = {"id": message_id, "channel_id": channel_id} | _guild(world, channel_id)
        world.hub.publish("MESSAGE_DELETE", gone)
    world.changed()


def publish(world: World, event: str, message: Json) -> None:
    """Tell the bot about a public message."""
    if message["id"] in world.state.audience:
        return
    guild = _guild(world, message["channel_id"])
    if guild:
        guild["member"] = {k: v for k, v in member(message["author"]["id"]).items() if k != "user"}
    world.hub.publish(event, shown(world, message) | guild)


def _blank(world: World, channel_id: str, letter: Letter) -> Json:
    flags = letter.flags | ((letter.body.get("flags") or 0) & SETTABLE)
    return {
        "id": world.ids.mint(),
        "type": letter.kind,
        "channel_id": channel_id,
        "author": user(letter.author_id),
        "content": "",
        "timestamp": world.now().isoformat(),
        "edited_timestamp": None,
        "tts": bool(letter.body.get("tts")),
        "pinned": False,
        "flags": flags | (limits.EPHEMERAL if letter.audience else 0),
        "attachments": [],
        "embeds": [],
        "components": [],
        **deepcopy(letter.extra),
    }


def _fill(world: World, message: Json, body: Json, uploads: list[Upload]) -> None:
    if "content" in body:
        message["content"] = body["content"] or ""
    if "embeds" in body:
        message["embeds"] = [{"type": "rich"} | deepcopy(embed) for embed in body["embeds"] or ()]
    if "components" in body:
        message["components"] = deepcopy(body["components"] or [])
        number(message["components"])
    message["flags"] |= (body.get("flags") or 0) & limits.COMPONENTS_V2
    if "attachments" in body or uploads:
        described = body.get("attachments") or []
        kept = {str(item.get("id")) for item in described}
        message["attachments"] = [item for item in message["attachments"] if item["id"] in kept]
        message["attachments"] += attachments.store(world, message["channel_id"], described, uploads)
    attachments.link(message["embeds"], message["components"], message["attachments"])


def _mentions(message: Json, letter: Letter) -> Mentions:
    words = "\n".join([message["content"], *texts(message["components"])])
    allowed = letter.body.get("allowed_mentions")
    return find_mentions(words, letter.allowed_by_default if allowed is None else allowed, letter.replied_to)


def _count(world: World, channel: Json, message: Json) -> None:
    channel["last_message_id"] = message["id"]
    if channel["type"] != THREAD or message["type"] == THREAD_STARTER:
        return
    channel["message_count"] += 1
    channel["total_message_sent"] += 1
    if channel["thread_metadata"]["archived"]:
        channel["thread_metadata"]["archived"] = False
        channel["thread_metadata"]["archive_timestamp"] = world.now().isoformat()
        world.hub.publish("THREAD_UPDATE", channel)


def _ring(world: World, message: Json, mentions: Mentions) -> None:
    # Whether the bot holds MENTION_EVERYONE is ignored on purpose: a guild may grant it any day.
    pings = [Ping(message["id"], message["channel_id"], kind, target) for kind, target in mentions.targets()]
    world.pings.extend(pings)


def _nonce(body: Json) -> Json:
    return {"nonce": body["nonce"]} if body.get("nonce") is not None else {}


def _guild(world: World, channel_id: str) -> Json:
    channel = world.state.channels.get(channel_id, {})
    return {"guild_id": channel["guild_id"]} if "guild_id" in channel else {}
