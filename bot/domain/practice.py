"""Practice: which items of many a person meets in a quiz, and in a review."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from bot.domain.need import Needs
from bot.domain.question import Item
from bot.domain.shuffle import draw

NEVER = datetime.min.replace(tzinfo=UTC)


class Urgency(IntEnum):
    """Why a question may come in a quiz, the most urgent first."""

    DUE = 0
    NEW = 1
    KNOWN = 2


@dataclass(frozen=True, slots=True)
class _Place:
    """An item in the line: which of its question it is, how urgent that is, and how well it fits."""

    item: Item
    round: int
    urgency: Urgency
    fit: float


def quiz_items(items: Iterable[Item], needs: Needs, now: datetime, count: int, seed: str) -> tuple[Item, ...]:
    """Return the items of a quiz: what is due first, then what is new, then the rest.

    No question comes twice while others are left. Topics take turns, the weakest first, and of a topic comes
    first what has faded most, or what is neither too hard nor too easy. The seed decides where nothing else
    does.
    """
    line = [place for asked in _by_question(items) for place in _places(asked, needs, now, seed)]
    line.sort(key=lambda place: (place.round, place.urgency, place.fit, draw(seed, place.item.id)))
    turns: Counter[tuple[int, int, str]] = Counter()
    order = []
    for place in line:
        kind = (place.round, place.urgency, place.item.topic)
        due = place.urgency is Urgency.DUE
        weight = place.fit if due else needs.strength(place.item.topic).known()
        order.append((place.round, place.urgency, turns[kind], weight, draw(seed, place.item.topic), place))
        turns[kind] += 1
    order.sort(key=lambda ranked: ranked[:5])
    return tuple(place.item for *_, place in order[:count])


def review_items(items: Iterable[Item], needs: Needs, now: datetime, seed: str) -> tuple[Item, ...]:
    """Return an item of every question that is due, what has faded most first.

    It is another item than last time wherever the question has one.
    """
    due = [_places(asked, needs, now, seed)[0] for asked in _by_question(items)]
    due = [place for place in due if place.urgency is Urgency.DUE]
    due.sort(key=lambda place: (place.fit, draw(seed, place.item.id)))
    return tuple(place.item for place in due)


def _by_question(items: Iterable[Item]) -> list[list[Item]]:
    """Return the items of each question."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.question].append(item)
    return list(found.values())


def _places(asked: Sequence[Item], needs: Needs, now: datetime, seed: str) -> list[_Place]:
    """Return the items of one question: those never answered first, then the one answered longest ago."""
    question = asked[0].question
    memory = needs.memories.get(question)
    if memory is None:
        urgency, fits = Urgency.NEW, [needs.misfit(item, now) for item in asked]
    else:
        urgency = Urgency.DUE if memory.is_due(now) else Urgency.KNOWN
        fits = [memory.retrievability(now)] * len(asked)
    ranked = sorted(
        zip(asked, fits, strict=True),
        key=lambda one: (needs.seen.get(one[0].id, NEVER), one[1], draw(seed, one[0].id)),
    )
    return [_Place(item, number, urgency, fit) for number, (item, fit) in enumerate(ranked)]
