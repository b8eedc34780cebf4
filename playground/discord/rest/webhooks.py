"""Routes of follow-ups: what may be said with an interaction's token after the first answer."""

from playground.discord import errors, limits, messages
from playground.discord.access import find_message
from playground.discord.message_forms import checked
from playground.discord.native import Json
from playground.discord.places import APPLICATION_ID
from playground.discord.rest.call import NOTHING, Call, Reply
from playground.discord.rest.responses import opening
from playground.discord.state import Interaction
from playground.discord.world import World


def follow_up(world: World, call: Call) -> Reply:
    """Say more; after a deferral the first words take the loading reply's place."""
    interaction = _answered(world, call)
    loading = _loading(world, interaction)
    if loading is not None:
        body = checked(call.form, call.uploads)
        message = messages.edit(world, loading, body, call.uploads, filling=True)
    else:
        message = opening(world, interaction, checked(call.form, call.uploads), call.uploads)
    return Reply(messages.shown(world, message))


def get_reply(world: World, call: Call) -> Reply:
    """Return the original answer or a follow-up."""
    return Reply(messages.shown(world, _reply(world, call)))


def edit_reply(world: World, call: Call) -> Reply:
    """Change the original answer or a follow-up."""
    message = _reply(world, call)
    filling = bool(message["flags"] & limits.LOADING)
    body = checked(call.form, call.uploads, before=message)
    edited = messages.edit(world, message, body, call.uploads, filling=filling)
    return Reply(messages.shown(world, edited))


def delete_reply(world: World, call: Call) -> Reply:
    """Remove the original answer or a follow-up."""
    messages.delete(world, _reply(world, call))
    return NOTHING


def _answered(world: World, call: Call) -> Interaction:
    interaction = world.state.interactions.get(call.params["token"])
    if interaction is None or call.params["id"] != APPLICATION_ID or not interaction.acknowledged:
        raise errors.UNKNOWN_WEBHOOK.error()
    if world.is_over(interaction):
        raise errors.INVALID_WEBHOOK_TOKEN.error()
    return interaction


def _loading(world: World, interaction: Interaction) -> Json | None:
    known = world.state.messages.get(interaction.channel_id, {})
    original = known.get(interaction.original_id or "")
    return original if original is not None and original["flags"] & limits.LOADING else None


def _reply(world: World, call: Call) -> Json:
    interaction = _answered(world, call)
    asked = call.params["message"]
    message_id = interaction.original_id if asked == "@original" else asked
    message = find_message(world, interaction.channel_id, str(message_id), interaction.user_id)
    # The source of a component interaction is within reach too, whoever made it of the bot's messages.
    if message.get("webhook_id") != APPLICATION_ID and message_id != interaction.original_id:
        raise errors.UNKNOWN_MESSAGE.error()
    return message
