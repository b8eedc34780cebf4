"""The room that every verb works in: the questions, the time and a source of names."""

from dataclasses import dataclass

from bot.domain.pack import Pack
from bot.engine.ports import Clock, Ids


@dataclass(frozen=True, slots=True)
class Room:
    """What a verb needs besides the unit of work."""

    pack: Pack
    clock: Clock
    ids: Ids
