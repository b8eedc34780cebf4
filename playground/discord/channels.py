"""Channels, direct messages and threads as Discord describes them."""

from datetime import datetime, timedelta

from playground.discord.citizens import user
from playground.discord.native import Json
from playground.discord.places import BOT_ID, GUILD_ID

TEXT, DM, THREAD = 0, 1, 11


def text_channel(channel_id: str, name: str, position: int) -> Json:
    """Return a new text channel of the guild."""
    return {
        "id": channel_id,
        "type": TEXT,
        "guild_id": GUILD_ID,
        "name": name,
        "position": position,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def direct_channel(channel_id: str, user_id: str) -> Json:
    """Return a new direct-message channel between the bot and somebody."""
    return {
        "id": channel_id,
        "type": DM,
        "recipients": [user(user_id)],
        "last_message_id": None,
        "flags": 0,
    }


def thread_channel(message: Json, name: str, minutes: int, now: datetime) -> Json:
    """Return the new thread of a message; the two share an id."""
    return {
        "id": message["id"],
        "type": THREAD,
        "guild_id": GUILD_ID,
        "parent_id": message["channel_id"],
        "owner_id": BOT_ID,
        "name": name,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "locked": False,
            "auto_archive_duration": minutes,
            "archive_timestamp": now.isoformat(),
            "create_timestamp": now.isoformat(),
        },
    }


def settle_archive(thread: Json, last_activity: datetime, now: datetime) -> None:
    """Archive a thread that has been silent for its time."""
    metadata = thread["thread_metadata"]
    if (
        now - last_activity >= timedelta(minutes=metadata["auto_archive_duration"])
        and not metadata["archived"]
    ):
        metadata["archived"] = True
        metadata["archive_timestamp"] = now.isoformat()
