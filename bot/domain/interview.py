"""A mock interview: ask first, plan, compare, send one back, and a scorecard that the learner sets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from bot.domain.checklist import Line, Part
from bot.domain.question import Item, Question
from bot.domain.shuffle import draw, shuffled

MOST_OFFERED = 10
"""How many clarifying questions are offered to pick from."""
BEST_SCORE = 3
WATCHING = ("alert", "alarm", "chart", "dashboard", "measur", "metric", "monitor", "watch")
"""How words begin that speak of noticing what goes on in production."""
NEVER = datetime.min.replace(tzinfo=UTC)


class Phase(StrEnum):
    """What the learner does next."""

    ASKING = "asking"
    PLANNING = "planning"
    TICKING = "ticking"
    CHOOSING = "choosing"
    SCORING = "scoring"
    DONE = "done"
    LEFT = "left"
    """Given up for another question."""


class Criterion(StrEnum):
    """A row of the scorecard, worth 0 to 3."""

    ASKED = "asked"
    MECHANISM = "mechanism"
    FAILURE = "failure"
    PRODUCTION = "production"


Proposal = Mapping[Criterion, int | None]
"""A score per row; None where nothing that was ticked can tell."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview, as far as it got.

    `offered` are the clarifying questions to pick from, as `question/id` in the order shown; `picked` those
    that were, or `asked` what was written instead. `item` is asked at the end. `scores` go by criterion.
    """

    id: str
    member: str
    channel: str
    question: str
    rev: int
    item: str
    offered: tuple[str, ...]
    at: datetime
    phase: Phase = Phase.ASKING
    picked: tuple[str, ...] = ()
    asked: str = ""
    plan: str = ""
    scores: tuple[int, ...] = ()

    @property
    def own_picked(self) -> frozenset[str]:
        """The keys of the question's own clarifying questions that were picked."""
        return frozenset(_line_key(key) for key in self.picked if self._is_own(key))

    @property
    def strangers(self) -> int:
        """How many were picked that belong to other questions."""
        return sum(not self._is_own(key) for key in self.picked)

    def _is_own(self, key: str) -> bool:
        return key.rpartition("/")[0] == self.question


def asking_slot(interview: str) -> str:
    """Return the slot of what was asked first in an interview."""
    return f"interview/{interview}/asked"


def plan_slot(interview: str) -> str:
    """Return the slot of an interview's plan."""
    return f"interview/{interview}/plan"


def item_slot(interview: str) -> str:
    """Return the slot of the item at an interview's end."""
    return f"interview/{interview}/item"


def interview_of(slot: str) -> str:
    """Return the interview that a slot belongs to."""
    return slot.split("/")[1]


def fits(question: Question) -> bool:
    """Tell whether a question has all that an interview needs."""
    return bool(question.ask_first and question.steps and question.items)


def choose(questions: Iterable[Question], met: Mapping[str, datetime], seed: str) -> Question | None:
    """Return a question that was never met, or else the one met longest ago; the seed breaks ties."""
    return min(
        (question for question in questions if fits(question)),
        key=lambda question: (met.get(question.id, NEVER), draw(seed, question.id)),
        default=None,
    )


def offer(question: Question, others: Iterable[Question], seed: str) -> tuple[str, ...]:
    """Return the question's own clarifying questions among as many of other topics, as `question/id`."""
    own = [f"{question.id}/{ask.id}" for ask in question.ask_first][:MOST_OFFERED]
    elsewhere = (other for other in others if other.topic != question.topic and other.ask_first)
    strangers = shuffled(elsewhere, seed, lambda other: other.id)[: min(len(own), MOST_OFFERED - len(own))]
    taken = [f"{other.id}/{min(ask.id for ask in other.ask_first)}" for other in strangers]
    return tuple(shuffled([*own, *taken], seed))


def last_item(items: Iterable[Item], answered: Collection[str], seed: str) -> Item:
    """Return the item to end with: rather one that asks which line to send back, and rather a new one.

    Raises ValueError when there is none at all.
    """
    return min(
        items,
        key=lambda item: (not item.local_id.startswith("n0."), item.id in answered, draw(seed, item.id)),
    )


def propose(
    interview: Interview, wanted: Sequence[Line], ticked: Collection[str], *, right: bool
) -> Proposal:
    """Return what to propose for each row, from the lines of the question, the ticks, and the last item."""

    def share(lines: Iterable[Line], less: int = 0) -> int:
        marks = [line.key in ticked for line in lines]
        return graded(sum(marks) - less, len(marks))

    asks = [line for line in wanted if line.part is Part.ASK_FIRST]
    ways = [line for line in wanted if line.part in (Part.STEPS, Part.DO)]
    pitfalls = [line for line in wanted if line.part is Part.AVOID]
    watching = [line for line in ways if speaks_of_watching(line.text)]
    return {
        Criterion.ASKED: share(asks, less=interview.strangers),
        Criterion.MECHANISM: share(ways),
        Criterion.FAILURE: 2 * right + (share(pitfalls) > 1),
        Criterion.PRODUCTION: share(watching) if watching else None,
    }


def graded(got: int, wanted: int) -> int:
    """Return 0 for nothing, 1 for something, 2 for half and more, 3 for everything."""
    if got <= 0:
        return 0
    if got >= wanted:
        return BEST_SCORE
    return 2 if 2 * got >= wanted else 1


def speaks_of_watching(text: str) -> bool:
    """Tell whether a line is about noticing what goes on in production, as far as its words tell."""
    return any(word.startswith(WATCHING) for word in text.lower().split())


def _line_key(offered: str) -> str:
    """Return the key of a clarifying question as a line of its own question."""
    return f"{Part.ASK_FIRST}/{offered.rpartition('/')[2]}"
