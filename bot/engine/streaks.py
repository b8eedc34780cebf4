"""Streaks, folded from the ledger whenever somebody looks, and the freezes that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.person import Known
from bot.domain.prompt import PromptState
from bot.domain.streak import MOST_FREEZES, Freeze, FreezeKind, Streak, by_day, news, owed, streak
from bot.domain.team_streak import TeamStreak, team_streak
from bot.engine.ports import Unit

LOOKED_BACK = 400
"""How many days the streak of a team may be long."""
BEGUN_SINCE = 2
"""How many newer days may have been asked by the time a question closes: reveals take up to 48 hours."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a channel's answers belong to: a scope, and the channels in it."""

    scope: str
    channels: tuple[str, ...]


def record_of(unit: Unit, channel: str) -> Record:
    """Return the record of a channel: its team's, or its own."""
    team = unit.teams.of(channel)
    return Record(team.key, team.channels) if team else Record(channel, (channel,))


def records_of(unit: Unit, channels: Iterable[str]) -> set[Record]:
    """Return the records that channels belong to."""
    return {record_of(unit, channel) for channel in set(channels)}


def kept_records(unit: Unit, person: str) -> set[Record]:
    """Return the records that hold freezes of a person; a channel in a team keeps none of its own."""
    records = (_record(unit, scope) for scope in unit.freezes.scopes(person))
    return {record for record in records if record is not None}


def _record(unit: Unit, scope: str) -> Record | None:
    team = unit.teams.get(scope)
    record = Record(team.key, team.channels) if team else record_of(unit, scope)
    return record if record.scope == scope else None


def channels_of(unit: Unit, channel: str) -> tuple[str, ...]:
    """Return the channels that keep one record with a channel, itself included."""
    return record_of(unit, channel).channels


def members_of(unit: Unit, member: str) -> tuple[str, ...]:
    """Return the members that are one person with a member, itself included."""
    return _persons(unit, unit.members.known(member))


def _persons(unit: Unit, known: Known) -> tuple[str, ...]:
    """Return the members that a person is, without looking where it is one alone."""
    return unit.members.of(known.person) if known.linked else (known.person,)


def streak_of(unit: Unit, member: str, channel: str) -> Streak:
    """Return the streak of the person behind a member, over the record that a channel belongs to."""
    return _folded(unit, members_of(unit, member), record_of(unit, channel))


def _folded(unit: Unit, members: tuple[str, ...], record: Record) -> Streak:
    return streak(by_day(unit.prompts.links(record.channels, members)))


def team_streak_of(unit: Unit, channel: str) -> TeamStreak:
    """Return the streak of everybody together, over the record that a channel belongs to."""
    plan = unit.plans.get(channel)
    days = unit.prompts.days(channels_of(unit, channel), LOOKED_BACK)
    return team_streak(days, plan.quorum if plan else None)


def settle_freezes(unit: Unit, person: str, record: Record, now: datetime) -> None:
    """Write down what the ledger of a person's freezes lacks, now that a question closed or changed."""
    for day, kind, turn in owed_to(unit, person, record):
        unit.freezes.add(Freeze(person, record.scope, day, turn, kind, now))


def owed_to(unit: Unit, person: str, record: Record) -> list[tuple[date, FreezeKind, int]]:
    """Return what the ledger of a person's freezes lacks in a record, as (day, kind, turn)."""
    spent = _folded(unit, unit.members.of(person), record).spent
    return owed(spent, unit.freezes.of(person, record.scope))


def settle_all(unit: Unit, record: Record, now: datetime) -> None:
    """Write down everybody's freezes in a record whose channels have just changed; that is no news.

    Whoever took part in a channel that left has entries here too.
    """
    days = unit.prompts.days(record.channels, LOOKED_BACK)
    for person in sorted({*unit.freezes.people(record.scope)}.union(*(day.people for day in days))):
        settle_freezes(unit, person, record, now)
        unit.freezes.tell(person, record.scope)


def settle_absent(unit: Unit, channel: str, closed: date, now: datetime) -> None:
    """Spend the freezes of those who missed the question of a date, which has just closed.

    Only who took part lately can have a streak that a freeze still carries; that may be on a day which has
    begun since.
    """
    record = record_of(unit, channel)
    days = unit.prompts.days(record.channels, MOST_FREEZES + 2 + BEGUN_SINCE)
    lately = frozenset[str]().union(*(one.people for one in days if one.day != closed))
    there = frozenset[str]().union(*(one.people for one in days if one.day == closed))
    for person in sorted(lately - there):
        settle_freezes(unit, person, record, now)


def settle_begun(unit: Unit, channel: str, day: date, now: datetime) -> None:
    """Give back what a date cost that another channel of the team closed before this one began it.

    As long as a question of that date is open, nobody has missed it.
    """
    record = record_of(unit, channel)
    first = unit.prompts.leading(record.channels, day) if len(record.channels) > 1 else None
    if first is not None and first.state is PromptState.CLOSED:
        for person in sorted(unit.freezes.people(record.scope)):
            settle_freezes(unit, person, record, now)


def streak_and_news(unit: Unit, member: str, channel: str) -> tuple[Streak, tuple[Freeze, ...]]:
    """Return a person's streak, and what became of their freezes since they were told last.

    That counts as told.
    """
    known, record = unit.members.known(member), record_of(unit, channel)
    told = unit.freezes.tell(known.person, record.scope)
    return _folded(unit, _persons(unit, known), record), tuple(news(told))
