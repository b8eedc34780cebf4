"""`python -m tools.fit_meaning`: fits the weights of bot/matching/semantic.py on the graded answers.

Logistic regression with a little ridge, by Newton's method: the same data always give the same weights. It
says as well how weights do on a question that they were not fitted on. Needs the extra `semantic`.
"""

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.matching.lexicon import Lexicon
from bot.matching.reading import read
from bot.matching.semantic import Semantic, load
from tools.graded import SINCERE, Graded, about, graded, pack

RIDGE = 1.0
STEPS = 50
Numbers = npt.NDArray[np.float64]
Sample = tuple[Graded, tuple[tuple[float, float], ...]]
"""A graded answer with the features of its lines; none where there is nothing to compare."""


def samples() -> list[Sample]:
    """Return every graded answer with its features. Raises SystemExit without the extra."""
    lexicon = Lexicon(pack())
    semantic = load(lexicon)
    if semantic is None:
        raise SystemExit("Install the extra first: pip install 'studyhall[semantic]'")
    return [(one, _features(semantic, lexicon, one)) for one in graded()]


def weights(chosen: Sequence[Sample]) -> tuple[float, ...]:
    """Return the weights of the features and the bias, to three decimals."""
    features = np.array([row for _, rows in chosen for row in rows])
    covered = np.array([told for one, rows in chosen for told, _ in zip(one.covered, rows, strict=False)])
    mean, spread = features.mean(axis=0), features.std(axis=0)
    scaled = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    theta = _fitted(scaled, covered.astype(float))
    slopes = theta[:-1] / spread
    return tuple(round(float(one), 3) for one in (*slopes, theta[-1] - slopes @ mean))


def left_out(found: Sequence[Sample]) -> tuple[int, int, int]:
    """Return (rightly ticked, ticked, covered) on sincere answers to questions that were not fitted on."""
    rightly = ticked = covered = 0
    for question in dict.fromkeys(one.question.id for one, _ in found):
        *slopes, bias = weights([each for each in found if each[0].question.id != question])
        for one, rows in found:
            if one.question.id == question and one.kind in SINCERE:
                ticks = [float(np.dot(slopes, row)) + bias >= 0 for row in rows] or [False] * len(one.covered)
                rightly += sum(tick and told for tick, told in zip(ticks, one.covered, strict=True))
                ticked += sum(ticks)
                covered += sum(one.covered)
    return rightly, ticked, covered


def main() -> int:
    """Print the weights, and how they do on questions never seen."""
    found = samples()
    rightly, ticked, covered = left_out(found)
    print("WORDS, NEARER, BIAS = {}, {}, {}".format(*weights(found)))
    print(f"On questions left out: precision {rightly / ticked:.2f}, recall {rightly / covered:.2f}.")
    return 0


def _features(semantic: Semantic, lexicon: Lexicon, one: Graded) -> tuple[tuple[float, float], ...]:
    reading = read(lexicon, about(one.question), one.lines, one.text)
    if reading.doubt:
        return ()
    return tuple((words, nearer) for words, nearer, _ in semantic.features(one.lines, reading.segments))


def _fitted(rows: Numbers, covered: Numbers) -> Numbers:
    ridge = np.diag([RIDGE] * (rows.shape[1] - 1) + [0.0])
    theta = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ theta))
        slope = rows.T @ (p - covered) + ridge @ theta
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + ridge
        theta = theta - np.linalg.solve(curve, slope)
    return theta


if __name__ == "__main__":
    sys.exit(main())
