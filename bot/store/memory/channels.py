"""Parked channels, teams of channels, and the scopes that answers count in."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from bot.domain.plan import Plan
from bot.domain.scope import Counted, Season, Team, space_of
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryChannels:
    """Parked channels and spaces: why, and since when."""

    def __init__(self, parked: Table[str, tuple[str, datetime]]) -> None:
        self._parked = parked

    def park(self, place: str, reason: str, at: datetime) -> bool:
        """Park a channel or a space by its key; return whether that key was not parked before."""
        if place in self._parked:
            return False
        self._parked[place] = (reason, utc(at))
        return True

    def unpark(self, channel: str) -> None:
        """Take a channel up again, and with it the space that it is in."""
        for place in (channel, space_of(channel)):
            self._parked.pop(place, None)

    def parked(self, channel: str) -> str | None:
        """Return why the channel, or its space, is parked, if it is."""
        found = (self._parked.get(place) for place in (channel, space_of(channel)))
        return next((reason for reason, _ in filter(None, found)), None)


class MemoryTeams:
    """Teams by key, the team of each channel, and seasons by scope and first date."""

    def __init__(
        self,
        teams: Table[str, Team],
        joined: Table[str, str],
        seasons: Table[tuple[str, date], Season],
        plans: Table[str, Plan],
    ) -> None:
        self._teams = teams
        self._joined = joined
        self._seasons = seasons
        self._plans = plans

    def of(self, channel: str) -> Team | None:
        """Return the team that a channel belongs to, if it does."""
        key = self._joined.get(channel)
        return None if key is None else self.get(key)

    def get(self, team: str) -> Team | None:
        """Return the team of that key."""
        found = self._teams.get(team)
        channels = tuple(sorted(channel for channel, key in self._joined.items() if key == team))
        return found and replace(found, channels=channels)

    def add(self, team: Team) -> None:
        """Insert a team; its channels join one by one. Raises ValueError when its key is taken."""
        if team.key in self._teams:
            raise ValueError(f"the key of a team is unique: {team.key}")
        self._teams[team.key] = team

    def join(self, channel: str, team: str) -> bool:
        """Let a channel belong to a team; False, and nothing changes, when it belongs to one already."""
        if channel in self._joined:
            return False
        self._joined[channel] = team
        return True

    def leave(self, channel: str) -> None:
        """Let a channel be on its own again."""
        self._joined.pop(channel, None)

    def counted(self, channel: str, day: date) -> list[Counted]:
        """Return every scope in which an answer of that date counts, the channel's own first."""
        plan = self._plans.get(channel)
        team = self._joined.get(channel)
        space = space_of(channel) if plan and plan.on_space_board else None
        scopes = (scope for scope in (channel, team, space) if scope)
        return [Counted(scope, self._season(scope, day)) for scope in scopes]

    def share(self, channels: Collection[str]) -> None:
        """Do nothing: here one work is done after the other."""

    def hold(self, places: Collection[str]) -> None:
        """Do nothing: here one work is done after the other."""

    def _season(self, scope: str, day: date) -> date | None:
        """Return the first date of the season that holds a date, if one has a name."""
        return next((season.first for season in self.seasons(scope) if season.covers(day)), None)

    def seasons(self, scope: str) -> list[Season]:
        """Return the seasons that stewards named in a scope, the earliest first."""
        named = [season for season in self._seasons.values() if season.scope == scope]
        return sorted(named, key=lambda season: season.first)

    def name_season(self, season: Season) -> None:
        """Insert a season; the caller has made sure that it overlaps none."""
        self._seasons[season.scope, season.first] = season

    def drop_season(self, scope: str, first: date) -> None:
        """Forget a season."""
        self._seasons.pop((scope, first), None)
