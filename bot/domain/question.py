"""A study question and its layers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a question asks a person to do."""

    EXPLAIN = "explain"
    COMPARE = "compare"
    DESIGN = "design"
    DIAGNOSE = "diagnose"
    IMPLEMENT = "implement"
    ESTIMATE = "estimate"


class Level(StrEnum):
    """How much experience a question expects."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Layer(StrEnum):
    """One part of a question that is revealed, in this order."""

    ASK_FIRST = "ask-first"
    STEPS = "steps"
    DO_AND_AVOID = "do-and-avoid"


@dataclass(frozen=True, slots=True)
class AskFirst:
    """A clarifying question, and what its answer changes in the design."""

    id: str
    text: str
    changes: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the solution; `after` holds the ids of steps that must come before."""

    id: str
    text: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """Something to do, and the mechanism that makes it right."""

    id: str
    text: str
    because: str


@dataclass(frozen=True, slots=True)
class Pitfall:
    """Something to avoid, what it breaks, and the id of the practice to use instead."""

    id: str
    text: str
    breaks: str
    instead: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A short piece of code that belongs to the answer."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture of the answer, as SVG source, with a text for whoever cannot see it."""

    name: str
    alt: str
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that a question rests on."""

    key: str
    title: str
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of an item; `id` is permanent within the item, `feedback` is for whoever picks it."""

    id: str
    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One gradable thing made from a question; `id` is `question/local-id`."""

    id: str
    question: str
    rev: int
    topic: str
    level: Level
    difficulty: int
    stem: str
    options: tuple[Option, ...]

    @property
    def local_id(self) -> str:
        """The part of the id that names it within its question."""
        return self.id.rpartition("/")[2]

    @property
    def made(self) -> bool:
        """Whether it was made from the parts of its question; such items are named like `n0.a1`."""
        return "." in self.local_id

    @property
    def guess(self) -> float:
        """The chance to hit the correct option without knowing."""
        return 1 / len(self.options)

    @property
    def key(self) -> Option:
        """The correct option."""
        return next(option for option in self.options if option.correct)

    def option(self, option_id: str) -> Option | None:
        """Return the option of that id, if the item has it."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Question:
    """An authored study question: prompt, why, ask-first, steps, do, avoid.

    An unreviewed one comes from somebody's own notes: all but its prompt may be empty.
    """

    id: str
    rev: int
    title: str
    topic: str
    kind: Kind
    level: Level
    difficulty: int
    minutes: int
    prompt: str
    why: str
    ask_first: tuple[AskFirst, ...]
    steps: tuple[Step, ...]
    do: tuple[Practice, ...]
    avoid: tuple[Pitfall, ...]
    items: tuple[Item, ...]
    sketch: Sketch | None = None
    diagrams: tuple[Diagram, ...] = ()
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    refs: tuple[Reference, ...] = ()
    licence: str = ""
    reviewed: date | None = None
    review_by: date | None = None
    unreviewed: bool = False

    def practice(self, practice_id: str) -> Practice:
        """Return the practice of that id. Raises KeyError when there is none."""
        for practice in self.do:
            if practice.id == practice_id:
                return practice
        raise KeyError(practice_id)
