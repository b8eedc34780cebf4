"""The shapes of what a table of verbs holds."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.checklist import Comparand
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, Later, PressRequest
from bot.interface.room import Room
from bot.message.form import FormProblems

Typed = Callable[[Room, Unit, CommandRequest], Shown | Later]
"""Does what was typed."""

Pressed = Callable[[Room, Unit, PressRequest], Shown | Later]
"""Does what was pressed; the token has as many arguments as its verb declares."""


@dataclass(frozen=True, slots=True)
class Compares:
    """How the text of a form is compared before it is taken.

    `find` returns what it is compared with, None where there is nothing to; `again` what is shown once
    something better was found.
    """

    find: Callable[[Room, Unit, FormRequest], Comparand | None]
    again: Callable[[Room, Unit, FormRequest], Shown]


Submitted = Callable[[Room, Unit, FormRequest], Shown | Later | FormProblems]
"""Takes a form, or says what is wrong with it."""
