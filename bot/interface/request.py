"""What a door hands to the desk, and what it gets back."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from bot.domain.checklist import NOT_COMPARED, Compared
from bot.domain.visitor import Addressee as Addressee
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
    """A button pressed, a menu chosen from (`choice`), or an action on a message whose text is `choice`."""

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


@dataclass(frozen=True, slots=True)
class Later:
    """An answer that is shown at once and may be replaced by a better one.

    `then` is called once, after `now` is on its way; its future yields the better answer, or None where the
    first one stands. Nobody waits for it at the end: when the process stops, `now` stands.
    """

    now: Message
    then: Callable[[], "Future[Message | None]"]


Reply = Message | Later | Form | FormProblems
"""FormProblems only ever answers a FormRequest; a Form only what was declared to open one."""
