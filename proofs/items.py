"""How often the rules about items err: simulated teams answer good, miskeyed and ambiguous items.

The reference was measured with 4,000 teams each, three options, and a score over twenty other items. It does
not say how able its people or how hard its items were. Ours are plain: abilities are normal, a good item is
known with the logistic chance of ability over difficulty and guessed otherwise, a miskeyed one names a wrong
option as its key, and at an ambiguous one everybody tosses a coin between two options.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import exp, sqrt
from random import Random

from bot.domain.statistics import (
    STEP,
    WEAK,
    Score,
    ability,
    learned_difficulty,
    point_biserial,
    suspect,
)
from proofs.finding import Finding
from proofs.progress import shown

CHANCE = 1 / 3
OTHERS = 20
SLOPE = 1.2
SPREAD = 0.5
"""How much items differ in difficulty, in logits."""
TEAMS = 4000
SEED = 20261123


class Truth(StrEnum):
    """What an item really is."""

    GOOD = "good"
    MISKEYED = "miskeyed"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class Rates:
    """Shares of teams in which a rule flagged the item."""

    miskeyed: float
    good: float
    ambiguous_weak: float
    good_weak: float
    ambiguous: float = 0.12

    def apart(self, other: "Rates") -> float:
        """Return the greatest difference in what the reference gives for each number of answers."""
        pairs = zip(self._published(), other._published(), strict=True)
        return max(abs(one - another) for one, another in pairs)

    def _published(self) -> tuple[float, ...]:
        return self.miskeyed, self.good, self.ambiguous_weak, self.good_weak


REFERENCE = {
    8: Rates(0.68, 0.02, 0.59, 0.32),
    12: Rates(0.77, 0.01, 0.62, 0.27),
    30: Rates(0.94, 0.00, 0.71, 0.17),
    50: Rates(0.98, 0.00, 0.75, 0.10),
    100: Rates(1.00, 0.00, 0.83, 0.03),
}
"""What was measured before us, by number of answers: the combined rule, then the rule r < 0.1."""

MODEL = 0.04
"""How far apart two reasonable models of a team may put a rate; the reference does not name its own."""


def tolerance(teams: int) -> float:
    """Return how far a rate may lie from the reference: the model, and 2.5 errors of chance."""
    return MODEL + 2.5 * 0.5 / sqrt(teams)


def measured(teams: int = TEAMS, answers: Iterable[int] = REFERENCE) -> dict[int, Rates]:
    """Return the rates for each number of answers."""
    found = {}
    for count in shown(answers, len(REFERENCE), "teams that answer"):
        miskeyed, _ = _flagged(Truth.MISKEYED, count, teams)
        good, good_weak = _flagged(Truth.GOOD, count, teams)
        ambiguous, ambiguous_weak = _flagged(Truth.AMBIGUOUS, count, teams)
        found[count] = Rates(miskeyed, good, ambiguous_weak, good_weak, ambiguous)
    return found


def _flagged(truth: Truth, answers: int, teams: int) -> tuple[float, float]:
    """Return in which share of teams the combined rule flags an item, and in which r < 0.1 does."""
    dice = Random(f"{SEED}/{truth}/{answers}")
    combined = weak = 0
    for _ in range(teams):
        pairs = _team(truth, answers, dice)
        right, correlation = sum(one for one, _ in pairs), point_biserial(pairs)
        combined += suspect(answers, right, correlation, CHANCE)
        weak += correlation is not None and correlation < WEAK
    return combined / teams, weak / teams


def _team(truth: Truth, answers: int, dice: Random) -> list[tuple[bool, float]]:
    """Return for each person of a team whether they chose the key, and their score over other items."""
    difficulty = dice.gauss(0, SPREAD)
    others = [dice.gauss(0, SPREAD) for _ in range(OTHERS)]
    abilities = [dice.gauss(0, 1) for _ in range(answers)]
    return [
        (
            dice.random() < _chooses_key(truth, able - difficulty),
            sum(dice.random() < _right(able - other) for other in others) / OTHERS,
        )
        for able in abilities
    ]


def _right(above: float) -> float:
    """Return the chance to be right at a good item, by how far ability lies above difficulty."""
    return CHANCE + (1 - CHANCE) / (1 + exp(-SLOPE * above))


def _chooses_key(truth: Truth, above: float) -> float:
    """Return the chance to choose what is marked as right."""
    match truth:
        case Truth.GOOD:
            return _right(above)
        case Truth.MISKEYED:
            return (1 - _right(above)) / 2
        case Truth.AMBIGUOUS:
            return 0.5


def item_rules(teams: int = TEAMS) -> list[Finding]:
    """Compare what the rules about items find in simulated teams with the reference."""
    return [_rules(teams), _learning(teams)]


def _rules(teams: int) -> Finding:
    """Compare the rates with the reference."""
    found = measured(teams)
    allowed = tolerance(teams)
    worst = max(rates.apart(REFERENCE[count]) for count, rates in found.items())
    missed = max(rates.ambiguous for rates in found.values())
    tried = f"{teams} teams of each kind with {', '.join(map(str, found))} answers"
    said = f"rates at most {worst:.1%} from the reference; ambiguous items flagged in at most {missed:.0%}"
    return Finding(
        "rules about items",
        tried,
        said,
        f"within {allowed:.1%}",
        worst <= allowed,
        tuple(_row(count, rates) for count, rates in found.items()),
    )


def _row(answers: int, rates: Rates) -> str:
    """Return a line of the table in docs/explanation/item-statistics.md."""
    shares = (rates.miskeyed, rates.good, rates.ambiguous_weak, rates.good_weak, rates.ambiguous)
    return f"| {answers} | " + " | ".join(f"{share:.0%}" for share in shares) + " |"


LEARNED = {0: 0.99, 20: 0.74, 40: 0.62, 80: 0.48}
"""How far a learned difficulty was from the true one before us, in logits, by number of answers."""


def _learning(items: int) -> Finding:
    """Compare how learned difficulties come nearer to the true ones with the reference."""
    dice = Random(f"{SEED}/learning")
    squares = dict.fromkeys(LEARNED, 0.0)
    for _ in range(items):
        true = dice.gauss(0, 1)
        answers = [_answer(true, dice) for _ in range(max(LEARNED))]
        for count in LEARNED:
            learned = STEP * (learned_difficulty(3, answers[:count], CHANCE) - 3)
            squares[count] += (learned - true) ** 2 / items
    errors = {count: sqrt(square) for count, square in squares.items()}
    allowed = 0.03 + 2.5 / sqrt(2 * items)
    worst = max(abs(errors[count] - LEARNED[count]) for count in LEARNED)
    said = ", ".join(f"{count}: {error:.2f}" for count, error in errors.items())
    return Finding(
        "learned difficulty",
        f"{items} items, errors in logits by answers",
        said,
        f"within {allowed:.2f} of the reference",
        worst <= allowed,
    )


def _answer(difficulty: float, dice: Random) -> tuple[bool, float]:
    """Return whether somebody is right at an item, and their ability as twenty other items show it."""
    able = dice.gauss(0, 1)
    hits = sum(dice.random() < _knows(able - dice.gauss(0, 1)) for _ in range(OTHERS))
    return dice.random() < _knows(able - difficulty), ability(Score(hits, OTHERS), CHANCE)


def _knows(above: float) -> float:
    """Return the chance to be right in the model of learned difficulty, which has a slope of one."""
    return CHANCE + (1 - CHANCE) / (1 + exp(-above))
