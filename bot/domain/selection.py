"""Selection: a shuffled bag per channel, balanced over topics, with no repeat before it is empty."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.question import Item, Question
from bot.domain.shuffle import draw, shuffled


@dataclass(frozen=True, slots=True)
class Asked:
    """What a channel was asked before: question id, topic, the bag's cycle at that time, and when."""

    question: str
    topic: str
    cycle: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Selected:
    """The next question; `wrapped` says that the bag was empty and a new cycle began."""

    question: Question
    cycle: int
    wrapped: bool
    left: int
    """How many questions remain in the bag after this one."""


def select(eligible: Sequence[Question], history: Sequence[Asked], seed: str) -> Selected | None:
    """Return the next question of a channel, or None when nothing is eligible.

    `history` is oldest first. The topic that has been drawn least, relative to its size, comes next, and
    never yesterday's while there is another. The seed names the occurrence, so a retry selects the same.
    """
    if not eligible:
        return None
    cycle = history[-1].cycle if history else 1
    used = {asked.question for asked in history if asked.cycle == cycle}
    left = [question for question in eligible if question.id not in used]
    wrapped = not left
    if wrapped:
        cycle, used, left = cycle + 1, set(), list(eligible)
    last = history[-1] if history else None
    candidates = _other_than(last, left)
    topic = _least_drawn(eligible, used, {question.topic for question in candidates}, seed)
    chosen = shuffled((q for q in candidates if q.topic == topic), seed, lambda q: q.id)[0]
    return Selected(chosen, cycle, wrapped, len(left) - 1)


def _other_than(last: Asked | None, left: list[Question]) -> list[Question]:
    """Prefer another topic than the last one, then at least another question."""
    if last is None:
        return left
    other_topic = [question for question in left if question.topic != last.topic]
    other_question = [question for question in left if question.id != last.question]
    return other_topic or other_question or left


def _least_drawn(eligible: Sequence[Question], used: Collection[str], topics: set[str], seed: str) -> str:
    """Return the topic with the smallest share of its questions drawn; the seed breaks ties."""
    size = Counter(question.topic for question in eligible)
    drawn = Counter(question.topic for question in eligible if question.id in used)
    return min(topics, key=lambda topic: (drawn[topic] / size[topic], draw(seed, topic)))


def quick_check(question: Question, seed: str) -> Item | None:
    """Return the item that goes with a daily question, or None when it has none."""
    items = shuffled(question.items, seed, lambda item: item.id)
    return items[0] if items else None


def mixed_items(items: Sequence[Item], count: int, seed: str) -> tuple[Item, ...]:
    """Return items for people who are asked together: topics take turns, and questions too."""
    ranks: Counter[tuple[str, ...]] = Counter()
    order: list[tuple[int, int, Item]] = []
    for item in shuffled(items, seed, lambda item: item.id):
        of_question = _next(ranks, "question", item.question)
        of_topic = _next(ranks, "topic", item.topic, str(of_question))
        order.append((of_question, of_topic, item))
    order.sort(key=lambda ranked: ranked[:2])
    return tuple(item for *_, item in order[:count])


def _next(ranks: Counter[tuple[str, ...]], *kind: str) -> int:
    """Return how many of a kind came before, and count one more."""
    ranks[kind] += 1
    return ranks[kind] - 1
