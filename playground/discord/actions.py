"""What people do in the local Discord: they type commands, press, choose, submit and chat."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from playground.discord import limits, messages
from playground.discord.access import find_channel, find_message, may_see, permissions_in, require_open
from playground.discord.channels import DM
from playground.discord.command_forms import MESSAGE_MENU
from playground.discord.command_input import InputError, command_data, find_command
from playground.discord.component_input import button_data, select_data
from playground.discord.errors import ApiError
from playground.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, begin, payload
from playground.discord.modal_input import Filled, Value
from playground.discord.native import Json
from playground.discord.permissions import Permission
from playground.discord.places import USER_IDS
from playground.discord.resolved import Resolver
from playground.discord.state import Interaction
from playground.discord.world import World

NO_ANSWER = "The application did not respond"


class Actions:
    """The hands of the people; each action returns once the bot answered or its time has passed."""

    def __init__(self, world: World, response_seconds: float = limits.RESPONSE_SECONDS) -> None:
        self._world = world
        self.response_seconds = response_seconds
        """How long the bot has for its first answer, in real time."""

    async def run_command(self, person: str, channel_id: str, name: str, options: Mapping[str, Any]) -> Json:
        """Type a slash command; a sub-command is named like `study setup`."""
        return await self._try(lambda: self._type(person, channel_id, name, options))

    async def autocomplete(
        self,
        person: str,
        channel_id: str,
        name: str,
        option: str,
        value: str,
        others: Mapping[str, Any] | None = None,
    ) -> list[Json]:
        """Type into an option, and return what the bot suggests; nothing if it does not."""
        given = dict(others or {}) | {option: value}
        try:
            interaction, data = self._type(person, channel_id, name, given, focused=option)
        except (InputError, ApiError):
            return []
        answer = await self._ask(interaction, data)
        choices: list[Json] = ((answer or {}).get("data") or {}).get("choices") or []
        return choices

    async def point(self, person: str, message_id: str, name: str) -> Json:
        """Choose a command beside a message that the person sees."""
        return await self._try(lambda: self._point(person, message_id, name))

    async def press(self, person: str, message_id: str, custom_id: str) -> Json:
        """Press a button of a message that the person sees."""
        return await self._try(
            lambda: self._touch(person, message_id, lambda m, _: button_data(m, custom_id))
        )

    async def choose(self, person: str, message_id: str, custom_id: str, values: list[str]) -> Json:
        """Choose in a select menu of a message that the person sees."""
        return await self._try(
            lambda: self._touch(person, message_id, lambda m, r: select_data(m, custom_id, values, r))
        )

    async def submit_modal(self, person: str, custom_id: str, values: Mapping[str, Value]) -> Json:
        """Submit the modal in front of the person; what they left alone keeps its default."""
        return await self._try(lambda: self._submit(person, custom_id, values))

    def dismiss_modal(self, person: str) -> Json:
        """Close the modal in front of the person; the bot never hears of it."""
        if self._world.state.modals.pop(USER_IDS[person], None) is None:
            return refused("No modal is open")
        self._world.changed()
        return done()

    def say(self, person: str, channel_id: str, text: str) -> Json:
        """Write an ordinary message, and return it."""
        channel = find_channel(self._world, channel_id)
        if not permissions_in(self._world, channel, USER_IDS[person]) & Permission.SEND_MESSAGES:
            return refused("Missing Permissions")
        letter = messages.Letter({"content": text}, author_id=USER_IDS[person])
        return messages.create(self._world, channel_id, letter)

    async def _try(self, begin_it: Callable[[], tuple[Interaction, Json]]) -> Json:
        try:
            interaction, data = begin_it()
        except (InputError, ApiError) as refusal:
            return refused(str(refusal))
        answer = await self._ask(interaction, data)
        if answer is None:
            self._world.notice(interaction.user_id, NO_ANSWER)
            return refused(NO_ANSWER)
        if interaction.type == MODAL:
            self._world.state.modals.pop(interaction.user_id, None)
            self._world.changed()
        return done()

    async def _ask(self, interaction: Interaction, data: Json) -> Json | None:
        waiting: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._world.waiting[interaction.token] = waiting
        self._world.hub.publish("INTERACTION_CREATE", payload(self._world, interaction, data))
        try:
            return await asyncio.wait_for(waiting, self.response_seconds)
        except TimeoutError:
            interaction.dead = True
            return None
        finally:
            self._world.waiting.pop(interaction.token, None)

    def _type(
        self, person: str, channel_id: str, name: str, options: Mapping[str, Any], focused: str | None = None
    ) -> tuple[Interaction, Json]:
        user_id = USER_IDS[person]
        channel = find_channel(self._world, channel_id)
        require_open(channel)
        command, path = find_command(visible_commands(self._world, channel, user_id), name)
        data = command_data(command, path, options, Resolver(self._world, user_id, channel), focused)
        full_name = " ".join([command["name"], *(step["name"] for step in path)])
        kind = AUTOCOMPLETE if focused else COMMAND
        return begin(self._world, kind, user_id, channel_id, command_name=full_name), data

    def _point(self, person: str, message_id: str, name: str) -> tuple[Interaction, Json]:
        user_id = USER_IDS[person]
        channel, message = self._look(user_id, message_id)
        if message["id"] in self._world.state.audience:
            raise InputError("Private messages have no commands")
        commands = visible_commands(self._world, channel, user_id)
        command = next((c for c in commands if (c["type"], c["name"]) == (MESSAGE_MENU, name)), None)
        if command is None:
            raise InputError("Unknown command")
        data = {"id": command["id"], "name": name, "type": MESSAGE_MENU, "target_id": message_id}
        shown = messages.shown(self._world, message)
        known = {"command_name": name, "command_type": MESSAGE_MENU}
        interaction = begin(self._world, COMMAND, user_id, channel["id"], **known)
        return interaction, data | {"resolved": {"messages": {message_id: shown}}}

    def _touch(
        self, person: str, message_id: str, read: Callable[[Json, Resolver], Json]
    ) -> tuple[Interaction, Json]:
        user_id = USER_IDS[person]
        channel, message = self._look(user_id, message_id)
        data = read(message, Resolver(self._world, user_id, channel))
        return begin(self._world, COMPONENT, user_id, channel["id"], source_message_id=message_id), data

    def _look(self, user_id: str, message_id: str) -> tuple[Json, Json]:
        for channel_id, known in self._world.state.messages.items():
            if message_id in known:
                channel = find_channel(self._world, channel_id)
                message = find_message(self._world, channel_id, message_id, user_id)
                if may_see(self._world, channel, user_id):
                    require_open(channel)
                    return channel, message
        raise InputError("Unknown Message")

    def _submit(self, person: str, custom_id: str, values: Mapping[str, Value]) -> tuple[Interaction, Json]:
        user_id = USER_IDS[person]
        opened = self._world.state.modals.get(user_id)
        if opened is None or opened["modal"]["custom_id"] != custom_id:
            raise InputError("No such modal is open")
        origin, modal = opened["origin"], opened["modal"]
        channel = find_channel(self._world, origin["channel_id"])
        filled = Filled(modal, values, Resolver(self._world, user_id, channel))
        opened["errors"] = filled.errors
        if filled.errors:
            self._world.changed()
            raise InputError("; ".join(f"{name}: {text}" for name, text in filled.errors.items()))
        known = {"triggering_interaction_metadata": origin["metadata"]}
        source = origin["message_id"]
        return begin(
            self._world, MODAL, user_id, channel["id"], source_message_id=source, metadata=known
        ), filled.data


def visible_commands(world: World, channel: Json, user_id: str) -> list[Json]:
    """Return the commands that somebody may use in a channel."""
    granted = permissions_in(world, channel, user_id)
    commands = world.state.visible_commands()
    if channel["type"] == DM:
        return [c for c in commands if "guild_id" not in c and (c["contexts"] is None or 1 in c["contexts"])]
    if not granted & Permission.USE_APPLICATION_COMMANDS or not world.state.bot_in_guild:
        return []
    here = [command for command in commands if command["contexts"] is None or 0 in command["contexts"]]
    return [command for command in here if _is_granted(command, granted)]


def _is_granted(command: Json, granted: int) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or granted & Permission.ADMINISTRATOR:
        return True
    # "0" reserves a command for administrators.
    return int(needed) > 0 and granted & int(needed) == int(needed)


def done() -> Json:
    """Return the outcome of an action that the bot answered."""
    return {"ok": True, "error": None}


def refused(text: str) -> Json:
    """Return the outcome of an action that failed."""
    return {"ok": False, "error": text}
