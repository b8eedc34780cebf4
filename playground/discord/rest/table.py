"""Which function answers which route."""

import re
from typing import Final

from playground.discord.rest import about, channels, commands, messages, responses, webhooks
from playground.discord.rest.call import Handler
from playground.discord.routes import Route

TABLE: Final[dict[Route, Handler]] = {
    Route.GATEWAY: about.gateway,
    Route.GATEWAY_BOT: about.gateway_bot,
    Route.ME: about.me,
    Route.USER: about.get_user,
    Route.OPEN_DM: about.open_dm,
    Route.APPLICATION: about.application,
    Route.APPLICATION_SELF: about.application,
    Route.GET_COMMANDS: commands.get_commands,
    Route.PUT_COMMANDS: commands.put_commands,
    Route.ADD_COMMAND: commands.add_command,
    Route.GET_GUILD_COMMANDS: commands.get_commands,
    Route.PUT_GUILD_COMMANDS: commands.put_commands,
    Route.ADD_GUILD_COMMAND: commands.add_command,
    Route.GUILD: about.guild,
    Route.GUILD_CHANNELS: about.guild_channels,
    Route.MEMBER: about.get_member,
    Route.CHANNEL: channels.get_channel,
    Route.EDIT_CHANNEL: channels.edit_channel,
    Route.TYPING: channels.typing,
    Route.CREATE_THREAD: channels.create_thread,
    Route.HISTORY: messages.history,
    Route.CREATE_MESSAGE: messages.create_message,
    Route.GET_MESSAGE: messages.get_message,
    Route.EDIT_MESSAGE: messages.edit_message,
    Route.DELETE_MESSAGE: messages.delete_message,
    Route.RESPOND: responses.respond,
    Route.FOLLOW_UP: webhooks.follow_up,
    Route.GET_REPLY: webhooks.get_reply,
    Route.EDIT_REPLY: webhooks.edit_reply,
    Route.DELETE_REPLY: webhooks.delete_reply,
}


def _pattern(route: Route) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route.value))


PATTERNS: Final = [(route, _pattern(route)) for route in TABLE]


def find_route(verb: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """Return the route of a request with its path parameters; literal paths come before patterns."""
    for route, pattern in PATTERNS:
        found = pattern.fullmatch(f"{verb} {path}")
        if found is not None:
            return route, found.groupdict()
    return None
