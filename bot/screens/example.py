"""An example of a screen, as the gallery shows it."""

from dataclasses import dataclass

from bot.message.form import Form
from bot.message.model import Message


@dataclass(frozen=True, slots=True)
class Example:
    """A screen or a form, under a name of its own."""

    name: str
    shown: Message | Form
