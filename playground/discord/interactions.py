"""What the bot is sent when somebody types a command, presses, picks or submits."""

import secrets
from typing import Any

from playground.discord.access import find_channel, permissions_in
from playground.discord.channels import DM
from playground.discord.citizens import member, user
from playground.discord.limits import UPLOAD_BYTES
from playground.discord.messages import shown
from playground.discord.native import Json
from playground.discord.places import APPLICATION_ID, BOT_ID, GUILD_ID, LOCALE
from playground.discord.state import Interaction
from playground.discord.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
IN_GUILD, IN_BOT_DM = 0, 1


def begin(world: World, kind: int, user_id: str, channel_id: str, **known: Any) -> Interaction:
    """Make an interaction with its token, and remember it."""
    interaction = Interaction(
        world.ids.mint(),
        secrets.token_urlsafe(48),
        kind,
        user_id,
        channel_id,
        world.now().isoformat(),
        **known,
    )
    interaction.metadata = _metadata(interaction) | interaction.metadata
    world.remember(interaction)
    return interaction


def payload(world: World, interaction: Interaction, data: Json) -> Json:
    """Return the INTERACTION_CREATE event."""
    channel = find_channel(world, interaction.channel_id)
    event = {
        "id": interaction.id,
        "application_id": APPLICATION_ID,
        "type": interaction.type,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": channel["id"],
        "channel": channel_for(world, channel, interaction.user_id),
        "locale": LOCALE,
        "app_permissions": str(permissions_in(world, channel, BOT_ID)),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": owner_of(channel)},
        "attachment_size_limit": UPLOAD_BYTES,
        **_who(world, interaction.user_id, channel),
    }
    source = interaction.source_message_id
    message = world.state.messages.get(channel["id"], {}).get(source or "")
    return event | ({"message": shown(world, message)} if message else {})


def channel_for(world: World, channel: Json, user_id: str) -> Json:
    """Return a channel with what somebody may do there, as interactions carry it."""
    return channel | {"permissions": str(permissions_in(world, channel, user_id))}


def member_for(world: World, user_id: str, channel: Json) -> Json:
    """Return a member with their permissions in a channel."""
    return member(user_id) | {"permissions": str(permissions_in(world, channel, user_id))}


def owner_of(channel: Json) -> str:
    """Return who authorised the application here: the guild, or nobody's guild in direct messages."""
    return "0" if channel["type"] == DM else GUILD_ID


def message_context(interaction: Interaction) -> Json:
    """Return what a reply tells about the interaction that it answers."""
    extra: Json = {
        "application_id": APPLICATION_ID,
        "webhook_id": APPLICATION_ID,
        "interaction_metadata": interaction.metadata,
    }
    if interaction.type == COMMAND:
        about = {"id": interaction.id, "type": COMMAND, "name": interaction.command_name}
        extra["interaction"] = about | {"user": user(interaction.user_id)}
    return extra


def _who(world: World, user_id: str, channel: Json) -> Json:
    if channel["type"] == DM:
        return {"user": user(user_id), "context": IN_BOT_DM}
    return {
        "guild_id": GUILD_ID,
        "guild": {"id": GUILD_ID, "locale": LOCALE, "features": []},
        "guild_locale": LOCALE,
        "member": member_for(world, user_id, channel),
        "context": IN_GUILD,
    }


def _metadata(interaction: Interaction) -> Json:
    metadata: Json = {
        "id": interaction.id,
        "type": interaction.type,
        "user": user(interaction.user_id),
        "authorizing_integration_owners": {"0": GUILD_ID},
    }
    if interaction.type == COMMAND:
        metadata |= {"name": interaction.command_name, "command_type": interaction.command_type}
    if interaction.type == COMPONENT:
        metadata["interacted_message_id"] = interaction.source_message_id
    return metadata
