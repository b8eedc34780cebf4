"""Memory: how well a member still knows a question, as a function of the ledger. Only this file names FSRS.

FSRS-6 of py-fsrs, with its published parameters. Nobody grades themselves here: an answer is right or wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Self

from fsrs import Card, Rating, Scheduler, State

from bot.domain.attempt import Attempt, Verdict

RETENTION = 0.9
"""A question is due when the chance that it is still known has fallen to this."""

EARLY = timedelta(hours=12)
"""A day counts as over after half of it: what was learned in the evening may be reviewed in the morning."""

# steps of minutes are for somebody who sits with a deck; here a day is the smallest distance. Without fuzz
# the same ledger always gives the same memory.
SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)

GRADES = {True: Rating.Good, False: Rating.Again}
"""What a right and a wrong answer say about memory."""

JUDGED = frozenset({Verdict.CORRECT, Verdict.WRONG})
"""The verdicts that say something about memory; a written answer is not judged, and says nothing."""

# a card asks the machine for the time unless it is given a number and a due date
ANY_CARD = 1
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Review:
    """One judged answer to an item of a question."""

    at: datetime
    slot: str
    item: str
    right: bool


@dataclass(frozen=True, slots=True)
class Answer(Review):
    """A review with whose it is and what it was about, each as the ledger has it."""

    member: str
    question: str
    rev: int
    topic: str


IN_TIME = attrgetter("at", "slot")
"""The order of reviews: by time, and by slot at the same instant."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is left of a question after so many reviews.

    `stability` is the number of days after which the chance to know it has fallen to nine in ten,
    `difficulty` lies between 1 and 10, `item` is what was asked last, at `reviewed_at`.
    """

    due: datetime
    stability: float
    difficulty: float
    reviewed_at: datetime
    item: str
    reviews: int

    def retrievability(self, now: datetime) -> float:
        """Return the chance that the question is still known; it falls from day to day."""
        return SCHEDULER.get_card_retrievability(_card(self), now)

    def is_due(self, now: datetime) -> bool:
        """Tell whether the question may come back."""
        return now >= self.due - EARLY


class _OwnCard(Card):
    """A card that only one fold knows: the library may write on it, where it would make a copy each time."""

    def __copy__(self) -> Self:
        return self


def answer_of(attempt: Attempt) -> Answer | None:
    """Return the answer that an attempt is to memory; None for a written one."""
    if attempt.verdict not in JUDGED or attempt.item is None:
        return None
    return Answer(
        at=attempt.at.astimezone(UTC),
        slot=attempt.slot,
        item=attempt.item,
        right=attempt.verdict is Verdict.CORRECT,
        member=attempt.member,
        question=attempt.question,
        rev=attempt.rev,
        topic=attempt.topic,
    )


def after(memory: Memory | None, review: Review) -> Memory:
    """Return the memory after one more review, which must not be earlier than those before."""
    card = _card(memory) if memory else Card(card_id=ANY_CARD, due=LONG_AGO)
    return _left(_reviewed(card, review), review, memory.reviews + 1 if memory else 1)


def recalled(reviews: Iterable[Review]) -> Memory | None:
    """Fold all reviews of a question, given in any order, into the memory they leave; None without any."""
    made = sorted(reviews, key=IN_TIME)
    if not made:
        return None
    card: Card = _OwnCard(card_id=ANY_CARD, due=LONG_AGO)
    for review in made:
        card = _reviewed(card, review)
    return _left(card, made[-1], len(made))


def _reviewed(card: Card, review: Review) -> Card:
    """Return a card after a review."""
    return SCHEDULER.review_card(card, GRADES[review.right], review.at)[0]


def _left(card: Card, last: Review, reviews: int) -> Memory:
    """Return the memory that a card holds after its last review. Raises ValueError before the first."""
    if card.stability is None or card.difficulty is None:
        raise ValueError("a reviewed card has a memory")
    return Memory(card.due, card.stability, card.difficulty, last.at, last.item, reviews)


def _card(memory: Memory) -> Card:
    """Return a memory as FSRS wants it."""
    return Card(
        card_id=ANY_CARD,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.reviewed_at,
    )
