"""The answer to one interaction, in the way that was declared for it."""

import discord

from adapters.discord.forms import Dialogue, modal
from adapters.discord.patience import Patience
from adapters.discord.render import render
from bot.interface.commands import Shows
from bot.message.form import Form
from bot.message.model import Message


class TooLateForADialogue(Exception):
    """A form came after the answer was deferred; Discord opens one only as the first response."""


class Answer:
    """Answers an interaction at once, or fills in the answer that was deferred."""

    def __init__(
        self, interaction: "discord.Interaction[discord.Client]", shows: Shows, patience: Patience
    ) -> None:
        self._interaction = interaction
        self._response = interaction.response
        held = interaction.message
        self._in_place = shows is Shows.SAME and held is not None and held.flags.ephemeral
        self.seconds = patience.form if shows is Shows.FORM else patience.reply

    async def defer(self) -> None:
        """Ask Discord for more time."""
        if self._in_place:
            await self._response.defer()
        else:
            await self._response.defer(ephemeral=True, thinking=True)

    async def show(self, message: Message) -> None:
        """Show a message as declared: in place of the private one that was pressed, or as a new one."""
        drawing = render(message)
        if self._response.is_done():
            await self._interaction.edit_original_response(embeds=drawing.embeds, view=drawing.view)
        elif self._in_place:
            await self._response.edit_message(embeds=drawing.embeds, view=drawing.view)
        else:
            await self._response.send_message(embeds=drawing.embeds, view=drawing.view, ephemeral=True)

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
