"""What a door hands to the desk, and what it gets back."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.checklist import NOT_COMPARED, Compared
from bot.domain.visitor import Visitor as Visitor
from bot.message.form import Form, FormProblems, Values
from bot.message.model import Message
from bot.message.press import Press


@dataclass(frozen=True, slots=True)
class CommandRequest:
    """A thing typed: the path of a declared command and its options as text."""

    visitor: Visitor
    path: tuple[str, ...]
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PressRequest:
    """A button pressed, or a menu chosen from (`choice`)."""

    visitor: Visitor
    press: Press
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class FormRequest:
    """A form submitted; `compared` is what the desk found in its text, before it is taken."""

    visitor: Visitor
    press: Press
    values: Values
    compared: Compared = NOT_COMPARED


Request = CommandRequest | PressRequest | FormRequest
Reply = Message | Form | FormProblems
"""FormProblems only ever answers a FormRequest; a Form only what was declared to open one."""
