"""Facts about how far a person, or a team, has come."""

from dataclasses import dataclass

from bot.domain.facts import StreakShown
from bot.domain.occurrence import Occurrence
from bot.domain.pack import Topic
from bot.domain.person import Profile
from bot.domain.strength import TeamStrengths, TopicStrength


@dataclass(frozen=True, slots=True)
class NothingDue:
    """There is nothing to review: in how many days there is, and the topic that is known least, if any is."""

    in_days: int | None
    weakest: Topic | None


@dataclass(frozen=True, slots=True)
class Me:
    """Where a person stands, only for them.

    `strengths` are those of every topic, tried or not; `due` is how many questions may come back now and
    `in_days` when the next one does; `reminder` is the next one planned. `picture` is a map of the
    strengths, once it is drawn.
    """

    profile: Profile
    record: StreakShown
    strengths: tuple[TopicStrength, ...]
    due: int
    in_days: int | None
    reminder: Occurrence | None
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of the catalogue: how many questions and items it has, and what the person knows of it."""

    own: TopicStrength
    questions: int
    items: int


@dataclass(frozen=True, slots=True)
class Topics:
    """The catalogue, with the person's strengths and the team's; `picture` maps the team's, once drawn."""

    rows: tuple[TopicRow, ...]
    team: TeamStrengths
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class SettingsAsked:
    """The form of a person's settings is wanted."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class SettingsKept:
    """A person's settings after a change, with the next reminder."""

    profile: Profile
    reminder: Occurrence | None


@dataclass(frozen=True, slots=True)
class Snoozed:
    """A person is left in peace until the next reminder; without one, they had switched them off."""

    profile: Profile
    reminder: Occurrence | None


@dataclass(frozen=True, slots=True)
class RemindersOff:
    """Reminders were switched off, as the person wished."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A person is reminded that so many questions are due."""

    due: int
