"""The lexicon of a pack: which of its words say much, and which words it knows at all."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from bot.domain.checklist import lines_of
from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.matching.words import stems


class Lexicon:
    """How rare each stem is among the lines that answers are compared with."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def weight(self, stem: str) -> float:
        """Return how much a stem says: the fewer lines of the pack have it, the more."""
        lines, holding = self._counts
        return math.log((lines + 1) / (holding[stem] + 1)) + 1

    def coverage(self, line: frozenset[str], text: frozenset[str]) -> float:
        """Return the share of a line's stems that a text has too, each counted by its weight."""
        whole = sum(self.weight(stem) for stem in sorted(line))
        return sum(self.weight(stem) for stem in sorted(line & text)) / whole if whole else 0.0

    def knows(self, stem: str) -> bool:
        """Tell whether a stem occurs anywhere in the questions."""
        return stem in self._vocabulary

    @cached_property
    def _counts(self) -> tuple[int, Counter[str]]:
        """Count the lines, and those that hold each stem."""
        lines = [line.text for question in self._pack.questions.values() for line in lines_of(question)]
        return len(lines), Counter(stem for line in lines for stem in stems(line))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Collect the stems of everything that the questions say."""
        texts = (text for question in self._pack.questions.values() for text in _texts(question))
        return frozenset(stem for text in texts for stem in stems(text))


def _texts(question: Question) -> Iterator[str]:
    """Yield what a question says, as far as it is prose."""
    yield from (question.title, question.prompt, question.why)
    yield from _sides((line.text, line.changes) for line in question.ask_first)
    yield from (line.text for line in question.steps)
    yield from _sides((line.text, line.because) for line in question.do)
    yield from _sides((line.text, line.breaks) for line in question.avoid)


def _sides(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield both texts of each pair."""
    for pair in pairs:
        yield from pair
