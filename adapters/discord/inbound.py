"""What Discord sends becomes a request to the desk; what the desk replies becomes Discord's answer."""

import asyncio
import logging
import secrets
from concurrent.futures import Future
from typing import Any, assert_never

import aiohttp
import discord

from adapters.discord import limits
from adapters.discord.answer import Answer
from adapters.discord.controls import Json
from adapters.discord.forms import submitted
from adapters.discord.limits import label
from adapters.discord.patience import Patience
from bot.domain.places import Channel, Member, Space
from bot.interface import words
from bot.interface.commands import Shows, command_named
from bot.interface.front import FrontDesk
from bot.interface.presses import FORM_BY_VERB, PRESS_BY_VERB
from bot.interface.request import CommandRequest, FormRequest, PressRequest, Reply, Request, Visitor
from bot.message.form import Form, FormProblems
from bot.message.model import Message
from bot.message.press import BadToken, Press

log = logging.getLogger(__name__)

Interaction = discord.Interaction[discord.Client]
Heard = tuple[Request, Shows]
DIRECT = "dm"
"""The native name of the space in which direct messages happen."""
NESTING = (1, 2)
"""The option types of a subcommand and of a group of them."""
UNANSWERED = (discord.DiscordException, aiohttp.ClientError, OSError)
"""Discord did not take an answer: it came too late, or did not come through."""


class Reception:
    """Hears interactions and answers them; it remembers none."""

    def __init__(self, desk: FrontDesk, patience: Patience) -> None:
        self._desk = desk
        self._patience = patience

    async def receive(self, interaction: Interaction) -> None:
        """Hear and answer one interaction; nothing is raised."""
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await self._complete(interaction)
            elif interaction.type is not discord.InteractionType.ping:
                await self._answer(interaction)
        except UNANSWERED as problem:
            log.warning("interaction %s was not answered: %s", interaction.id, problem)

    async def _answer(self, interaction: Interaction) -> None:
        heard = hear(interaction)
        if isinstance(heard, Message):
            await Answer(interaction, Shows.PRIVATE, self._patience).show(heard)
            return
        request, shows = heard
        answer = Answer(interaction, shows, self._patience)
        try:
            await _show(await self._reply(request, answer), request, answer)
        except UNANSWERED:
            raise
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("interaction %s failed, reference %s", interaction.id, reference)
            await answer.aside(words.trouble(reference))

    async def _reply(self, request: Request, answer: Answer) -> Reply:
        pending = asyncio.wrap_future(self._ask(request))
        done, _ = await asyncio.wait({pending}, timeout=answer.seconds)
        if not done:
            await answer.defer()
        return await pending

    def _ask(self, request: Request) -> Future[Reply]:
        match request:
            case CommandRequest():
                return self._desk.command(request)
            case PressRequest():
                return self._desk.press(request)
            case FormRequest():
                return self._desk.form(request)
            case _:
                assert_never(request)

    async def _complete(self, interaction: Interaction) -> None:
        _, options = _typed(_data(interaction))
        focused = next((option for option in options if option.get("focused")), None)
        found = self._desk.complete(focused["name"], str(focused.get("value", ""))) if focused else ()
        shown = [
            discord.app_commands.Choice(name=label(choice.label, limits.CHOICE_TEXT), value=choice.value)
            for choice in found
        ]
        await interaction.response.autocomplete(shown[: limits.CHOICES])


def hear(interaction: Interaction) -> Heard | Message:
    """Return the request in an interaction and how its answer arrives, or what to say instead."""
    if interaction.type is discord.InteractionType.application_command:
        return _command(interaction)
    try:
        press = Press.parse(str(_data(interaction).get("custom_id", "")))
    except BadToken:
        return words.stale_press()
    if interaction.type is discord.InteractionType.modal_submit:
        return _form(interaction, press)
    return _press(interaction, press)


def visitor(interaction: Interaction) -> Visitor:
    """Return who did this; whatever happens in a thread belongs to the channel that it hangs in."""
    space = Space("discord", str(interaction.guild_id or DIRECT))
    inside = interaction.channel
    place = inside.parent_id if isinstance(inside, discord.Thread) else interaction.channel_id
    return Visitor(
        member=Member(space, str(interaction.user.id)),
        name=interaction.user.display_name,
        channel=Channel(space, str(place)),
        at=interaction.created_at,
        steward=interaction.permissions.manage_guild,
        act=str(interaction.id),
    )


async def _show(reply: Reply, request: Request, answer: Answer) -> None:
    match reply:
        case Message():
            await answer.show(reply)
        case Form():
            await answer.open(reply)
        case FormProblems():
            # a modal cannot answer a modal, so what is wrong is said beside a button that opens it again
            assert isinstance(request, FormRequest)  # noqa: S101 - the desk's promise
            await answer.show(words.form_problems(reply, request.press))
        case _:
            assert_never(reply)


def _command(interaction: Interaction) -> Heard | Message:
    path, options = _typed(_data(interaction))
    command = command_named(path)
    if command is None:
        return words.unknown_command(" ".join(path))
    values = {str(option["name"]): str(option["value"]) for option in options if "value" in option}
    return CommandRequest(visitor(interaction), path, values), command.shows


def _press(interaction: Interaction, press: Press) -> Heard | Message:
    spec = PRESS_BY_VERB.get(press.verb)
    if spec is None:
        return words.stale_press()
    values = _data(interaction).get("values") or ()
    choice = str(values[0]) if values else None
    return PressRequest(visitor(interaction), press, choice), spec.shows


def _form(interaction: Interaction, press: Press) -> Heard | Message:
    spec = FORM_BY_VERB.get(press.verb)
    if spec is None:
        return words.stale_press()
    values = submitted(_data(interaction).get("components"))
    return FormRequest(visitor(interaction), press, values), spec.shows


def _typed(data: Json) -> tuple[tuple[str, ...], list[Json]]:
    path = [str(data.get("name", ""))]
    options = data.get("options") or []
    while options and options[0].get("type") in NESTING:
        path.append(str(options[0]["name"]))
        options = options[0].get("options") or []
    return tuple(path), options


def _data(interaction: Interaction) -> dict[str, Any]:
    return dict(interaction.data or {})
