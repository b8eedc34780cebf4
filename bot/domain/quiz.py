"""A run: a few items that one member answers in private, as a quiz or as a review."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DEFAULT_COUNT = 5
MOST_ITEMS = 10


class RunKind(StrEnum):
    """What a run is for."""

    QUIZ = "quiz"
    REVIEW = "review"
    """Of questions that are due, each as another item."""


@dataclass(frozen=True, slots=True)
class QuizRun:
    """The items of one run, in order. `label` says what was asked for, such as "Security, senior"."""

    id: str
    member: str
    channel: str
    items: tuple[str, ...]
    label: str
    at: datetime
    kind: RunKind = RunKind.QUIZ


def count_of(asked: int | None) -> int:
    """Return how many items a run gets: the default, or what was asked within bounds."""
    return DEFAULT_COUNT if asked is None else max(1, min(asked, MOST_ITEMS))
