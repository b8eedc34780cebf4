"""Finds channels and messages, and refuses those who may not touch them."""

from datetime import datetime

from playground.discord import errors
from playground.discord.channels import DM, THREAD, settle_archive
from playground.discord.citizens import base_permissions, role_ids
from playground.discord.native import Json
from playground.discord.permissions import ALL, Permission, in_channel
from playground.discord.places import BOT_ID
from playground.discord.snowflake import moment_of
from playground.discord.world import World


def find_channel(world: World, channel_id: str) -> Json:
    """Return a channel, direct-message channel or thread, its archiving brought up to date.

    Raises:
        ApiError: there is none.
    """
    channel = world.state.channels.get(channel_id)
    if channel is None:
        raise errors.UNKNOWN_CHANNEL.error()
    if channel["type"] == THREAD:
        settle_archive(channel, _last_activity(channel), world.now())
    return channel


def permissions_in(world: World, channel: Json, user_id: str) -> int:
    """Return what somebody may do in a channel; a thread follows its parent."""
    if channel["type"] == DM:
        people = {BOT_ID, *(person["id"] for person in channel["recipients"])}
        return ALL if user_id in people else 0
    if user_id == BOT_ID and not world.state.bot_in_guild:
        return 0
    place = world.state.channels[channel["parent_id"]] if channel["type"] == THREAD else channel
    return in_channel(base_permissions(user_id), place, role_ids(user_id), user_id)


def may_see(world: World, channel: Json, user_id: str) -> bool:
    """Tell whether somebody sees a channel."""
    return bool(permissions_in(world, channel, user_id) & Permission.VIEW_CHANNEL)


def require(world: World, channel_id: str, *needed: Permission) -> Json:
    """Return a channel in which the bot has these permissions.

    Raises:
        ApiError: no such channel, no access, or a permission is missing.
    """
    channel = find_channel(world, channel_id)
    granted = permissions_in(world, channel, BOT_ID)
    if not granted & Permission.VIEW_CHANNEL:
        raise errors.MISSING_ACCESS.error()
    if any(not granted & permission for permission in needed):
        raise errors.MISSING_PERMISSIONS.error()
    return channel


def require_send(world: World, channel_id: str) -> Json:
    """Return a channel or thread in which the bot may write."""
    is_thread = find_channel(world, channel_id)["type"] == THREAD
    return require(
        world, channel_id, Permission.SEND_MESSAGES_IN_THREADS if is_thread else Permission.SEND_MESSAGES
    )


def find_message(world: World, channel_id: str, message_id: str, viewer_id: str | None = None) -> Json:
    """Return a message that is public, or private to the viewer.

    Raises:
        ApiError: there is none.
    """
    message = world.state.messages.get(channel_id, {}).get(message_id)
    if message is None or world.state.audience.get(message_id, viewer_id) != viewer_id:
        raise errors.UNKNOWN_MESSAGE.error()
    return message


def require_open(channel: Json) -> None:
    """Refuse a change inside an archived thread."""
    if channel["type"] == THREAD and channel["thread_metadata"]["archived"]:
        raise errors.THREAD_ARCHIVED.error()


def _last_activity(thread: Json) -> datetime:
    metadata = thread["thread_metadata"]
    moments = [metadata["create_timestamp"], metadata["archive_timestamp"]]
    latest = max(datetime.fromisoformat(moment) for moment in moments)
    last = thread["last_message_id"]
    return max(latest, moment_of(last)) if last else latest
