"""Routes of application commands."""

from copy import deepcopy

from playground.discord import errors
from playground.discord.command_forms import CHAT, MOST, check_command, check_commands
from playground.discord.errors import Problems
from playground.discord.native import Json
from playground.discord.places import APPLICATION_ID, GUILD_ID
from playground.discord.rest.call import Call, Reply
from playground.discord.world import World


def get_commands(world: World, call: Call) -> Reply:
    """List the commands of a scope."""
    return Reply(world.state.commands.get(_scope(world, call), []))


def put_commands(world: World, call: Call) -> Reply:
    """Replace all commands of a scope, of every type; a known name keeps its id."""
    scope = _scope(world, call)
    wanted = call.body if isinstance(call.body, list) else []
    check_commands(wanted)
    known = world.state.commands.get(scope, [])
    world.state.commands[scope] = [_registered(world, scope, command, known) for command in wanted]
    world.changed()
    return Reply(world.state.commands[scope])


def add_command(world: World, call: Call) -> Reply:
    """Add a command, or replace the one of its name."""
    scope = _scope(world, call)
    problems = Problems()
    check_command(call.form, problems)
    problems.settle()
    known = world.state.commands.get(scope, [])
    command = _registered(world, scope, call.form, known)
    others = [other for other in known if _key(other) != _key(command)]
    if sum(other["type"] == command["type"] for other in others) >= MOST[command["type"]]:
        raise errors.MAX_COMMANDS.error()
    world.state.commands[scope] = [*others, command]
    world.changed()
    return Reply(command, 200 if len(others) < len(known) else 201)


def _scope(world: World, call: Call) -> str:
    if call.params["id"] != APPLICATION_ID:
        raise errors.MISSING_ACCESS.error()
    guild_id = call.params.get("guild")
    if guild_id is not None and (guild_id != GUILD_ID or not world.state.bot_in_guild):
        raise errors.MISSING_ACCESS.error()
    return guild_id or "global"


def _registered(world: World, scope: str, asked: Json, known: list[Json]) -> Json:
    command = {
        "type": CHAT,
        "description": "",
        "default_member_permissions": None,
        "dm_permission": scope == "global",
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
        "name_localizations": None,
        "description_localizations": None,
        **deepcopy(asked),
        "application_id": APPLICATION_ID,
        "version": world.ids.mint(),
    }
    if scope != "global":
        command["guild_id"] = scope
    same = next((other for other in known if _key(other) == _key(command)), None)
    return command | {"id": same["id"] if same else world.ids.mint()}


def _key(command: Json) -> tuple[int, str]:
    return command["type"], command["name"]
