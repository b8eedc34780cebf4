"""The guild as Discord describes it over REST and over the gateway."""

from playground.discord.channels import TEXT, THREAD
from playground.discord.citizens import PERSON_OF, all_roles, member
from playground.discord.intents import Intent
from playground.discord.native import Json
from playground.discord.places import BOT_ID, FOUNDED, GUILD_ID, GUILD_NAME, LOCALE, OWNER_ID
from playground.discord.state import State


def guild_object(state: State) -> Json:
    """Return the guild without what lives in it."""
    return {
        "id": GUILD_ID,
        "name": GUILD_NAME,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "owner_id": OWNER_ID,
        "region": "",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "roles": all_roles(),
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "nsfw_level": 0,
        "application_id": None,
        "system_channel_id": next(iter(state.channels), None),
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "vanity_url_code": None,
        "premium_tier": 0,
        "preferred_locale": LOCALE,
        "incidents_data": None,
    }


def guild_create(state: State, intents: int) -> Json:
    """Return the GUILD_CREATE event; without the members intent it names only the bot."""
    people = list(PERSON_OF) if intents & Intent.GUILD_MEMBERS else []
    channels = list(state.channels.values())
    open_threads = [c for c in channels if c["type"] == THREAD and not c["thread_metadata"]["archived"]]
    return guild_object(state) | {
        "joined_at": FOUNDED,
        "large": False,
        "unavailable": False,
        "member_count": len(PERSON_OF) + 1,
        "voice_states": [],
        "members": [member(user_id) for user_id in (BOT_ID, *people)],
        "channels": [channel for channel in channels if channel["type"] == TEXT],
        "threads": open_threads,
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def members_chunk(asked: Json) -> Json:
    """Return the answer to a request for members."""
    wanted = asked.get("user_ids")
    ids = [wanted] if isinstance(wanted, str | int) else wanted
    people = (
        [BOT_ID, *PERSON_OF] if ids is None else [i for i in map(str, ids) if i in PERSON_OF or i == BOT_ID]
    )
    query = asked.get("query") or ""
    found = [member(i) for i in people]
    chunk = {
        "guild_id": GUILD_ID,
        "members": [one for one in found if one["user"]["username"].startswith(query)],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [str(i) for i in ids or () if str(i) not in people],
    }
    return chunk | ({"nonce": asked["nonce"]} if asked.get("nonce") else {})
