"""Seasons that stewards name: their dates, and the boards that follow from them."""

from dataclasses import dataclass
from datetime import date

from bot.domain.refusal import Reason, Refusal
from bot.domain.scope import Season, overlapping
from bot.domain.together import SeasonsShown
from bot.domain.visitor import Visitor
from bot.engine.find import local_date
from bot.engine.ports import Unit
from bot.engine.recount import recount_scope
from bot.engine.streaks import Record, record_of

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Named:
    """What a steward typed: a name, and a first and a last date."""

    name: str
    days: tuple[str, ...]


def show_seasons(unit: Unit, visitor: Visitor, changed: str = "") -> SeasonsShown:
    """Return the seasons of a channel's record."""
    scope = record_of(unit, visitor.channel.key).scope
    return SeasonsShown(tuple(unit.teams.seasons(scope)), local_date(unit, visitor), changed)


def name_season(unit: Unit, visitor: Visitor, wish: Named) -> SeasonsShown | Refusal:
    """Give a stretch of dates a name; its board is added up from what was answered in it."""
    dates = _dates(wish.days)
    name = " ".join(wish.name.split())[:LONGEST_NAME]
    if dates is None or not name:
        return Refusal(Reason.SEASON_UNKNOWN)
    first, last = dates
    record = _held(unit, visitor)
    other = overlapping(unit.teams.seasons(record.scope), first, last)
    if other is not None:
        return Refusal(Reason.SEASON_OVERLAPS, other.name)
    unit.teams.name_season(Season(record.scope, name, first, last))
    recount_scope(unit, record.scope)
    return show_seasons(unit, visitor, "named")


def drop_season(unit: Unit, visitor: Visitor, first: str) -> SeasonsShown | Refusal:
    """Forget the season that begins on a date; its answers count in the quarters of the year again."""
    record = _held(unit, visitor)
    known = {season.first.isoformat(): season for season in unit.teams.seasons(record.scope)}
    if first not in known:
        return Refusal(Reason.SEASON_UNKNOWN)
    unit.teams.drop_season(record.scope, known[first].first)
    recount_scope(unit, record.scope)
    return show_seasons(unit, visitor, "dropped")


def _held(unit: Unit, visitor: Visitor) -> Record:
    """Return the record of a channel, whose seasons nobody else changes now."""
    record = record_of(unit, visitor.channel.key)
    unit.teams.hold((record.scope,))
    return record


def _dates(typed: tuple[str, ...]) -> tuple[date, date] | None:
    """Return a first and a last date, if that is what was typed."""
    try:
        first, last = (date.fromisoformat(one) for one in typed)
    except ValueError:
        return None
    return (first, last) if first <= last else None
