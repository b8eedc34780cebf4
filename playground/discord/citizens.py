"""Users, members and roles as Discord describes them."""

from typing import Final

from playground.discord.native import Json
from playground.discord.permissions import BOT, EVERYONE, STEWARD
from playground.discord.places import (
    BOT_ID,
    BOT_ROLE_ID,
    FOUNDED,
    GUILD_ID,
    OWNER_ID,
    STEWARD_ROLE_ID,
    USER_IDS,
)
from playground.people import CAST

PERSON_OF: Final = {USER_IDS[person.id]: person for person in CAST}


def user(user_id: str) -> Json:
    """Return the user object of a person, the bot or the application's owner."""
    if user_id == BOT_ID:
        return _user(user_id, "studyhall", "Studyhall") | {"bot": True}
    if user_id == OWNER_ID:
        return _user(user_id, "owner", "Owner")
    person = PERSON_OF[user_id]
    return _user(user_id, person.id, person.name)


def is_user(user_id: str) -> bool:
    """Tell whether somebody has this id."""
    return user_id in PERSON_OF or user_id in (BOT_ID, OWNER_ID)


def is_member(user_id: str) -> bool:
    """Tell whether this user lives in the guild."""
    return user_id in PERSON_OF or user_id == BOT_ID


def role_ids(user_id: str) -> list[str]:
    """Return the roles of a member, beside everyone's."""
    if user_id == BOT_ID:
        return [BOT_ROLE_ID]
    return [STEWARD_ROLE_ID] if PERSON_OF[user_id].steward else []


def base_permissions(user_id: str) -> int:
    """Return what a member may do before any channel's overwrites."""
    roles = {role["id"]: int(role["permissions"]) for role in all_roles()}
    granted = roles[GUILD_ID]
    for role in role_ids(user_id):
        granted |= roles[role]
    return granted


def member(user_id: str) -> Json:
    """Return the member object of somebody in the guild."""
    return {
        "user": user(user_id),
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": role_ids(user_id),
        "joined_at": FOUNDED,
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def all_roles() -> list[Json]:
    """Return the guild's roles, everyone's first."""
    return [
        _role(GUILD_ID, "@everyone", 0, EVERYONE),
        _role(STEWARD_ROLE_ID, "Stewards", 1, STEWARD),
        _role(BOT_ROLE_ID, "Studyhall", 2, BOT) | {"managed": True, "tags": {"bot_id": BOT_ID}},
    ]


def role(role_id: str) -> Json | None:
    """Return the role with this id, if there is one."""
    return next((role for role in all_roles() if role["id"] == role_id), None)


def _user(user_id: str, username: str, shown: str) -> Json:
    return {
        "id": user_id,
        "username": username,
        "global_name": shown,
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "public_flags": 0,
    }


def _role(role_id: str, name: str, position: int, permissions: int) -> Json:
    return {
        "id": role_id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": str(int(permissions)),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
