"""Routes of channels and threads."""

from playground.discord import errors, limits, messages
from playground.discord.access import find_channel, find_message, require
from playground.discord.channels import DM, THREAD, thread_channel
from playground.discord.errors import Problems
from playground.discord.messages import THREAD_STARTER, Letter
from playground.discord.native import Json
from playground.discord.permissions import Permission
from playground.discord.places import BOT_ID
from playground.discord.rest.call import NOTHING, Call, Reply
from playground.discord.world import World

DAY_MINUTES = 1440


def get_channel(world: World, call: Call) -> Reply:
    """Describe a channel."""
    return Reply(require(world, call.params["id"]))


def typing(world: World, call: Call) -> Reply:
    """Show that the bot is typing, which nobody here watches."""
    require(world, call.params["id"])
    return NOTHING


def create_thread(world: World, call: Call) -> Reply:
    """Start the one thread that a message may have; it takes the message's id."""
    channel = require(world, call.params["id"], Permission.CREATE_PUBLIC_THREADS)
    message = find_message(world, channel["id"], call.params["message"])
    minutes = call.form.get("auto_archive_duration") or DAY_MINUTES
    problems = Problems()
    problems.length("name", call.form.get("name"), 1, limits.THREAD_NAME)
    problems.choice("auto_archive_duration", minutes, limits.ARCHIVE_MINUTES)
    problems.settle()
    if message["id"] in world.state.channels:
        raise errors.THREAD_EXISTS.error()
    if channel["type"] in (DM, THREAD):
        raise errors.ApiError(400, 50024, "Cannot execute action on this channel type")
    thread = thread_channel(message, call.form["name"], minutes, world.now())
    _open(world, message, thread)
    return Reply(thread, 201)


def edit_channel(world: World, call: Call) -> Reply:
    """Rename, archive, lock or reopen a thread; other channels are not the bot's to change."""
    channel = find_channel(world, call.params["id"])
    if channel["type"] != THREAD:
        require(world, channel["id"], Permission.MANAGE_CHANNELS)
        raise errors.BAD_REQUEST.error()
    require(world, channel["id"])
    if channel["owner_id"] != BOT_ID or "locked" in call.form:
        require(world, channel["id"], Permission.MANAGE_THREADS)
    _change(world, channel, call.form)
    world.hub.publish("THREAD_UPDATE", channel)
    world.changed()
    return Reply(channel)


def _open(world: World, message: Json, thread: Json) -> None:
    world.state.channels[thread["id"]] = thread
    message["flags"] |= limits.HAS_THREAD
    world.hub.publish("THREAD_CREATE", thread | {"newly_created": True})
    messages.publish(world, "MESSAGE_UPDATE", message)
    reference = {"type": 0, "channel_id": message["channel_id"], "message_id": message["id"]}
    starter = Letter(
        {}, author_id=message["author"]["id"], kind=THREAD_STARTER, extra={"message_reference": reference}
    )
    messages.create(world, thread["id"], starter)


def _change(world: World, thread: Json, form: Json) -> None:
    problems = Problems()
    if "name" in form:
        problems.length("name", form["name"], 1, limits.THREAD_NAME)
    if "auto_archive_duration" in form:
        problems.choice("auto_archive_duration", form["auto_archive_duration"], limits.ARCHIVE_MINUTES)
    problems.settle()
    metadata = thread["thread_metadata"]
    # Only reopening is possible in an archived thread, unless the same request reopens it.
    if metadata["archived"] and form.get("archived", True) and "name" in form:
        raise errors.THREAD_ARCHIVED.error()
    thread["name"] = form.get("name", thread["name"])
    for name in ("archived", "locked", "auto_archive_duration"):
        if form.get(name) is not None:
            metadata[name] = form[name]
    metadata["archive_timestamp"] = world.now().isoformat()
