"""Memory: how well a member still knows a question, as a function of the ledger. Only this file names FSRS.

FSRS-6 of py-fsrs, with its published parameters. Nobody grades themselves here: an answer is right or wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

from bot.domain.attempt import Attempt, Verdict

RETENTION = 0.9
"""A question is due when the chance that it is still known has fallen to this."""

# steps of minutes are for somebody who sits with a deck; here a day is the smallest distance. Without fuzz
# the same ledger always gives the same memory.
SCHEDULER = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)

GRADES = {Verdict.CORRECT: Rating.Good, Verdict.WRONG: Rating.Again}
"""What an answer says about memory; a written answer is not judged, and says nothing."""

# a card asks the machine for the time unless it is given a number and a due date
ANY_CARD = 1
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """One judged answer to an item of a question; ordered by time, and by slot at the same instant."""

    at: datetime
    slot: str
    item: str
    right: bool


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


def review_of(attempt: Attempt) -> Review | None:
    """Return the review that an attempt is; None for a written answer."""
    if attempt.verdict not in GRADES or attempt.item is None:
        return None
    right = attempt.verdict is Verdict.CORRECT
    return Review(attempt.at.astimezone(UTC), attempt.slot, attempt.item, right)


def after(memory: Memory | None, review: Review) -> Memory:
    """Return the memory after one more review, which must not be earlier than those before."""
    grade = GRADES[Verdict.CORRECT if review.right else Verdict.WRONG]
    card, _ = SCHEDULER.review_card(_card(memory), grade, review.at)
    if card.stability is None or card.difficulty is None:
        raise ValueError("a reviewed card has a memory")
    reviews = memory.reviews + 1 if memory else 1
    return Memory(card.due, card.stability, card.difficulty, review.at, review.item, reviews)


def recalled(reviews: Iterable[Review]) -> Memory | None:
    """Fold all reviews of a question, given in any order, into the memory they leave; None without any."""
    memory = None
    for review in sorted(reviews):
        memory = after(memory, review)
    return memory


def _card(memory: Memory | None) -> Card:
    """Return a memory as FSRS wants it."""
    if memory is None:
        return Card(card_id=ANY_CARD, due=LONG_AGO)
    return Card(
        card_id=ANY_CARD,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.reviewed_at,
    )
