"""What Discord sends becomes a request to the desk; what the desk replies becomes Discord's answer."""

import asyncio
import logging
import secrets
from concurrent.futures import Future
from typing import assert_never

import discord

from adapters.afterthoughts import Afterthoughts
from adapters.discord import limits
from adapters.discord.answer import UNANSWERED, Answer
from adapters.discord.hearing import Heard, hear, typed
from adapters.discord.limits import label
from adapters.discord.patience import Patience
from adapters.discord.people import Interaction, People
from bot.interface import words
from bot.interface.actions import ACTIONS, Action
from bot.interface.commands import Shows
from bot.interface.front import FrontDesk
from bot.interface.request import CommandRequest, FormRequest, Later, PressRequest, Reply, Request
from bot.message.form import Form, FormProblems
from bot.message.model import Message

log = logging.getLogger(__name__)


class Reception:
    """Hears interactions and answers them; it remembers none."""

    def __init__(
        self,
        desk: FrontDesk,
        patience: Patience,
        afterthoughts: Afterthoughts,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        self._desk = desk
        self._people = People(desk)
        self._patience = patience
        self._afterthoughts = afterthoughts
        self._actions = {action.label: action for action in actions}

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
        heard = hear(interaction, self._actions)
        if isinstance(heard, Message):
            await Answer(interaction, Shows.PRIVATE, self._patience).show(heard)
            return
        answer = Answer(interaction, heard.shows, self._patience, told=heard.told is not None)
        try:
            await self._show(await self._reply(interaction, heard, answer), heard, answer)
        except UNANSWERED:
            raise
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("interaction %s failed, reference %s", interaction.id, reference)
            await answer.aside(words.trouble(reference))

    async def _reply(self, interaction: Interaction, heard: Heard, answer: Answer) -> Reply:
        pending = asyncio.ensure_future(self._asked(interaction, heard))
        done, _ = await asyncio.wait({pending}, timeout=answer.seconds)
        if not done:
            await answer.defer()
        return await pending

    async def _asked(self, interaction: Interaction, heard: Heard) -> Reply:
        visitor = await self._people.visitor(interaction, ask=heard.asks_who, told=heard.told)
        if visitor is None:
            return words.stale_press()
        return await asyncio.wrap_future(self._ask(heard.request(visitor)))

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

    async def _show(self, reply: Reply, heard: Heard, answer: Answer) -> None:
        match reply:
            case Message():
                await answer.show(reply)
            case Later():
                await answer.show(reply.now)
                self._afterthoughts.follow(reply, answer.better)
            case Form():
                await answer.open(reply)
            case FormProblems():
                # a modal cannot answer a modal, so what is wrong is said beside a button that opens it again
                assert heard.press is not None  # noqa: S101 - the desk's promise
                await answer.show(words.form_problems(reply, heard.press))
            case _:
                assert_never(reply)

    async def _complete(self, interaction: Interaction) -> None:
        options = typed(interaction)
        focused = next((option for option in options if option.get("focused")), None)
        found = self._desk.complete(focused["name"], str(focused.get("value", ""))) if focused else ()
        shown = [
            discord.app_commands.Choice(name=label(choice.label, limits.CHOICE_TEXT), value=choice.value)
            for choice in found
        ]
        await interaction.response.autocomplete(shown[: limits.CHOICES])
