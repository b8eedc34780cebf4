"""The answer to one interaction, in the way that was declared for it."""

import logging

import aiohttp
import discord

from adapters.discord.failures import about_files
from adapters.discord.forms import Dialogue, modal
from adapters.discord.patience import Patience
from adapters.discord.render import Drawing, render
from bot.interface.commands import Shows
from bot.message.form import Form
from bot.message.model import Message

UNANSWERED = (discord.DiscordException, aiohttp.ClientError, OSError)
"""Discord did not take an answer: it came too late, or did not come through."""

log = logging.getLogger(__name__)


class TooLateForADialogue(Exception):
    """A form came after the answer was deferred; Discord opens one only as the first response."""


class Answer:
    """Answers an interaction at once, or fills in the answer that was deferred."""

    def __init__(
        self,
        interaction: "discord.Interaction[discord.Client]",
        shows: Shows,
        patience: Patience,
        *,
        told: bool = False,
    ) -> None:
        """Answer as declared; `told` says that the message pressed was told to this person alone."""
        self._interaction = interaction
        self._response = interaction.response
        held = interaction.message
        own = held is not None and (held.flags.ephemeral or told)
        self._in_place = shows is Shows.SAME and own
        self.seconds = patience.form if shows is Shows.FORM else patience.reply

    async def defer(self) -> None:
        """Ask Discord for more time."""
        if self._in_place:
            await self._response.defer()
        else:
            await self._response.defer(ephemeral=True, thinking=True)

    async def show(self, message: Message) -> None:
        """Show a message as declared, or in place of the one shown before; without files if it takes none."""
        drawing = render(message)
        if drawing.files and not self._response.is_done():
            # an upload may take longer than the three seconds of a first response
            await self.defer()
        try:
            await self._put(drawing)
        except discord.HTTPException as problem:
            if not drawing.files or not about_files(problem):
                raise
            log.info("Discord takes no files here (%s)", problem.text)
            await self._put(render(message, attach=False))

    async def _put(self, drawing: Drawing) -> None:
        if self._response.is_done():
            await self._interaction.edit_original_response(
                embeds=drawing.embeds, view=drawing.view, attachments=drawing.uploads
            )
        elif self._in_place:
            await self._response.edit_message(embeds=drawing.embeds, view=drawing.view, attachments=[])
        else:
            await self._response.send_message(embeds=drawing.embeds, view=drawing.view, ephemeral=True)

    async def better(self, message: Message) -> None:
        """Replace what was shown first; nothing is raised."""
        try:
            await self.show(message)
        except UNANSWERED as problem:
            log.warning("a better answer to interaction %s was not taken: %s", self._interaction.id, problem)

    async def aside(self, message: Message) -> None:
        """Show a message in private and leave the one that was pressed as it is."""
        if self._in_place and self._response.is_done():
            drawing = render(message)
            await self._interaction.followup.send(embeds=drawing.embeds, view=drawing.view, ephemeral=True)
            return
        self._in_place = False
        await self.show(message)

    async def open(self, form: Form) -> None:
        """Open a dialogue.

        Raises:
            TooLateForADialogue: the answer was deferred before the form came.
        """
        if self._response.is_done():
            raise TooLateForADialogue(form.press.token)
        await self._response.send_modal(Dialogue(modal(form)))
