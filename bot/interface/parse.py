"""Reading typed words: the command's path first, then its options by kind, in any order."""

import re
from collections.abc import Sequence

from bot.domain.question import Level
from bot.domain.scope import ScopeKind
from bot.domain.standing import Window
from bot.interface.commands import COMMAND_BY_PATH, GUIDES, Command, Option, OptionKind

LONGEST_PATH = 2
WIDEST = (OptionKind.TOPIC, OptionKind.REGION, OptionKind.HOURS, OptionKind.CODE, OptionKind.NAME)
"""The kinds that take what fits no other; a command has at most one of them."""
LENGTH = re.compile(r"\d{1,2}h")


def parse(words: Sequence[str]) -> tuple[Command, dict[str, str]] | None:
    """Return the command that the first words name, and its options; None when they name none."""
    lowered = [word.lower() for word in words]
    for length in range(min(LONGEST_PATH, len(words)), 0, -1):
        command = COMMAND_BY_PATH.get(tuple(lowered[:length]))
        if command is not None:
            named = any(option.kind is OptionKind.NAME for option in command.options)
            return command, options_of(command, (words if named else lowered)[length:])
    return None


def options_of(command: Command, words: Sequence[str]) -> dict[str, str]:
    """Sort free words into the options of a command; what fits no other kind goes to the widest one."""
    found: dict[str, str] = {}
    left: list[str] = []
    for word in words:
        option = _taker(command, word)
        if option and option.kind is OptionKind.DATES:
            found[option.name] = f"{found.get(option.name, '')} {word}".strip()
        elif option is None or option.name in found:
            left.append(word)
        else:
            found[option.name] = word
    rest = next((o for o in command.options if o.kind in WIDEST), None)
    if rest and left:
        found[rest.name] = " ".join(left)
    return found


def _taker(command: Command, word: str) -> Option | None:
    """Return the option that a word is meant for by its kind alone."""
    for option in command.options:
        match option.kind:
            case OptionKind.LEVEL if word in set(Level):
                return option
            case OptionKind.WINDOW if word in set(Window):
                return option
            case OptionKind.SCOPE if word in set(ScopeKind):
                return option
            case OptionKind.GUIDE if word in GUIDES:
                return option
            case OptionKind.DATES if word[:1].isdigit():
                return option
            case OptionKind.LENGTH if LENGTH.fullmatch(word):
                return option
            case OptionKind.COUNT if word.isascii() and word.isdigit():
                return option
            case _:
                continue
    return None
