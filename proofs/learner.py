"""Does review by need help? A simulated learner, whose forgetting is known, tried with it and without.

The learner is not the model that the reviews are planned with, or the proof would prove nothing. They forget
exponentially: after so many days the chance to know a question is 2 to the power of minus days by half-life.
Each question has a half-life and a growth of its own. A success multiplies the half-life by the growth, the
more so the more was forgotten; a failure halves it. Who does not know guesses one in three. What the rule is
told is right or wrong, guesses too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log, sqrt
from random import Random
from statistics import mean, stdev

from bot.domain.memory import Answer, Memory, after
from bot.domain.need import Needs
from bot.domain.practice import review_items
from bot.domain.question import Item, Level, Option
from bot.domain.quiz import MOST_ITEMS
from proofs.finding import Finding
from proofs.progress import shown

QUESTIONS, NEW_A_DAY, DAYS, LAST = 64, 4, 60, 30
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
HALF_LIFE, SPREAD = 4.0, 0.7
"""The median of the first half-lives in days, and how widely they differ on a logarithmic scale."""
GUESS = 1 / 3
GOAL = "better than chance on the average by more than two standard errors"

OPTIONS = tuple(Option(name, name, "", correct=name == "a") for name in "abc")
ITEMS = tuple(
    Item(f"q{number}/i{copy}", f"q{number}", 1, "topic", Level.MID, 3, "Which?", OPTIONS)
    for number in range(QUESTIONS)
    for copy in range(2)
)
NAMES = tuple(f"q{number}" for number in range(QUESTIONS))


@dataclass(frozen=True)
class Kind:
    """A kind of learner: between what the growths of their memories lie, and which part of them is earned.

    That part depends on how much had been forgotten: with 1 a success without any forgetting gains nothing.
    `goal` says whether review by need must help; where it need not, the figure is there to be known.
    """

    what: str
    growth: tuple[float, float]
    earned: float
    goal: bool = True


KINDS = (
    Kind("memories that grow quickly", (2.0, 6.0), 0.5),
    Kind("memories that grow slowly", (1.5, 3.5), 0.5),
    Kind("memories that grow only by what was forgotten", (1.5, 3.5), 1.0, goal=False),
)


class Learner:
    """Somebody who forgets, and whose every memory is known to us."""

    def __init__(self, dice: Random, kind: Kind) -> None:
        self._dice = dice
        self._earned = kind.earned
        self._first = {name: dice.lognormvariate(log(HALF_LIFE), SPREAD) for name in NAMES}
        self._growth = {name: dice.uniform(*kind.growth) for name in NAMES}
        self._half_life = dict(self._first)
        self._last: dict[str, int] = {}

    def knows(self, question: str, day: int) -> float:
        """Return the chance that a question is known on a day; what was never met is not."""
        if question not in self._last:
            return 0.0
        return float(2 ** (-(day - self._last[question]) / self._half_life[question]))

    def answers(self, question: str, day: int) -> bool:
        """Answer a question, and learn from it; tell whether the answer was right."""
        chance = self.knows(question, day)
        known = self._dice.random() < chance
        if question in self._last:
            self._learn(question, chance, known)
        self._last[question] = day
        return known or self._dice.random() < GUESS

    def _learn(self, question: str, chance: float, known: bool) -> None:
        if known:
            gained = 1 - self._earned * chance
            self._half_life[question] *= 1 + (self._growth[question] - 1) * gained
        else:
            self._half_life[question] = max(self._first[question], self._half_life[question] / 2)


@dataclass(frozen=True)
class Life:
    """What became of a learner: the share known on the last day, over the last thirty, and the effort."""

    at_last: float
    lately: float
    reviews: tuple[int, ...]


Plan = Callable[[Needs, int], Iterable[str]]
"""Which questions are reviewed on a day, given what the learner's answers came to."""


def by_need(needs: Needs, day: int) -> list[str]:
    """Review as /review does: what is due, overdue longest first, ten a day at the most."""
    due = review_items(ITEMS, needs, START + timedelta(days=day), f"day {day}")
    return [item.question for item in due[:MOST_ITEMS]]


def at_random(reviews: tuple[int, ...], dice: Random) -> Plan:
    """Review as many questions a day as somebody else, whichever."""
    return lambda needs, day: dice.sample(sorted(needs.memories), reviews[day])


def in_turn(reviews: tuple[int, ...]) -> Plan:
    """Review as many questions a day as somebody else, the one seen longest ago first."""

    def planned(needs: Needs, day: int) -> list[str]:
        met = sorted(needs.memories.items(), key=lambda one: (one[1].reviewed_at, one[0]))
        return [question for question, _ in met[: reviews[day]]]

    return planned


def lived(seed: int, kind: Kind, plan: Plan) -> Life:
    """Let a learner meet new questions every day and review as planned."""
    learner = Learner(Random(f"learner {seed}"), kind)
    memories: dict[str, Memory] = {}
    known: list[float] = []
    reviews: list[int] = []
    for day in range(DAYS):
        again = list(plan(Needs(memories), day))
        new = NAMES[NEW_A_DAY * day : NEW_A_DAY * (day + 1)]
        for question in (*again, *new):
            right = learner.answers(question, day)
            memories[question] = after(memories.get(question), _answer(question, day, right))
        reviews.append(len(again))
        known.append(mean(learner.knows(question, day + 1) for question in NAMES))
    return Life(known[-1], mean(known[-LAST:]), tuple(reviews))


def _answer(question: str, day: int, right: bool) -> Answer:
    at = START + timedelta(days=day)
    return Answer(at, f"day/{day}", f"{question}/i{day % 2}", right, "learner", question, 1, "topic")


def learned(seeds: int = 100, kinds: Sequence[Kind] = KINDS) -> list[Finding]:
    """Let so many learners of each kind live by each plan."""
    return [_finding(kind, seeds) for kind in kinds]


def _finding(kind: Kind, seeds: int) -> Finding:
    need: list[Life] = []
    chance: list[Life] = []
    turn: list[Life] = []
    for seed in shown(range(seeds), seeds, f"Learners with {kind.what}"):
        need.append(lived(seed, kind, by_need))
        same = need[-1].reviews
        chance.append(lived(seed, kind, at_random(same, Random(f"chance {seed}"))))
        turn.append(lived(seed, kind, in_turn(same)))
    last = [one.at_last - other.at_last for one, other in zip(need, chance, strict=True)]
    lately = [one.lately - other.lately for one, other in zip(need, chance, strict=True)]
    effort = mean(sum(one.reviews) for one in need)
    return Finding(
        "Review by need",
        f"{seeds} learners with {kind.what}, {DAYS} days, {QUESTIONS} questions, {effort:.0f} reviews each",
        f"known on day {DAYS} {_share(need, 'at_last')} (chance {_share(chance, 'at_last')}, "
        f"in turn {_share(turn, 'at_last')}), over the last {LAST} days {_share(need, 'lately')} "
        f"({_share(chance, 'lately')}, {_share(turn, 'lately')}); "
        f"gain over chance {_gain(last)} and {_gain(lately)} points",
        GOAL if kind.goal else "to be known",
        not kind.goal or (_beyond_doubt(last) and _beyond_doubt(lately)),
    )


def _share(lives: list[Life], name: str) -> str:
    return f"{mean(getattr(one, name) for one in lives):.0%}"


def _gain(gains: list[float]) -> str:
    return f"{100 * mean(gains):+.1f} ± {100 * stdev(gains):.1f}"


def _beyond_doubt(gains: list[float]) -> bool:
    """Tell whether a gain is more than two standard errors above nothing."""
    return mean(gains) > 2 * stdev(gains) / sqrt(len(gains))
