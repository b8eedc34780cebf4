"""Parked channels, teams of channels, and the scopes that answers count in."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    Executable,
    String,
    and_,
    bindparam,
    delete,
    func,
    literal,
    select,
    union_all,
)

from bot.domain.scope import Counted, Season, Team, space_of
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import parked_channel, plan, season, team, team_channel

PARKED = parked_channel.c.key.in_((bindparam("of_channel"), bindparam("of_space")))
# a channel's own reason comes before that of its space, whose key is shorter
REASON = select(parked_channel.c.reason).where(PARKED).order_by(parked_channel.c.key.desc()).limit(1)
UNPARK = delete(parked_channel).where(PARKED)

IN_TEAM = team_channel.c.channel == bindparam("of_channel")
TEAM_OF = select(team_channel.c.team).where(IN_TEAM)
GET = select(team).where(team.c.key == bindparam("of_team"))
CHANNELS = (
    select(team_channel.c.channel)
    .where(team_channel.c.team == bindparam("of_team"))
    .order_by(team_channel.c.channel)
)
ADD = team.insert()
LEAVE = delete(team_channel).where(IN_TEAM)
SEASONS = select(season).where(season.c.scope == bindparam("of_scope")).order_by(season.c.first)
DROP_SEASON = delete(season).where(
    season.c.scope == bindparam("of_scope"), season.c.first == bindparam("of_first")
)
NAME_SEASON = season.insert()


def _counted() -> Executable:
    """Return the scopes of a channel, each with the season that holds a date."""
    here: BindParameter[str] = bindparam("of_channel", type_=String())
    space: BindParameter[str] = bindparam("of_space", type_=String())
    own = select(here.label("scope"), literal(0).label("place"))
    teams = select(team_channel.c.team, literal(1)).where(IN_TEAM)
    spaces = select(space, literal(2)).where(plan.c.channel == here, plan.c.on_space_board.is_(True))
    scopes = union_all(own, teams, spaces).subquery()
    holds = and_(
        season.c.scope == scopes.c.scope,
        season.c.first <= bindparam("of_day"),
        season.c.last >= bindparam("of_day"),
    )
    joined = scopes.outerjoin(season, holds)
    return select(scopes.c.scope, season.c.first).select_from(joined).order_by(scopes.c.place)


COUNTED = _counted()
BOARDS_OF = func.hashtextextended(literal("boards/") + bindparam("of_place", type_=String()), 0)
SHARE = select(func.pg_advisory_xact_lock_shared(BOARDS_OF))
HOLD = select(func.pg_advisory_xact_lock(BOARDS_OF))


@cache
def _park(dialect: str) -> Executable:
    """Park a place unless it is parked."""
    return insert(dialect, parked_channel).on_conflict_do_nothing().returning(parked_channel.c.key)


@cache
def _join(dialect: str) -> Executable:
    """Let a channel belong to a team unless it belongs to one."""
    return insert(dialect, team_channel).on_conflict_do_nothing().returning(team_channel.c.channel)


class SqlChannels:
    """Parked channels and spaces in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._park = _park(statements.dialect)

    def park(self, place: str, reason: str, at: datetime) -> bool:
        """Park a channel or a space by its key; return whether that key was not parked before."""
        row = {"key": place, "reason": reason, "parked_at": at}
        return self._db.first(self._park, row) is not None

    def unpark(self, channel: str) -> None:
        """Take a channel up again, and with it the space that it is in."""
        self._db.run(UNPARK, {"of_channel": channel, "of_space": space_of(channel)})

    def parked(self, channel: str) -> str | None:
        """Return why the channel, or its space, is parked, if it is."""
        return self._db.value(REASON, {"of_channel": channel, "of_space": space_of(channel)}, str)


class SqlTeams:
    """Teams in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def of(self, channel: str) -> Team | None:
        """Return the team that a channel belongs to, if it does."""
        key = self._db.value(TEAM_OF, {"of_channel": channel}, str)
        return None if key is None else self.get(key)

    def get(self, team: str) -> Team | None:
        """Return the team of that key."""
        row = self._db.first(GET, {"of_team": team})
        if row is None:
            return None
        channels = tuple(found.channel for found in self._db.rows(CHANNELS, {"of_team": team}))
        return Team(row.key, row.name, channels)

    def add(self, team: Team) -> None:
        """Insert a team; its channels join one by one."""
        self._db.run(ADD, {"key": team.key, "name": team.name})

    def join(self, channel: str, team: str) -> bool:
        """Let a channel belong to a team; False, and nothing changes, when it belongs to one already."""
        row = {"channel": channel, "team": team}
        return self._db.first(_join(self._db.dialect), row) is not None

    def leave(self, channel: str) -> None:
        """Let a channel be on its own again."""
        self._db.run(LEAVE, {"of_channel": channel})

    def counted(self, channel: str, day: date) -> list[Counted]:
        """Return every scope in which an answer of that date counts, the channel's own first."""
        self.share((channel,))
        where = {"of_channel": channel, "of_space": space_of(channel), "of_day": day}
        return [Counted(row.scope, row.first) for row in self._db.rows(COUNTED, where)]

    def share(self, channels: Collection[str]) -> None:
        """Let nobody hold these channels until this work is committed."""
        self._lock(SHARE, channels)

    def hold(self, places: Collection[str]) -> None:
        """Let no answer in these channels be counted until this work is committed."""
        self._lock(HOLD, places)

    def _lock(self, statement: Executable, places: Collection[str]) -> None:
        """Lock places in one order, so that two who want the same ones wait and do not meet."""
        if self._db.dialect == "postgresql":  # SQLite has one writer anyway
            for place in sorted(set(places)):
                self._db.first(statement, {"of_place": place})

    def seasons(self, scope: str) -> list[Season]:
        """Return the seasons that stewards named in a scope, the earliest first."""
        rows = self._db.rows(SEASONS, {"of_scope": scope})
        return [Season(row.scope, row.name, row.first, row.last) for row in rows]

    def name_season(self, season: Season) -> None:
        """Insert a season; the caller has made sure that it overlaps none."""
        self._db.run(NAME_SEASON, asdict(season))

    def drop_season(self, scope: str, first: date) -> None:
        """Forget a season."""
        self._db.run(DROP_SEASON, {"of_scope": scope, "of_first": first})
