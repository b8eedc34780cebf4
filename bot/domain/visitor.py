"""A visitor: who does something, where, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.places import Channel, Member


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who did something, where, and when by the platform's own clock.

    `steward` is the platform's word at this moment (workspace admin, Manage Server), not a memory of it.
    `act` is the platform's own name for what was done, the same when it is sent again; "" where it has none.
    """

    member: Member
    name: str
    channel: Channel
    at: datetime
    steward: bool = False
    act: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """The member whom a direct message was for, and the channel in which an answer to it counts."""

    member: Member
    channel: Channel
