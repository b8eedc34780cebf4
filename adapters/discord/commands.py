"""Discord's application commands, made from the commands that the bot declares."""

from typing import assert_never

import discord

from adapters.discord import limits
from adapters.discord.controls import Json
from bot.domain.question import Level
from bot.domain.quiz import MOST_ITEMS
from bot.domain.scope import ScopeKind
from bot.domain.standing import Window
from bot.interface.commands import COMMANDS, GUIDES, Command, Option, OptionKind

SUBCOMMAND, STRING, INTEGER = 1, 3, 4
IN_A_GUILD = 0
"""Both the context and the kind of installation in which the commands exist."""
MANAGE_GUILD = str(discord.Permissions(manage_guild=True).value)
SENT = (
    *("type", "name", "description", "options", "required", "autocomplete", "choices", "value"),
    *("min_value", "max_value", "contexts", "integration_types", "default_member_permissions"),
)
"""What Discord is told about a command, and so what is compared."""


def payload(commands: tuple[Command, ...] = COMMANDS) -> list[Json]:
    """Return everything that Discord is told about the commands; two-word paths become groups."""
    tree: dict[str, Json] = {}
    for command in commands:
        first = command.path[0]
        closed = all(other.stewards_only for other in commands if other.path[0] == first)
        top = tree.setdefault(first, _top(command, closed))
        if len(command.path) > 1:
            top["options"].append(_described(command.path[1], command.summary, command.options))
    return list(tree.values())


def same(ours: list[Json], theirs: list[Json]) -> bool:
    """Tell whether Discord already has these commands, whatever else it says about them."""

    def by_name(commands: list[Json]) -> list[Json]:
        return sorted((_kept(command) for command in commands), key=lambda kept: str(kept["name"]))

    return by_name(ours) == by_name(theirs)


def _top(command: Command, stewards_only: bool) -> Json:
    grouped = len(command.path) > 1
    # a group's own description is shown nowhere, but Discord wants one
    top = _described(command.path[0], command.path[0] if grouped else command.summary, command.options)
    if grouped:
        top["options"] = []
    if stewards_only:
        top["default_member_permissions"] = MANAGE_GUILD
    return top | {"contexts": [IN_A_GUILD], "integration_types": [IN_A_GUILD]}


def _described(name: str, summary: str, options: tuple[Option, ...]) -> Json:
    return {
        # a command of its own and a subcommand both have the type 1
        "type": SUBCOMMAND,
        "name": name,
        "description": limits.cut(summary, limits.COMMAND_DESCRIPTION),
        "options": [_option(option) for option in options],
    }


def _option(option: Option) -> Json:
    shown = {
        "type": STRING,
        "name": option.name,
        "description": limits.cut(option.summary, limits.COMMAND_DESCRIPTION),
    }
    match option.kind:
        case OptionKind.TOPIC:
            return shown | {"autocomplete": True}
        case OptionKind.LEVEL:
            return shown | {"choices": _choices(tuple(Level))}
        case OptionKind.WINDOW:
            return shown | {"choices": _choices(tuple(Window))}
        case OptionKind.SCOPE:
            return shown | {"choices": _choices(tuple(ScopeKind))}
        case OptionKind.GUIDE:
            return shown | {"choices": _choices(GUIDES)}
        case OptionKind.COUNT:
            return shown | {"type": INTEGER, "min_value": 1, "max_value": MOST_ITEMS}
        case OptionKind.COMMAND | OptionKind.REGION | OptionKind.DATES | OptionKind.HOURS:
            return shown
        case OptionKind.LENGTH | OptionKind.CODE | OptionKind.NAME:
            return shown
        case _:
            assert_never(option.kind)


def _choices(values: tuple[str, ...]) -> list[Json]:
    return [{"name": str(value), "value": str(value)} for value in values]


def _kept(thing: Json) -> Json:
    kept = {name: thing[name] for name in SENT if thing.get(name) not in (None, False, [])}
    for name in ("options", "choices"):
        if name in kept:
            kept[name] = [_kept(part) for part in kept[name]]
    return {"type": 1} | kept
