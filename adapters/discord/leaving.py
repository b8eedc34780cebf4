"""Discord's news that end a place: the bot was put out of a guild, or a channel was deleted."""

import asyncio
import logging
import secrets

from adapters.discord.people import DOOR
from bot.domain.places import Channel, Space
from bot.interface.front import FrontDesk

log = logging.getLogger(__name__)


async def leave(desk: FrontDesk, place: Space | Channel, reason: str) -> None:
    """Let nothing more be sent to a guild or a channel; nothing is raised.

    Discord names no such event and sends it once: where we cannot take it in, the first refusal of a message
    parks the channel as well.
    """
    try:
        await asyncio.wrap_future(desk.left(place, reason, ""))
    except Exception:
        log.exception("leaving %s failed, reference %s", place.key, secrets.token_hex(4))


def guild(native: int) -> Space:
    """Return a guild as a space."""
    return Space(DOOR, str(native))


def channel(in_guild: int, native: int) -> Channel:
    """Return a channel of a guild."""
    return Channel(guild(in_guild), str(native))
