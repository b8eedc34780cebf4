"""A form: the neutral shape of a platform's dialogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.message.model import Block, Choice
from bot.message.press import Press


@dataclass(frozen=True, slots=True)
class TextField:
    """A field to write in. `hint` is at most 100 characters, `label` at most 45."""

    key: str
    label: str
    hint: str = ""
    value: str = ""
    multiline: bool = False
    max_length: int = 3000
    required: bool = True


@dataclass(frozen=True, slots=True)
class PickField:
    """A field to choose in: one of the choices, or several where `multiple`."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    chosen: tuple[str, ...] = ()
    hint: str = ""
    multiple: bool = False
    required: bool = True


Field = TextField | PickField


@dataclass(frozen=True, slots=True)
class Form:
    """A dialogue of at most five fields; submitting it is a press with the values.

    `intro` is shown above the fields where a platform has room for it.
    """

    press: Press
    title: str
    submit: str
    fields: tuple[Field, ...]
    intro: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class FormProblems:
    """What is wrong with a submitted form: one sentence per field key."""

    problems: Mapping[str, str]


Values = Mapping[str, tuple[str, ...]]
"""What a person filled in: field key to values; a text field has exactly one."""
