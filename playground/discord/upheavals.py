"""What happens to the guild around the bot: channels come and go, and so does the bot."""

from playground.discord.access import find_channel
from playground.discord.channels import TEXT, THREAD, text_channel
from playground.discord.guild import guild_create
from playground.discord.permissions import ALL, Permission, allow, deny
from playground.discord.places import BOT_ID, GUILD_ID, USER_IDS
from playground.discord.world import World


def add_channel(world: World, name: str, *, member: bool) -> str:
    """Add a text channel and return its id."""
    channels = world.state.channels
    position = sum(channel["type"] == TEXT for channel in channels.values())
    channel = text_channel(world.ids.mint(), name, position)
    channels[channel["id"]] = channel
    if not member:
        deny(channel, BOT_ID, ALL, role=False)
    world.hub.publish("CHANNEL_CREATE", channel)
    world.changed()
    return str(channel["id"])


def remove_bot(world: World, channel_id: str) -> None:
    """Deny the bot everything in a channel."""
    channel = find_channel(world, channel_id)
    deny(channel, BOT_ID, ALL, role=False)
    world.hub.publish("CHANNEL_UPDATE", channel)
    world.changed()


def let_bot_in(world: World, channel_id: str) -> None:
    """Take back what was denied to the bot in a channel."""
    channel = find_channel(world, channel_id)
    allow(channel, BOT_ID)
    world.hub.publish("CHANNEL_UPDATE", channel)
    world.changed()


def delete_channel(world: World, channel_id: str) -> None:
    """Delete a channel, its threads and all messages in them."""
    channel = find_channel(world, channel_id)
    threads = [c for c in world.state.channels.values() if c.get("parent_id") == channel_id]
    for gone in (*threads, channel):
        del world.state.channels[gone["id"]]
        world.state.messages.pop(gone["id"], None)
    world.hub.publish("THREAD_DELETE" if channel["type"] == THREAD else "CHANNEL_DELETE", channel)
    world.changed()


def archive(world: World, thread_id: str, *, locked: bool) -> None:
    """Archive a thread now."""
    thread = find_channel(world, thread_id)
    thread["thread_metadata"] |= {
        "archived": True,
        "locked": locked,
        "archive_timestamp": world.now().isoformat(),
    }
    world.hub.publish("THREAD_UPDATE", thread)
    world.changed()


def refuse_direct(world: World, person: str, *, refuses: bool) -> None:
    """Let somebody take no direct messages, or take them again."""
    others = [user_id for user_id in world.state.refusing if user_id != USER_IDS[person]]
    world.state.refusing = [*others, *([USER_IDS[person]] if refuses else [])]
    world.changed()


def forbid_files(world: World, channel_id: str) -> None:
    """Deny the bot to attach files in a channel."""
    channel = find_channel(world, channel_id)
    deny(channel, BOT_ID, Permission.ATTACH_FILES, role=False)
    world.hub.publish("CHANNEL_UPDATE", channel)
    world.changed()


def kick_bot(world: World) -> None:
    """Throw the bot out."""
    world.state.bot_in_guild = False
    world.hub.publish("GUILD_DELETE", {"id": GUILD_ID})
    world.changed()


def invite_bot(world: World) -> None:
    """Let the bot in again."""
    world.state.bot_in_guild = True
    for session in list(world.hub.sessions.values()):
        session.push("GUILD_CREATE", guild_create(world.state, session.intents))
    world.changed()
