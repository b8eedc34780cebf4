"""The shapes of what a table of verbs holds."""

from collections.abc import Callable

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

ToCompare = Callable[[Room, Unit, FormRequest], Comparand | None]
"""Finds what the text of a form is compared with before it is taken; None where there is nothing to."""

Submitted = Callable[[Room, Unit, FormRequest], Shown | Later | FormProblems]
"""Takes a form, or says what is wrong with it."""
