"""Permission bits and how a channel's overwrites change them."""

from enum import IntFlag

from playground.discord.native import Json
from playground.discord.places import GUILD_ID


class Permission(IntFlag):
    """The permissions that the local Discord checks or shows."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = sum(Permission)
EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.ADD_REACTIONS
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
)
STEWARD = EVERYONE | Permission.MANAGE_GUILD | Permission.MANAGE_CHANNELS | Permission.MANAGE_MESSAGES
BOT = EVERYONE | Permission.MANAGE_THREADS


def in_channel(base: int, channel: Json, role_ids: list[str], user_id: str) -> int:
    """Return `base` after the overwrites of a channel: everyone's, then the roles', then the member's."""
    if base & Permission.ADMINISTRATOR:
        return ALL
    overwrites = {overwrite["id"]: overwrite for overwrite in channel.get("permission_overwrites", ())}
    base = _apply(base, [overwrites[GUILD_ID]] if GUILD_ID in overwrites else [])
    base = _apply(base, [overwrites[role] for role in role_ids if role in overwrites])
    return _apply(base, [overwrites[user_id]] if user_id in overwrites else [])


def deny(channel: Json, target_id: str, permissions: int, *, role: bool) -> None:
    """Take permissions away from a role or a member in a channel."""
    kept = [o for o in channel["permission_overwrites"] if o["id"] != target_id]
    kept.append({"id": target_id, "type": 0 if role else 1, "allow": "0", "deny": str(int(permissions))})
    channel["permission_overwrites"] = kept


def allow(channel: Json, target_id: str) -> None:
    """Take back what was denied to a role or a member in a channel."""
    channel["permission_overwrites"] = [o for o in channel["permission_overwrites"] if o["id"] != target_id]


def _apply(base: int, overwrites: list[Json]) -> int:
    for overwrite in overwrites:
        base &= ~int(overwrite["deny"])
    for overwrite in overwrites:
        base |= int(overwrite["allow"])
    return base
