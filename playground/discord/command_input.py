"""What a person typed after a slash, checked as Discord's own client checks it."""

from collections.abc import Mapping
from typing import Any, Final

from playground.discord.command_forms import CHANNEL, CHAT, GROUP, MENTIONABLE, ROLE, SUBCOMMAND, USER
from playground.discord.native import Json
from playground.discord.resolved import CHANNELS, ROLES, USERS, Resolver

PICKED: Final = {USER: (USERS,), CHANNEL: (CHANNELS,), ROLE: (ROLES,), MENTIONABLE: (USERS, ROLES)}


class InputError(Exception):
    """The person's own client refuses what they did; nothing reaches the bot."""


def find_command(commands: list[Json], name: str) -> tuple[Json, list[Json]]:
    """Return the command of a name such as `study setup`, and the path of its sub-commands.

    Raises:
        InputError: there is none, or it has sub-commands and none was named.
    """
    first, *rest = name.removeprefix("/").split()
    command = next((c for c in commands if c["type"] == CHAT and c["name"] == first), None)
    if command is None:
        raise InputError("Unknown command")
    path: list[Json] = []
    for word in rest:
        options = (path[-1] if path else command).get("options") or ()
        found = next((o for o in options if o["name"] == word and o["type"] in (SUBCOMMAND, GROUP)), None)
        if found is None:
            raise InputError("Unknown command")
        path.append(found)
    leaf = path[-1] if path else command
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in leaf.get("options") or ()):
        raise InputError("Unknown command")
    return command, path


def command_data(
    command: Json, path: list[Json], given: Mapping[str, Any], resolver: Resolver, focused: str | None = None
) -> Json:
    """Return the `data` of the interaction; while an option is focused nothing is checked.

    Raises:
        InputError: an option is missing, unknown or wrong.
    """
    known = {option["name"]: option for option in (path[-1] if path else command).get("options") or ()}
    unknown = set(given) - set(known)
    if unknown:
        raise InputError(f"Unknown option: {', '.join(sorted(unknown))}")
    if focused is None:
        _require_all(known, given)
        options = [_option(known[name], value, resolver) for name, value in given.items()]
    else:
        options = [_partial(known[name], value, name == focused) for name, value in given.items()]
    for step in reversed(path):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    data: Json = {"id": command["id"], "name": command["name"], "type": CHAT, "options": options}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data | ({"resolved": resolver.resolved} if resolver.resolved else {})


def _require_all(known: Json, given: Mapping[str, Any]) -> None:
    missing = [name for name, option in known.items() if option.get("required") and name not in given]
    if missing:
        raise InputError(f"This option is required: {', '.join(missing)}")


def _partial(option: Json, value: Any, focused: bool) -> Json:
    part = {"name": option["name"], "type": option["type"], "value": value if not focused else str(value)}
    return part | ({"focused": True} if focused else {})


def _option(option: Json, value: Any, resolver: Resolver) -> Json:
    kind = option["type"]
    if kind in PICKED:
        ids = [resolver.take(section, str(value)) for section in PICKED[kind]]
        picked = next((one for one in ids if one is not None), None)
        if picked is None:
            raise InputError(f"Unknown choice for {option['name']}")
        return {"name": option["name"], "type": kind, "value": picked}
    try:
        return {"name": option["name"], "type": kind, "value": _plain(option, value)}
    except ValueError:
        raise InputError(f"Not a valid value for {option['name']}") from None


def _plain(option: Json, value: Any) -> Any:
    if option.get("choices"):
        return _chosen(option, value)
    match option["type"]:
        case 3:
            return _within(option, str(value), len(str(value)), "length")
        case 4:
            return _within(option, int(value), int(value), "value")
        case 10:
            return _within(option, float(value), float(value), "value")
        case 5:
            return value if isinstance(value, bool) else str(value).lower() == "true"
    raise InputError(f"The local Discord cannot fill options of type {option['type']}")


def _chosen(option: Json, value: Any) -> Any:
    for choice in option["choices"]:
        if value in (choice["value"], choice["name"]) or str(value) == str(choice["value"]):
            return choice["value"]
    raise InputError(f"Not one of the choices of {option['name']}")


def _within(option: Json, value: Any, size: float, measure: str) -> Any:
    low, high = option.get(f"min_{measure}"), option.get(f"max_{measure}")
    if (low is not None and size < low) or (high is not None and size > high):
        raise InputError(f"{option['name']} must be between {low} and {high} in {measure}")
    return value
