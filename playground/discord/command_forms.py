"""Checks application commands that the bot registers."""

from collections import Counter
from typing import Final

from playground.discord import limits
from playground.discord.errors import Problems
from playground.discord.native import Json

CHAT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(1, 12)
MOST: Final = {
    CHAT: limits.CHAT_COMMANDS,
    USER_MENU: limits.MENU_COMMANDS,
    MESSAGE_MENU: limits.MENU_COMMANDS,
}
INVALID_NAME: Final = ("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def check_commands(commands: list[Json]) -> None:
    """Refuse a whole set of commands if anything is wrong with it.

    Raises:
        ApiError: something is.
    """
    problems = Problems()
    for index, command in enumerate(commands):
        check_command(command, problems, f"{index}.")
    kinds = [(command.get("type", CHAT), command.get("name")) for command in commands]
    for index, kind in enumerate(kinds):
        if kind in kinds[:index]:
            text = "Application command names must be unique"
            problems.add(f"{index}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", text)
    for kind, count in Counter(kind for kind, _ in kinds).items():
        if count > MOST.get(kind, 0):
            problems.add(
                f"{count - 1}", "MAX_COMMANDS", f"Maximum number of application commands reached ({count})."
            )
    problems.settle()


def check_command(command: Json, problems: Problems, path: str = "") -> None:
    """Note what is wrong with one command."""
    kind = command.get("type", CHAT)
    problems.choice(f"{path}type", kind, tuple(MOST))
    if kind == CHAT:
        _check_name(command, problems, path)
        _check_options(command.get("options") or [], problems, path, depth=0)
    else:
        problems.length(f"{path}name", command.get("name"), 1, limits.COMMAND_NAME)
        if command.get("description"):
            problems.add(f"{path}description", *INVALID_NAME)
    if _size(command) > limits.COMMAND_CHARACTERS:
        text = f"Command exceeds maximum size ({limits.COMMAND_CHARACTERS})"
        problems.add(f"{path}name", "APPLICATION_COMMAND_TOO_LARGE", text)
    granted = command.get("default_member_permissions")
    if granted is not None and not str(granted).isdigit():
        problems.add(f"{path}default_member_permissions", "BITFIELD_TYPE", "Must be a bitfield.")


def _check_name(thing: Json, problems: Problems, path: str) -> None:
    name = thing.get("name")
    problems.length(f"{path}name", name, 1, limits.COMMAND_NAME)
    if isinstance(name, str) and (name != name.lower() or not all(c in "-_'" or c.isalnum() for c in name)):
        problems.add(f"{path}name", *INVALID_NAME)
    problems.length(f"{path}description", thing.get("description"), 1, limits.COMMAND_DESCRIPTION)


def _check_options(options: list[Json], problems: Problems, path: str, depth: int) -> None:
    if len(options) > limits.COMMAND_OPTIONS:
        problems.add(
            f"{path}options", "BASE_TYPE_MAX_LENGTH", f"Must be {limits.COMMAND_OPTIONS} or fewer in length."
        )
    _check_order(options, problems, path)
    for index, option in enumerate(options):
        here = f"{path}options.{index}."
        _check_name(option, problems, here)
        problems.choice(f"{here}type", option.get("type"), tuple(range(1, 12)))
        if option.get("type") in (SUBCOMMAND, GROUP):
            if depth > (0 if option["type"] == GROUP else 1):
                text = "Sub-commands can only be nested one level deep"
                problems.add(f"{here}type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
            _check_options(option.get("options") or [], problems, here, depth + 1)
        else:
            _check_choices(option, problems, here)


def _check_order(options: list[Json], problems: Problems, path: str) -> None:
    kinds = {option.get("type") in (SUBCOMMAND, GROUP) for option in options}
    if len(kinds) > 1:
        text = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add(f"{path}options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        text = "Required options must be placed before non-required options"
        problems.add(f"{path}options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        text = "Option names must be unique"
        problems.add(f"{path}options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", text)


def _check_choices(option: Json, problems: Problems, path: str) -> None:
    choices = option.get("choices") or []
    if len(choices) > limits.COMMAND_CHOICES:
        problems.add(
            f"{path}choices", "BASE_TYPE_MAX_LENGTH", f"Must be {limits.COMMAND_CHOICES} or fewer in length."
        )
    if choices and option.get("autocomplete"):
        text = "Autocomplete and choices are mutually exclusive"
        problems.add(f"{path}autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", text)
    check_choices(choices, problems, f"{path}choices")


def check_choices(choices: list[Json], problems: Problems, path: str) -> None:
    """Note what is wrong with the choices of an option or of an autocomplete answer."""
    for index, choice in enumerate(choices):
        problems.length(f"{path}.{index}.name", choice.get("name"), 1, limits.OPTION_TEXT)
        if isinstance(choice.get("value"), str):
            problems.length(f"{path}.{index}.value", choice["value"], 0, limits.OPTION_TEXT)
        elif not isinstance(choice.get("value"), int | float):
            problems.required(f"{path}.{index}.value")


def _size(thing: Json) -> int:
    own = len(thing.get("name") or "") + len(thing.get("description") or "")
    own += sum(
        len(str(choice.get("name"))) + len(str(choice.get("value"))) for choice in thing.get("choices") or ()
    )
    return own + sum(_size(option) for option in thing.get("options") or ())
