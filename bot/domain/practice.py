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
    """An item in the line: which of its question it is, how urgent that is, and what puts it before others.

    Of two places the one with less `weight` comes first: that is when a question is due, or how much too
    hard or too easy a new one is.
    """

    item: Item
    round: int
    urgency: Urgency
    weight: float

    @property
    def turn_of(self) -> tuple[int, Urgency, str]:
        """What takes turns: the topics among what is equally urgent."""
        return self.round, self.urgency, self.item.topic


def quiz_items(items: Iterable[Item], needs: Needs, now: datetime, count: int, seed: str) -> tuple[Item, ...]:
    """Return the items of a quiz: what is due first, then what is new, then the rest.

    No question comes twice while others are left. Topics take turns, the weakest first, and of a topic comes
    first what is overdue longest, or what is neither too hard nor too easy. The seed decides where nothing
    else does.
    """
    places = [place for asked in _by_question(items) for place in _places(asked, needs, now, seed)[:count]]
    places.sort(key=lambda place: (place.weight, draw(seed, place.item.id)))
    turns: Counter[tuple[int, Urgency, str]] = Counter()
    line: list[tuple[int, Urgency, int, float, int, Item]] = []
    for place in places:
        topic = place.item.topic
        due = place.urgency is Urgency.DUE
        first = place.weight if due else needs.strength(topic).known()
        turn = turns[place.turn_of]
        line.append((place.round, place.urgency, turn, first, draw(seed, topic), place.item))
        turns[place.turn_of] += 1
    line.sort(key=lambda ranked: ranked[:-1])
    return tuple(item for *_, item in line[:count])


def review_items(items: Iterable[Item], needs: Needs, now: datetime, seed: str) -> tuple[Item, ...]:
    """Return an item of every question that is due, what is overdue longest first.

    It is another item than last time wherever the question has one.
    """
    firsts = (_places(asked, needs, now, seed)[0] for asked in _by_question(items))
    due = [place for place in firsts if place.urgency is Urgency.DUE]
    due.sort(key=lambda place: (place.weight, draw(seed, place.item.id)))
    return tuple(place.item for place in due)


def _by_question(items: Iterable[Item]) -> list[list[Item]]:
    """Return the items of each question."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.question].append(item)
    return list(found.values())


def _places(asked: Sequence[Item], needs: Needs, now: datetime, seed: str) -> list[_Place]:
    """Return the items of one question: those never answered first, then the one answered longest ago."""
    memory = needs.memories.get(asked[0].question)
    if memory is None:
        urgency, weights = Urgency.NEW, [needs.misfit(item, now) for item in asked]
    else:
        urgency = Urgency.DUE if memory.is_due(now) else Urgency.KNOWN
        weights = [memory.due.timestamp()] * len(asked)
    last, start = memory.item if memory else "", draw(seed, asked[0].question)
    ranked = sorted(
        (needs.seen.get(item.id, NEVER), item.id == last, weight, (start + place) % len(asked), item)
        for place, (item, weight) in enumerate(zip(asked, weights, strict=True))
    )
    return [_Place(item, number, urgency, weight) for number, (_, _, weight, _, item) in enumerate(ranked)]
