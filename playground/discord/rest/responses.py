"""The route of first answers to interactions."""

from copy import deepcopy
from typing import Final

from playground.discord import errors, limits, messages
from playground.discord.access import find_message
from playground.discord.attachments import Upload
from playground.discord.command_forms import check_choices
from playground.discord.components import number
from playground.discord.errors import Problems
from playground.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, message_context
from playground.discord.mentions import INTERACTION_DEFAULT
from playground.discord.message_forms import checked
from playground.discord.messages import COMMAND_KINDS, DEFAULT, REPLY, Letter
from playground.discord.modals import check_modal
from playground.discord.native import Json
from playground.discord.rest.call import NOTHING, Call, Reply
from playground.discord.state import Interaction
from playground.discord.world import World

SAY, DEFER, DEFER_UPDATE, UPDATE, SUGGEST, OPEN_MODAL = 4, 5, 6, 7, 8, 9
ALLOWED: Final = {
    COMMAND: (SAY, DEFER, OPEN_MODAL),
    COMPONENT: (SAY, DEFER, DEFER_UPDATE, UPDATE, OPEN_MODAL),
    AUTOCOMPLETE: (SUGGEST,),
    MODAL: (SAY, DEFER),
}


def respond(world: World, call: Call) -> Reply:
    """Take the first answer to an interaction."""
    interaction = _pending(world, call)
    kind, data = call.form.get("type"), call.form.get("data") or {}
    _check_kind(interaction, kind)
    message = _act(world, interaction, int(str(kind)), data, call.uploads)
    interaction.acknowledged = True
    waiting = world.waiting.pop(interaction.token, None)
    if waiting is not None and not waiting.done():
        waiting.set_result(call.form)
    world.changed()
    if call.query.get("with_response") not in ("1", "true"):
        return NOTHING
    return Reply(_description(world, interaction, int(str(kind)), message))


def opening(
    world: World, interaction: Interaction, body: Json, uploads: list[Upload], flags: int = 0
) -> Json:
    """Add the message that answers an interaction; its flags decide whether one person alone sees it."""
    private = ((body.get("flags") or 0) | flags) & limits.EPHEMERAL
    kind, extra = DEFAULT, message_context(interaction)
    if interaction.type == COMMAND:
        kind = COMMAND_KINDS[interaction.command_type]
    earlier = interaction.original_id or interaction.source_message_id
    if earlier:
        kind = REPLY
        extra["message_reference"] = {"type": 0, "channel_id": interaction.channel_id, "message_id": earlier}
    letter = Letter(
        body,
        uploads=uploads,
        kind=kind,
        flags=flags & limits.LOADING,
        audience=interaction.user_id if private else None,
        allowed_by_default=INTERACTION_DEFAULT,
        extra=extra,
    )
    return messages.create(world, interaction.channel_id, letter)


def _pending(world: World, call: Call) -> Interaction:
    interaction = world.state.interactions.get(call.params["token"])
    if (
        interaction is None
        or interaction.id != call.params["id"]
        or interaction.dead
        or world.is_over(interaction)
    ):
        raise errors.UNKNOWN_INTERACTION.error()
    if interaction.acknowledged:
        raise errors.ALREADY_ACKNOWLEDGED.error()
    return interaction


def _check_kind(interaction: Interaction, kind: object) -> None:
    allowed = ALLOWED[interaction.type]
    if interaction.type == MODAL and interaction.source_message_id:
        allowed = (*allowed, DEFER_UPDATE, UPDATE)
    if kind not in allowed:
        problems = Problems()
        text = f'Value of field "type" must be one of {allowed}.'
        problems.add("type", "UNION_TYPE_CHOICES", text)
        problems.settle()


def _act(world: World, interaction: Interaction, kind: int, data: Json, uploads: list[Upload]) -> Json | None:
    message: Json | None = None
    match kind:
        case 4:
            message = opening(world, interaction, checked(data, uploads, path="data"), uploads)
        case 5:
            flags = limits.LOADING | ((data.get("flags") or 0) & limits.EPHEMERAL)
            message = opening(world, interaction, {}, [], flags)
        case 6:
            message = _source(world, interaction)
        case 7:
            source = _source(world, interaction)
            body = checked(data, uploads, before=source, path="data")
            message = messages.edit(world, source, body, uploads)
        case 8:
            _check_suggestions(data)
        case 9:
            _open_modal(world, interaction, data)
    interaction.original_id = message["id"] if message else None
    return message


def _source(world: World, interaction: Interaction) -> Json:
    return find_message(
        world, interaction.channel_id, str(interaction.source_message_id), interaction.user_id
    )


def _check_suggestions(data: Json) -> None:
    problems = Problems()
    choices = data.get("choices") or []
    if len(choices) > limits.COMMAND_CHOICES:
        text = f"Must be {limits.COMMAND_CHOICES} or fewer in length."
        problems.add("data.choices", "BASE_TYPE_MAX_LENGTH", text)
    check_choices(choices, problems, "data.choices")
    problems.settle()


def _open_modal(world: World, interaction: Interaction, modal: Json) -> None:
    problems = Problems()
    check_modal(modal, problems)
    problems.settle()
    modal = deepcopy(modal)
    number(modal["components"])
    origin = {"channel_id": interaction.channel_id, "message_id": interaction.source_message_id}
    opened = {"modal": modal, "origin": origin | {"metadata": interaction.metadata}}
    world.state.modals[interaction.user_id] = opened


def _description(world: World, interaction: Interaction, kind: int, message: Json | None) -> Json:
    about: Json = {"id": interaction.id, "type": interaction.type}
    resource: Json = {"type": kind}
    if message is not None:
        about["response_message_id"] = message["id"]
        about["response_message_loading"] = bool(message["flags"] & limits.LOADING)
        about["response_message_ephemeral"] = bool(message["flags"] & limits.EPHEMERAL)
        if kind != DEFER_UPDATE:
            resource["message"] = messages.shown(world, message)
    return {"interaction": about, "resource": resource}
