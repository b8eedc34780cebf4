"""A visitor: who does something, where, and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.places import Channel, Member


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who did something, where, and when by the platform's own clock.

    `steward` is the platform's word at this moment (workspace admin, Manage Server), not a memory of it.
    """

    member: Member
    name: str
    channel: Channel
    at: datetime
    steward: bool = False
