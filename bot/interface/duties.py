"""Duties: what is due without anybody asking, each to be carried out in a transaction of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.dispute import Hold
from bot.domain.live import Round
from bot.domain.occurrence import Occurrence
from bot.engine import look, news, tick, turns
from bot.engine.hearings import Touched
from bot.engine.ports import Unit
from bot.interface.room import Room


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to carry out once; `do` returns whether it came to anything."""

    key: str
    do: Callable[[Unit], bool]


def due(room: Room, unit: Unit, now: datetime, most: int) -> list[Duty]:
    """Return what is due now: at most so many of each kind, what others wait for first."""
    return list(_due(room, unit, now, most))


def _due(room: Room, unit: Unit, now: datetime, most: int) -> Iterator[Duty]:
    """Yield occurrences and rounds that are due, items to look at, and people to tell."""
    for occurrence in unit.occurrences.due(now, most):
        yield Duty(occurrence.key, partial(_settle, room, occurrence, now))
    for round_ in unit.rounds.due(now, most):
        yield Duty(f"round/{round_.id}/{round_.step}", partial(_close, room, round_, now))
    for touched in unit.reports.touched(most):
        yield Duty(f"look/{touched.asked}", partial(_look, room, touched, now))
    for hold in unit.disputes.untold(most):
        yield Duty(f"news/{hold.id}", partial(_tell, room, hold, now))


def _settle(room: Room, occurrence: Occurrence, now: datetime, unit: Unit) -> bool:
    pack = room.library.of(occurrence.channel)
    return tick.settle(unit, pack, room.calendar, occurrence, now, room.spread)


def _close(room: Room, round_: Round, now: datetime, unit: Unit) -> bool:
    return turns.close_due(unit, room.library.of(round_.channel), round_.id, now)


def _look(room: Room, touched: Touched, now: datetime, unit: Unit) -> bool:
    return look.look(unit, room.library.of(touched.asked.space), touched, now)


def _tell(room: Room, hold: Hold, now: datetime, unit: Unit) -> bool:
    return news.tell(unit, room.library.of(hold.asked.space), hold.id, now)
