"""Which gateway events a session asked for, and what it may see in them."""

from enum import IntFlag
from typing import Final

from playground.discord.native import Json
from playground.discord.places import BOT_ID


class Intent(IntFlag):
    """The gateway intents that decide about the events of the local Discord."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED: Final = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
WITHHELD: Final[Json] = {"content": "", "embeds": [], "attachments": [], "components": []}


def wanted(event: str, data: Json, intents: int) -> bool:
    """Tell whether a session with these intents receives an event."""
    if event.startswith("MESSAGE_"):
        need = Intent.GUILD_MESSAGES if "guild_id" in data else Intent.DIRECT_MESSAGES
        return bool(intents & need)
    if event.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
        return bool(intents & Intent.GUILDS)
    return True


def redacted(event: str, data: Json, intents: int) -> Json:
    """Return the event without the words of other people's messages, unless they may be read."""
    if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE") or intents & Intent.MESSAGE_CONTENT:
        return data
    mentioned = any(person["id"] == BOT_ID for person in data["mentions"])
    if data["author"]["id"] == BOT_ID or "guild_id" not in data or mentioned:
        return data
    return data | WITHHELD
