"""Strength: how much of a topic is known, and how sure that is, as a function of answers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt

from bot.domain.memory import IN_TIME, Answer
from bot.domain.pack import Pack, Topic
from bot.domain.question import Item

MIDDLING = 3
STEP_OF_DIFFICULTY = 0.75
"""How far apart, in logits, two neighbours of an author's five difficulties are."""
SLOWING = 0.05
"""How quickly later answers move a strength less, from Pelánek's Elo for learners (2016)."""
GUESS = 1 / 3
"""The chance to guess an item that has left the pack: of three options one is right."""
FEWEST = 4
"""From so many people on a team has strengths, and a topic a number, so that nobody is read out of it."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What answers to a topic say: an Elo rating in logits, 0 for whoever knows half of what is middling."""

    ability: float = 0.0
    answers: int = 0

    @property
    def step(self) -> float:
        """How far the next answer moves the ability."""
        return 1 / (1 + SLOWING * self.answers)

    @property
    def spread(self) -> float:
        """How far the ability may be off, in logits; a simulation in the tests holds it to that."""
        return sqrt(self.step)

    def known(self, spreads: float = 0.0) -> float:
        """Return the share of middling questions that is known, guessing aside, so many spreads away."""
        return _logistic(self.ability + spreads * self.spread)

    def after(self, item: Item | None, right: bool) -> "Strength":
        """Return the strength after a first answer to an item; None where it has left the pack."""
        difficulty, guess = (item.difficulty, item.guess) if item else (MIDDLING, GUESS)
        surprise = right - chance(self.ability, difficulty, guess)
        return Strength(self.ability + self.step * surprise, self.answers + 1)


UNTRIED = Strength()


def chance(ability: float, difficulty: int, guess: float) -> float:
    """Return the chance to answer an item right: known, or else guessed."""
    return guess + (1 - guess) * _logistic(ability - STEP_OF_DIFFICULTY * (difficulty - MIDDLING))


def _logistic(logits: float) -> float:
    return 1 / (1 + exp(-logits))


@dataclass(frozen=True, slots=True)
class TopicStrength:
    """A topic with what is known of it; `people` is how many of a team answered to it."""

    topic: Topic
    strength: Strength
    people: int = 1


@dataclass(frozen=True, slots=True)
class TeamStrengths:
    """What a team knows together: nothing below so many people, and no number for a topic below as many."""

    people: int
    topics: tuple[TopicStrength, ...] = ()


def team_strengths(pack: Pack, answers: Iterable[Answer]) -> TeamStrengths:
    """Add up what people of a team answered, each by the key of a person, as if the team were one learner."""
    strengths: dict[str, Strength] = {}
    people: dict[str, set[str]] = defaultdict(set)
    met: set[tuple[str, str]] = set()
    for answer in sorted(answers, key=IN_TIME):
        item = pack.item(answer.item)
        if item is None or (answer.member, item.id) in met or answer.rev < pack.corrected.get(item.id, 0):
            continue
        met.add((answer.member, item.id))
        people[item.topic].add(answer.member)
        strengths[item.topic] = strengths.get(item.topic, UNTRIED).after(item, answer.right)
    crowd = set().union(*people.values())
    if len(crowd) < FEWEST:
        return TeamStrengths(len(crowd))
    rows = (_blurred(topic, strengths, len(people[topic.slug])) for topic in pack.topics)
    return TeamStrengths(len(crowd), tuple(rows))


def _blurred(topic: Topic, strengths: dict[str, Strength], people: int) -> TopicStrength:
    """Return a topic of a team, without a strength where too few answered."""
    known = strengths[topic.slug] if people >= FEWEST else UNTRIED
    return TopicStrength(topic, known, people)
