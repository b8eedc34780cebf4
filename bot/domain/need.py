"""Need: what a person should meet next, as a function of their own answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.memory import IN_TIME, Answer, Memory, recalled
from bot.domain.pack import Pack
from bot.domain.question import Item
from bot.domain.strength import UNTRIED, Strength, chance

FITTING = (0.65, 0.85)
"""Between these chances to be right, an item is neither too hard nor too easy to learn from."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a person's answers come to.

    `memories` are kept by question, `strengths` by topic, `seen` holds when an item was answered last; all
    by the ids of today.
    """

    memories: Mapping[str, Memory] = field(default_factory=dict)
    strengths: Mapping[str, Strength] = field(default_factory=dict)
    seen: Mapping[str, datetime] = field(default_factory=dict)

    def strength(self, topic: str) -> Strength:
        """Return what is known of a topic."""
        return self.strengths.get(topic, UNTRIED)

    def expected(self, item: Item, now: datetime) -> float:
        """Return the chance that the person answers an item right; a guess is always left."""
        memory = self.memories.get(item.question)
        if memory is None:
            return chance(self.strength(item.topic).ability, item.difficulty, item.guess)
        return max(item.guess, memory.retrievability(now))

    def misfit(self, item: Item, now: datetime) -> float:
        """Return by how much an item is too hard or too easy, 0 where it fits."""
        expected, (hardest, easiest) = self.expected(item, now), FITTING
        return max(hardest - expected, expected - easiest, 0.0)

    def is_due(self, question: str, now: datetime) -> bool:
        """Tell whether a question was met and has faded."""
        memory = self.memories.get(question)
        return memory is not None and memory.is_due(now)


def needs_of(pack: Pack, answers: Iterable[Answer]) -> Needs:
    """Add a person's answers up, in any order; those to a key that was corrected since say nothing."""
    by_question: dict[str, list[Answer]] = defaultdict(list)
    strengths: dict[str, Strength] = {}
    seen: dict[str, datetime] = {}
    for answer in sorted(answers, key=IN_TIME):
        name = pack.current(answer.item)
        is_new = name not in seen
        seen[name] = answer.at
        if answer.rev < pack.corrected.get(name, 0):
            continue
        by_question[pack.renamed.get(answer.question, answer.question)].append(answer)
        if is_new:
            topic = topic_of(pack, name, answer)
            strengths[topic] = strengths.get(topic, UNTRIED).after(pack.items.get(name), answer.right)
    memories = {question: recalled(theirs) for question, theirs in by_question.items()}
    return Needs({question: memory for question, memory in memories.items() if memory}, strengths, seen)


def topic_of(pack: Pack, item: str, answer: Answer) -> str:
    """Return the topic that an answer counts in: its item's of today, or the one it was given in."""
    found = pack.items.get(item)
    return found.topic if found else answer.topic


def comes_back(pack: Pack, needs: Needs) -> datetime | None:
    """Return when the first question that can still be asked comes back."""
    asked = (needs.memories[one].due for one in needs.memories if one in pack.questions)
    return min(asked, default=None)


def days_until(at: datetime, now: datetime) -> int:
    """Return in how many days something comes back, at least one."""
    return max(1, round((at - now) / timedelta(days=1)))
