"""The ledger added up: what each answer pays, as a function of the answers alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.attempt import Attempt, Surface
from bot.domain.points import QUIZ_ITEMS_PAID_A_DAY

Amended = Mapping[tuple[str, str], int]
"""What amendments add, by member and slot."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What one member's answers of one date to one topic paid in a channel."""

    channel: str
    member: str
    topic: str
    day: date
    points: int


def paid(attempts: Iterable[Attempt], amended: Amended) -> list[Attempt]:
    """Return a person's attempts, in the order in which they were recorded, with the points that each pays.

    The first answer to an item, or to a question in writing, pays what it is worth; practice pays for so
    many items a day. What became known later is paid for that answer and for no other, beyond the limit too,
    and never besides what it is worth: who was right all along has the same as who was held to be wrong.
    """
    seen: set[str] = set()
    practised: Counter[date] = Counter()
    settled = []
    for attempt in attempts:
        points = 0
        if attempt.about not in seen:
            seen.add(attempt.about)
            points = max(_worth(attempt, practised), amended.get((attempt.member, attempt.slot), 0))
        settled.append(replace(attempt, points=points))
    return settled


def _worth(attempt: Attempt, practised: Counter[date]) -> int:
    """Return what a first answer pays, and count it where practice has a limit."""
    if attempt.surface not in PRACTICE or not attempt.worth:
        return attempt.worth
    if practised[attempt.local_date] >= QUIZ_ITEMS_PAID_A_DAY:
        return 0
    practised[attempt.local_date] += 1
    return attempt.worth


PRACTICE = frozenset({Surface.QUIZ, Surface.REVIEW, Surface.INTERVIEW, Surface.LIVE})
"""Where answers are practice: they pay for so many items a day together."""
