"""Who studies where, as ports: people, their channels, and the teams that channels form."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from bot.domain.person import Known, Profile
from bot.domain.scope import Code, CodeKind, Counted, Season, Team


class Members(Protocol):
    """People: what they are called, and which members one person is."""

    def meet(self, member: str, name: str) -> None:
        """Remember, or renew, the name of a member."""
        ...

    def known(self, member: str) -> Known:
        """Return what recording an answer of a member must know."""
        ...

    def of(self, person: str) -> tuple[str, ...]:
        """Return the members that a person is, the one the person is named after first."""
        ...

    def held(self, member: str) -> Known:
        """Return what recording for a member must know, and let nobody else record for that person now.

        Whoever else wants to, or wants to change who the person is, waits until this work is committed.
        Readers are not held up.
        """
        ...

    def link(self, member: str, person: str) -> None:
        """Let a member, and whoever was linked to it, be a person from now on."""
        ...

    def unlink(self, member: str) -> None:
        """Let a member be a person of its own again; the members left behind stay together."""
        ...

    def profile(self, person: str) -> Profile:
        """Return what a person wants to be called and told; the usual for one who never said."""
        ...

    def save(self, profile: Profile) -> None:
        """Insert or replace what a person wants; the name stays as it is."""
        ...


class Codes(Protocol):
    """Codes that can be used once."""

    def add(self, code: Code) -> None:
        """Insert a code."""
        ...

    def owner(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Return whose code that is, and leave it; None where none of that kind works any more."""
        ...

    def take(self, word: str, kind: CodeKind, now: datetime) -> str | None:
        """Use a code up, and return its owner; None where there is none of that kind, or it has expired."""
        ...

    def forget(self, now: datetime) -> int:
        """Forget what has expired; return how many."""
        ...


class Channels(Protocol):
    """Channels that cannot be reached are parked, and spaces with all that is in them."""

    def park(self, place: str, reason: str, at: datetime) -> bool:
        """Park a channel or a space by its key; return whether that key was not parked before."""
        ...

    def unpark(self, channel: str) -> None:
        """Take a channel up again, and with it the space that it is in."""
        ...

    def parked(self, channel: str) -> str | None:
        """Return why the channel, or its space, is parked, if it is."""
        ...


class Teams(Protocol):
    """Channels that keep one record, and the scopes that answers count in."""

    def of(self, channel: str) -> Team | None:
        """Return the team that a channel belongs to, if it does."""
        ...

    def get(self, team: str) -> Team | None:
        """Return the team of that key."""
        ...

    def add(self, team: Team) -> None:
        """Insert a team; its channels join one by one."""
        ...

    def join(self, channel: str, team: str) -> bool:
        """Let a channel belong to a team; False, and nothing changes, when it belongs to one already."""
        ...

    def leave(self, channel: str) -> None:
        """Let a channel be on its own again."""
        ...

    def counted(self, channel: str, day: date) -> list[Counted]:
        """Return every scope in which an answer of that date counts, the channel's own first.

        They stay as they are until this work is committed.
        """
        ...

    def share(self, channels: Collection[str]) -> None:
        """Let nobody hold these channels until this work is committed; others may share them, too."""
        ...

    def hold(self, places: Collection[str]) -> None:
        """Let no answer in these channels be counted, and nobody else hold these channels or scopes.

        That is until this work is committed. Readers are not held up.
        """
        ...

    def seasons(self, scope: str) -> list[Season]:
        """Return the seasons that stewards named in a scope, the earliest first."""
        ...

    def name_season(self, season: Season) -> None:
        """Insert a season; the caller has made sure that it overlaps none."""
        ...

    def drop_season(self, scope: str, first: date) -> None:
        """Forget a season."""
        ...
