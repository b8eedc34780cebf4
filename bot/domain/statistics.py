"""Item statistics: what the first answers of a small team tell about an item, and what they cannot.

The thresholds are those of docs/explanation/item-statistics.md, where a simulation says how often each errs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, lgamma, log, log1p, sqrt

from bot.domain.attempt import Attempt, Verdict
from bot.domain.question import Item

SUSPECT_FROM = 8
"""First answers from which a key may be suspected."""
REST_FROM = 10
"""Other items that a person must have answered before their score says something about one more."""
SURE = 0.9
AGAINST = -0.1

EASY_FROM, EASY = 30, 0.95
UNUSED_FROM = 30
WEAK_FROM, WEAK = 50, 0.1
LEARNED_FROM = 40

STEP = 0.7
"""Logits between one difficulty of the author and the next; the middle one lies at 0."""
SHRINK = 0.05
"""How fast a learned difficulty settles: the n-th answer moves it by at most 1 / (1 + SHRINK * n)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An attempt at an item, and the person behind its member."""

    person: str
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Score:
    """How many items somebody answered for the first time, and how many of them right."""

    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class Report:
    """What first answers say about a revision of an item in a space.

    `counts` are answers by option id. `correlation` is the point-biserial one between being right here and
    the share of other items a person has right; None where too few people have answered enough others.
    `difficulty` is the learned one, on the author's scale.
    """

    space: str
    item: str
    rev: int
    counts: Mapping[str, int]
    correlation: float | None
    difficulty: float

    @property
    def answers(self) -> int:
        """How many people answered."""
        return sum(self.counts.values())

    def right(self, item: Item) -> int:
        """Return how many chose the key."""
        return self.counts.get(item.key.id, 0)


class Remark(StrEnum):
    """What is worth a look; nothing follows from it by itself."""

    WEAK = "weak"
    EASY = "easy"
    UNUSED = "unused"


def first_answers(answers: Iterable[Answered]) -> list[Answered]:
    """Return each person's first answer; answers come in the order in which they were recorded."""
    firsts: dict[str, Answered] = {}
    for answer in answers:
        firsts.setdefault(answer.person, answer)
    return list(firsts.values())


def report(space: str, item: Item, firsts: Sequence[Answered], others: Mapping[str, Score]) -> Report:
    """Return what first answers say; `others` are scores over other items, by member."""
    counts = Counter(answer.attempt.chosen for answer in firsts if answer.attempt.chosen)
    judged = [(is_right(answer), others.get(answer.attempt.member, Score(0, 0))) for answer in firsts]
    shares = [(right, score.right / score.answered) for right, score in judged if score.answered >= REST_FROM]
    chance = 1 / len(item.options)
    abilities = [(right, ability(score, chance)) for right, score in judged]
    return Report(
        space=space,
        item=item.id,
        rev=item.rev,
        counts=dict(counts),
        correlation=point_biserial(shares) if len(shares) >= SUSPECT_FROM else None,
        difficulty=learned_difficulty(item.difficulty, abilities, chance),
    )


def is_right(answer: Answered) -> bool:
    """Tell whether an answer was judged right."""
    return answer.attempt.verdict is Verdict.CORRECT


def suspicious(found: Report, item: Item) -> bool:
    """Tell whether a key is probably wrong: people do worse than by guessing, or the better ones do worse."""
    answers, right = found.answers, found.right(item)
    if answers < SUSPECT_FROM:
        return False
    return suspect(answers, right, found.correlation, 1 / len(item.options))


def suspect(answers: int, right: int, correlation: float | None, chance: float) -> bool:
    """Apply the combined rule to figures."""
    against = correlation is not None and correlation < AGAINST
    return below_chance(answers, right, chance) > SURE or (against and 2 * right < answers)


def below_chance(answers: int, right: int, chance: float) -> float:
    """Return the probability that the true share of right answers is below chance, under a uniform prior.

    The posterior is Beta(right + 1, wrong + 1); its lower tail is the upper one of a binomial.
    """
    trials = answers + 1
    return sum(_binomial(trials, hits, chance) for hits in range(right + 1, trials + 1))


def _binomial(trials: int, hits: int, chance: float) -> float:
    """Return the probability of so many hits."""
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    return exp(ways + hits * log(chance) + (trials - hits) * log1p(-chance))


def point_biserial(pairs: Sequence[tuple[bool, float]]) -> float | None:
    """Return the correlation of being right with a score; None where either is the same for everybody."""
    count = len(pairs)
    if count == 0:
        return None
    share = sum(right for right, _ in pairs) / count
    mean = sum(score for _, score in pairs) / count
    spread = sum((score - mean) ** 2 for _, score in pairs) / count
    if spread <= 0 or not 0 < share < 1:
        return None
    together = sum((right - share) * (score - mean) for right, score in pairs) / count
    return together / sqrt(spread * share * (1 - share))


def remarks(found: Report, item: Item) -> tuple[Remark, ...]:
    """Return what stewards and authors may want to look at; each needs enough answers to mean something."""
    answers = found.answers
    weak = answers >= WEAK_FROM and found.correlation is not None and found.correlation < WEAK
    easy = answers >= EASY_FROM and found.right(item) > EASY * answers
    said = ((Remark.WEAK, weak), (Remark.EASY, easy), (Remark.UNUSED, bool(unused(found, item))))
    return tuple(remark for remark, holds in said if holds)


def unused(found: Report, item: Item) -> tuple[str, ...]:
    """Return the ids of wrong options that nobody chose, where enough people answered."""
    if found.answers < UNUSED_FROM:
        return ()
    return tuple(one.id for one in item.options if not one.correct and not found.counts.get(one.id))


def ability(score: Score, chance: float) -> float:
    """Return somebody's ability in logits: the odds of knowing, guessing taken out; 0 at the start."""
    even = chance + (1 - chance) / 2
    share = (score.right + 2 * even) / (score.answered + 2)
    knows = min(max((share - chance) / (1 - chance), 0.02), 0.98)
    return log(knows / (1 - knows))


def learned_difficulty(author: int, answers: Iterable[tuple[bool, float]], chance: float) -> float:
    """Return the difficulty that answers teach, on the author's scale, starting from what the author said.

    Each answer is whether it was right, and the ability of whoever gave it.
    """
    difficulty = STEP * (author - 3)
    for count, (right, able) in enumerate(answers):
        expected = chance + (1 - chance) / (1 + exp(difficulty - able))
        difficulty += (expected - right) / (1 + SHRINK * count)
    return 3 + difficulty / STEP


def shown_difficulty(found: Report) -> float | None:
    """Return the learned difficulty where enough people answered to show it."""
    return found.difficulty if found.answers >= LEARNED_FROM else None
