"""The message model: a small closed union that every door draws in full."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.message.press import Press


class Tone(StrEnum):
    """How a message or a button feels; the door decides how that looks."""

    NEUTRAL = "neutral"
    GOOD = "good"
    BAD = "bad"
    QUIET = "quiet"


class Marker(StrEnum):
    """What stands in front of each line of a listing."""

    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"


class MomentStyle(StrEnum):
    """How much of an instant is shown."""

    TIME = "time"
    DATE_TIME = "date and time"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of literal text; nothing in it formats, links or pings."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link that an author of the pack vouches for."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A member by platform identifier: the only span that can ping, where a door allows it."""

    native: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A channel by platform identifier, which each platform shows by its name and links to."""

    native: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant that each platform shows in the reader's own zone; `fallback` is for where it cannot."""

    at: datetime
    style: MomentStyle
    fallback: str


Span = Text | Link | Mention | Place | Moment
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A short line above what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines with a marker each; `details` of a line are shown under it, quieter."""

    lines: tuple["Line", ...]
    marker: Marker = Marker.BULLET


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a listing."""

    spans: Spans
    details: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code."""

    code: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Short pairs of name and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One row of a ranking; `own` marks the reader's."""

    rank: int
    name: str
    value: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked rows; a None stands for rows left out."""

    rows: tuple[RankingRow | None, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of bars: how many, of all that the rows count together; `mark` lets it stand out."""

    label: str
    count: int
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts side by side, drawn as bars of one scale."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with a text that replaces it for whoever cannot see it, or where it cannot be shown."""

    png: bytes
    alt: str
    name: str = "picture.png"


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep, such as somebody's own data; `about` says what is in it."""

    name: str
    content: bytes
    about: str


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet line, smaller than prose."""

    spans: Spans


Block = Prose | Heading | Listing | Code | Facts | Ranking | Bars | Picture | File | Note


@dataclass(frozen=True, slots=True)
class Button:
    """A button; a disabled one is shown where a platform can, and left out elsewhere."""

    label: str
    press: Press
    tone: Tone = Tone.NEUTRAL
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class LinkButton:
    """A button that opens a page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu or a pick field."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of choices; choosing is a press whose last argument is the chosen value."""

    placeholder: str
    press: Press
    choices: tuple[Choice, ...]


Control = Button | LinkButton | Menu


@dataclass(frozen=True, slots=True)
class Message:
    """What the bot says in one breath.

    `summary` is the plain text for notifications and screen readers; it never holds an answer.
    """

    title: str
    blocks: tuple[Block, ...]
    controls: tuple[Control, ...] = ()
    tone: Tone = Tone.NEUTRAL
    summary: str = ""

    def __post_init__(self) -> None:
        if not self.summary:
            object.__setattr__(self, "summary", self.title)
