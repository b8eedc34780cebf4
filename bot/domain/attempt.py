"""Attempts: what a member answered, as facts that never change."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.points import COMMIT_POINTS, item_points
from bot.domain.question import Item
from bot.domain.shuffle import shuffled


class Verdict(StrEnum):
    """How an attempt was judged."""

    CORRECT = "correct"
    PARTLY = "partly"
    WRONG = "wrong"
    NOTED = "noted"


class Surface(StrEnum):
    """Where an attempt came from."""

    CHECK = "check"
    WRITTEN = "written"
    QUIZ = "quiz"
    REVIEW = "review"
    INTERVIEW = "interview"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer.

    `slot` is what may be answered once: a prompt's quick check, its written answer, one place of a quiz run.
    `about` is what pays once: an item, or a question in writing. `worth` is what the answer pays as the first
    one about it; `points` is what it does pay, a sum that follows from the ledger (bot.domain.ledger).
    `order` is the option ids as shown, `chosen` the id picked. `local_date` is the channel's date, stored
    so that it is never derived again.
    """

    member: str
    channel: str
    slot: str
    about: str
    surface: Surface
    question: str
    rev: int
    topic: str
    verdict: Verdict
    worth: int
    points: int
    at: datetime
    local_date: date
    prompt: str | None = None
    item: str | None = None
    order: tuple[str, ...] = ()
    chosen: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an attempt earns besides, or loses, for a cause that became known later; it never changes either.

    An attempt is amended once per cause. `local_date` is the attempt's, so that the same windows count it.
    """

    member: str
    channel: str
    slot: str
    cause: str
    topic: str
    points: int
    local_date: date
    at: datetime


def order_shown(item: Item, member: str) -> tuple[str, ...]:
    """Return the option ids in the order this member sees: always the same for the same revision."""
    seed = f"{member}/{item.id}/{item.rev}"
    return tuple(option.id for option in shuffled(item.options, seed, lambda option: option.id))


def judge(item: Item, chosen: str) -> tuple[Verdict, int]:
    """Return the verdict and the points that a first answer earns. Raises KeyError for no such option."""
    option = item.option(chosen)
    if option is None:
        raise KeyError(chosen)
    if option.correct:
        return Verdict.CORRECT, item_points(item.difficulty)
    return Verdict.WRONG, 0


def check_slot(prompt: str) -> str:
    """Return the slot of a prompt's quick check."""
    return f"check/{prompt}"


def written_slot(prompt: str) -> str:
    """Return the slot of a prompt's written answer."""
    return f"written/{prompt}"


def quiz_slot(run: str, index: int) -> str:
    """Return the slot of one place in a quiz run."""
    return f"quiz/{run}/{index}"


def commit_points(revealed: bool) -> int:
    """Return what a written answer earns: something for committing before the reveal, nothing after."""
    return 0 if revealed else COMMIT_POINTS
