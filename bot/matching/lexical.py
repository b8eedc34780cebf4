"""Comparing by words: which stems of a line an answer has too, in all of it and in its best sentence."""

import math
from collections.abc import Sequence
from typing import Final

from bot.domain.checklist import Compared, Line, Match, state_of
from bot.matching.lexicon import Lexicon
from bot.matching.reading import Reading, Segment, read
from bot.matching.words import stems

WHOLE, BEST, BIAS = 1.994, 2.518, -1.103
"""Fitted on graded answers: what covering by the whole answer counts, and by its best segment."""


class Lexical:
    """Matches words; the same answer always gets the same result."""

    version: Final = "words/1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def compare(self, about: str, lines: Sequence[Line], text: str) -> Compared:
        """Return what an answer covers of these lines of a question."""
        reading = read(self._lexicon, about, lines, text)
        if reading.doubt:
            return Compared(self.version, doubt=reading.doubt)
        return Compared(self.version, tuple(self._match(line, reading) for line in lines))

    def _match(self, line: Line, reading: Reading) -> Match:
        wanted = stems(line.text)
        share, best = best_segment(self._lexicon, wanted, reading.segments)
        p = sigmoid(WHOLE * self._lexicon.coverage(wanted, reading.stems) + BEST * share + BIAS)
        return Match(line.key, state_of(p, knows_maybe=False), p, best.text)


def best_segment(
    lexicon: Lexicon, wanted: frozenset[str], segments: Sequence[Segment]
) -> tuple[float, Segment]:
    """Return the segment that covers most of a line, the first of equals, and how much it covers."""
    shares = [lexicon.coverage(wanted, segment.stems) for segment in segments]
    most = max(shares)
    return most, segments[shares.index(most)]


def sigmoid(z: float) -> float:
    """Return a probability, to three decimals: what lies behind them differs from machine to machine."""
    return round(1 / (1 + math.exp(-z)), 3)
