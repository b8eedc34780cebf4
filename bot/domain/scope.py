"""Scopes: over what a board is kept and a streak runs."""

from dataclasses import dataclass
from datetime import date

TEAM = "team"


@dataclass(frozen=True, slots=True)
class Team:
    """Channels that keep one record, perhaps of several spaces; `key` names it everywhere: `team:k3v9`."""

    key: str
    name: str
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of local dates, first and last included, that stewards gave a name in a scope."""

    scope: str
    name: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Tell whether a local date lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Counted:
    """A scope that an answer counts in, and the first date of its season on that day, if one has a name."""

    scope: str
    season: date | None = None


def team_key(name: str) -> str:
    """Return the key of the team with this id."""
    return f"{TEAM}:{name}"


def space_of(key: str) -> str:
    """Return the key of the space that a channel, a member or a space belongs to."""
    return ":".join(key.split(":")[:2])
