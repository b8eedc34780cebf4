"""The room that every verb works in: the questions, the time and a source of names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.engine.ports import Calendar, Clock, Editor, Ids
from bot.interface.comparing import NO_WORKSHOP, Workshop
from bot.interface.library import Library
from bot.interface.painter import NO_PAINTER, Painter
from bot.interface.request import Request


class NoCalendar:
    """A calendar that knows no region and no holiday."""

    def holiday(self, _region: str, _day: date) -> str | None:
        """Say of any date that it is none."""
        return None

    def region(self, _typed: str) -> str | None:
        """Know none."""
        return None

    def near(self, _typed: str) -> tuple[str, ...]:
        """Offer none."""
        return ()


class NoEditor:
    """An editor who finds nothing wrong."""

    def problems(self, _question: Question) -> Mapping[str, str]:
        """Find none."""
        return {}

    def remarks(self, _question: Question) -> tuple[str, ...]:
        """Have none."""
        return ()


def unheard(_order: str, _problem: Exception) -> None:
    """Tell nobody of an order that cannot be put together."""


NO_CALENDAR = NoCalendar()
NO_EDITOR = NoEditor()


@dataclass(frozen=True, slots=True)
class Room:
    """What a verb needs besides the unit of work.

    `library` holds the questions; `spread` is the time over which posts planned on the same full or half hour
    leave; in the `workshop` answers are compared; the `painter` draws what is easier seen than read; the
    `editor` reads what members suggest; `report` hears of an order that cannot be put together.
    """

    library: Library
    clock: Clock
    ids: Ids
    calendar: Calendar = NO_CALENDAR
    spread: timedelta = timedelta(0)
    workshop: Workshop = NO_WORKSHOP
    painter: Painter = NO_PAINTER
    editor: Editor = NO_EDITOR
    report: Callable[[str, Exception], None] = unheard

    @property
    def pack(self) -> Pack:
        """The questions of the packs in use, without what single places add or hold."""
        return self.library.pack

    def pack_of(self, request: Request) -> Pack:
        """Return the questions of the place in which somebody acts."""
        return self.library.of(request.visitor.channel.key)
