"""Scopes: over what a board is kept and a streak runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

TEAM = "team"
CODE_LIFE = timedelta(minutes=10)
"""How long a code that links people or channels may be used."""


class ScopeKind(StrEnum):
    """Whose board is meant."""

    CHANNEL = "channel"
    TEAM = "team"
    SPACE = "space"


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


class CodeKind(StrEnum):
    """What a code lets its finder do."""

    LINK = "link"
    """Be one person with the member who asked for it."""
    TEAM = "team"
    """Let a channel join the team that asked for it."""


@dataclass(frozen=True, slots=True)
class Code:
    """A word that proves, once and for ten minutes, that both ends know of each other.

    `owner` is the member, or the team, that asked for it.
    """

    word: str
    kind: CodeKind
    owner: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """A scope that an answer counts in, and the first date of its season on that day, if one has a name."""

    scope: str
    season: date | None = None


def overlapping(seasons: Iterable[Season], first: date, last: date) -> Season | None:
    """Return a season that shares a date with a stretch of dates, if there is one."""
    return next((one for one in seasons if one.first <= last and first <= one.last), None)


def team_key(name: str) -> str:
    """Return the key of the team with this id."""
    return f"{TEAM}:{name}"


def space_of(key: str) -> str:
    """Return the key of the space that a channel, a member or a space belongs to."""
    return ":".join(key.split(":")[:2])
