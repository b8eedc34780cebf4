"""What Discord's interactions say: what was typed, pressed, chosen or submitted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import discord

from adapters.discord.controls import Json
from adapters.discord.forms import submitted
from adapters.discord.people import Interaction
from bot.interface import words
from bot.interface.actions import Action
from bot.interface.commands import Shows, command_named
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB
from bot.interface.request import CommandRequest, FormRequest, PressRequest, Request, Visitor
from bot.message.model import Message
from bot.message.press import BadToken, Press

NESTING = (1, 2)
"""The option types of a subcommand and of a group of them."""
MESSAGE_COMMAND = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody did: how it is answered, and the request that it makes once it is known who did it."""

    request: Callable[[Visitor], Request]
    shows: Shows
    asks_who: bool
    press: Press | None = None

    @property
    def told(self) -> int | None:
        """The number of the direct message in which it was done."""
        return self.press.told if self.press else None


def hear(interaction: Interaction, actions: Mapping[str, Action]) -> Heard | Message:
    """Return what was typed, pressed, chosen or submitted, or what to say instead; actions are by label."""
    data = _data(interaction)
    if interaction.type is not discord.InteractionType.application_command:
        return _pressed(interaction, data)
    if data.get("type") != MESSAGE_COMMAND:
        return _command(data)
    action = actions.get(str(data.get("name", "")))
    return words.stale_press() if action is None else _pointed(interaction, data, action)


def typed(interaction: Interaction) -> list[Json]:
    """Return the options that have been typed so far."""
    _, options = _typed(_data(interaction))
    return options


def _pressed(interaction: Interaction, data: Json) -> Heard | Message:
    try:
        press = Press.parse(str(data.get("custom_id", "")))
    except BadToken:
        return words.stale_press()
    submits = interaction.type is discord.InteractionType.modal_submit
    spec = (FORM_BY_VERB if submits else PRESS_BY_VERB).get(press.verb)
    if spec is None:
        return words.stale_press()
    if submits:
        request = partial(FormRequest, press=press, values=submitted(data.get("components")))
        return Heard(request, spec.shows, spec.asks_who, press)
    values = data.get("values") or ()
    choice = str(values[0]) if values else None
    return Heard(partial(PressRequest, press=press, choice=choice), spec.shows, spec.asks_who, press)


def _pointed(interaction: Interaction, data: Json, action: Action) -> Heard | Message:
    found: Json = (data.get("resolved") or {}).get("messages") or {}
    message = found.get(str(data.get("target_id")))
    if message is None:
        return words.stale_press()
    # a thread has the id of the message that it was made from
    thread = str(interaction.channel_id) if isinstance(interaction.channel, discord.Thread) else ""
    press = Press(action.verb, (str(message["id"]), thread))
    request = partial(PressRequest, press=press, choice=str(message.get("content") or ""))
    return Heard(request, action.shows, action.stewards_only, press)


def _command(data: Json) -> Heard | Message:
    path, options = _typed(data)
    command = command_named(path)
    if command is None:
        return words.unknown_command(" ".join(path))
    values = {str(option["name"]): str(option["value"]) for option in options if "value" in option}
    request = partial(CommandRequest, path=path, options=values)
    return Heard(request, command.shows, command.stewards_only)


def _typed(data: Json) -> tuple[tuple[str, ...], list[Json]]:
    path = [str(data.get("name", ""))]
    options = data.get("options") or []
    while options and options[0].get("type") in NESTING:
        path.append(str(options[0]["name"]))
        options = options[0].get("options") or []
    return tuple(path), options


def _data(interaction: Interaction) -> Json:
    return dict(interaction.data or {})
