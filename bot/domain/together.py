"""Facts about people and channels that are linked, and what their board keeps."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.places import Channel, Member
from bot.domain.plan import Plan
from bot.domain.scope import Season, Team


@dataclass(frozen=True, slots=True)
class LinkOffered:
    """A code that makes its finder the same person, and the members who are that person already."""

    word: str
    expires_at: datetime
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Members who are one person now; `shown_as` is what boards call them."""

    members: tuple[Member, ...]
    shown_as: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A member who is a person of its own again."""

    member: Member


@dataclass(frozen=True, slots=True)
class TeamShown:
    """The team of a channel, None for one on its own, and a code that lets another channel join.

    `changed` says what has just been done: "", "started", "joined" or "left".
    """

    channel: Channel
    team: Team | None
    word: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class TeamAsked:
    """The name of a new team is wanted."""


@dataclass(frozen=True, slots=True)
class SeasonsShown:
    """The seasons of a record, and the local date; `changed` says what has just been done."""

    seasons: tuple[Season, ...]
    today: date
    changed: str = ""


@dataclass(frozen=True, slots=True)
class OptionsAsked:
    """The form of what a record keeps is wanted, filled with a plan as it is."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class OptionsSaved:
    """What a record keeps, after a change."""

    plan: Plan
