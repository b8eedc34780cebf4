"""Suggestions: what members want to add to the questions of their space, and what stewards make of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.pack import Topic
from bot.domain.question import Level, Question
from bot.domain.scope import space_of

MOST_WAITING = 3
"""How many suggestions of one kind a person may have waiting at a time."""
LONGEST_NOTE = 500
NOTES_SHOWN = 5
"""How many notes a reveal shows; newer ones take the place of older ones."""
PREFIX = "suggested-"
TEXT, ABOUT = "text", "about"
"""The parts of a note: what it says, and the question that it is about."""


class SuggestionKind(StrEnum):
    """What is suggested."""

    QUESTION = "question"
    """A question for every channel of the space."""
    NOTE = "note"
    """What a question comes to in our system, for the record that it was written in."""


class SuggestionState(StrEnum):
    """How far it has come."""

    DRAFT = "draft"
    """Sent with something in it that cannot be taken, and kept to be put right."""
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """Approved once, and taken out by a steward since."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something suggested.

    `question` is the id of the question that it makes, or that the note is about. `parts` is what was typed,
    by field. `member` is "" once its author had everything about them deleted; `word` is what the steward who
    decided had to say to the author.
    """

    id: str
    kind: SuggestionKind
    state: SuggestionState
    member: str
    channel: str
    question: str
    parts: Mapping[str, str]
    at: datetime
    decided_at: datetime | None = None
    decided_by: str = ""
    word: str = ""

    @property
    def space(self) -> str:
        """The key of the space in which it was suggested."""
        return space_of(self.channel)


def seats(person: str, kind: SuggestionKind) -> tuple[str, ...]:
    """Return the names under which the waiting suggestions of a person are unique."""
    return tuple(f"{person}/{kind}/{number}" for number in range(MOST_WAITING))


def draft_seat(person: str, kind: SuggestionKind) -> str:
    """Return the name under which the draft of a person is unique."""
    return f"{person}/{kind}/draft"


def suggested_id(suggestion: str) -> str:
    """Return the id of the question that a suggestion makes."""
    return f"{PREFIX}{suggestion}"


def suggestion_of(question: str) -> str | None:
    """Return the id of the suggestion that a question was made of; None for a question of a pack."""
    return question.removeprefix(PREFIX) if question.startswith(PREFIX) else None


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """The form of a suggested question is wanted; `parts` is what was typed when it could not be taken."""

    topic: str
    level: str
    title: str
    """The topic's title; "" where none was named."""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteAsked:
    """The form of a note is wanted: about one of these questions (id, title), the first one chosen."""

    questions: tuple[tuple[str, str], ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion was kept: it waits, or is approved already because a steward made it."""

    suggestion: Suggestion
    title: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A suggestion as a steward reads it: with its question, and who made it ("" for nobody).

    `remarks` is what the checker of packs says about a question; `topic` is the title of its topic.
    """

    suggestion: Suggestion
    question: Question | None
    author: str
    topic: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of the waiting suggestions, None when none is; `done` is what was just decided about another."""

    place: int
    total: int
    shown: Preview | None
    done: SuggestionState | None = None


@dataclass(frozen=True, slots=True)
class WordAsked:
    """The form in which a steward may say why a suggestion is declined."""

    suggestion: Suggestion
    title: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A page of what was approved, the newest first."""

    page: int
    pages: int
    rows: tuple[Preview, ...]
    done: bool = False
    """Whether one was just taken out."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What the author of a suggestion is told; `title` is the question's."""

    suggestion: Suggestion
    title: str


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note as others read it: `author` is "" for somebody who is not named."""

    text: str
    author: str
    at: datetime


OURS = Topic("team", "Your team", "team")
"""The topic of suggested questions that name none."""


def topic_of(suggestion: Suggestion) -> str:
    """Return the slug of the topic of a suggested question."""
    return suggestion.parts.get("topic") or OURS.slug


def level_of(suggestion: Suggestion) -> Level:
    """Return the level of a suggested question; the usual one where none was named."""
    level = suggestion.parts.get("level", "")
    return Level(level) if level in set(Level) else Level.MID
