"""Routes about the gateway, the application, its user, people and the guild."""

from playground.discord import errors
from playground.discord.channels import TEXT, direct_channel
from playground.discord.citizens import PERSON_OF, is_member, is_user, member, user
from playground.discord.guild import guild_object
from playground.discord.native import Json
from playground.discord.places import APPLICATION_ID, BOT_ID, GUILD_ID, OWNER_ID
from playground.discord.rest.call import Call, Reply
from playground.discord.world import World


def gateway(world: World, _: Call) -> Reply:
    """Say where the gateway is."""
    return Reply({"url": world.origin.replace("http", "ws", 1) + "/gateway"})


def gateway_bot(world: World, call: Call) -> Reply:
    """Say where the gateway is and how often one may identify."""
    starts = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    body: Json = gateway(world, call).body
    return Reply(body | {"shards": 1, "session_start_limit": starts})


def me(_world: World, _: Call) -> Reply:
    """Describe the bot's user."""
    return Reply(
        user(BOT_ID) | {"verified": True, "mfa_enabled": True, "email": None, "locale": "en-US", "flags": 0}
    )


def get_user(_world: World, call: Call) -> Reply:
    """Describe a user."""
    if not is_user(call.params["id"]):
        raise errors.UNKNOWN_USER.error()
    return Reply(user(call.params["id"]))


def application(_world: World, _: Call) -> Reply:
    """Describe the bot's application."""
    return Reply(
        {
            "id": APPLICATION_ID,
            "name": "Studyhall",
            "description": "",
            "summary": "",
            "icon": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "bot_public": True,
            "bot_require_code_grant": False,
            "interactions_endpoint_url": None,
            "owner": user(OWNER_ID),
            "team": None,
        }
    )


def open_dm(world: World, call: Call) -> Reply:
    """Return the direct-message channel with somebody, new if need be."""
    user_id = str(call.form.get("recipient_id"))
    if user_id not in PERSON_OF:
        raise errors.CANNOT_DM.error()
    for channel in world.state.channels.values():
        if any(person["id"] == user_id for person in channel.get("recipients", ())):
            return Reply(channel)
    channel = direct_channel(world.ids.mint(), user_id)
    world.state.channels[channel["id"]] = channel
    world.changed()
    return Reply(channel)


def guild(world: World, call: Call) -> Reply:
    """Describe the guild."""
    _require_guild(world, call)
    return Reply(guild_object(world.state))


def guild_channels(world: World, call: Call) -> Reply:
    """List the guild's channels, threads excepted."""
    _require_guild(world, call)
    return Reply([channel for channel in world.state.channels.values() if channel["type"] == TEXT])


def get_member(world: World, call: Call) -> Reply:
    """Describe a member of the guild."""
    _require_guild(world, call)
    if not is_member(call.params["user"]):
        raise (errors.UNKNOWN_MEMBER if is_user(call.params["user"]) else errors.UNKNOWN_USER).error()
    return Reply(member(call.params["user"]))


def _require_guild(world: World, call: Call) -> None:
    if call.params["id"] != GUILD_ID or not world.state.bot_in_guild:
        raise errors.UNKNOWN_GUILD.error()
