"""Reading an answer before it is compared: its segments, and whether there is anything to compare at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.checklist import Doubt, Line
from bot.matching.lexicon import Lexicon
from bot.matching.words import FUNCTION_WORDS, content, stem, stems, words

END = re.compile(r"(?<=[.!?;:])\s+|\n+")
MOST_SEGMENTS = 10
COPIED = 0.8
"""A segment of which so much comes from the question says nothing of its own."""
ENOUGH_WORDS = 8
"""Fewer words are taken as they are: notes are terse."""
SPARSE = 0.08
"""Prose has more function words than this."""
REFERENCE = 0.5
"""A list of which more than so much is the question's own vocabulary is a list of its keywords."""
KNOWN = 0.35
"""A text of which less than so much is English or the pack's is in another language."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of an answer with its stems."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer says of its own, in at most ten segments; with a doubt there are none."""

    segments: tuple[Segment, ...] = ()
    doubt: Doubt | None = None

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all segments together."""
        return frozenset[str]().union(*(segment.stems for segment in self.segments))


def read(lexicon: Lexicon, about: str, lines: Sequence[Line], text: str) -> Reading:
    """Read an answer to a question that wants these lines."""
    asked = stems(about)
    reference = asked.union(*(stems(line.text) for line in lines))
    found = words(text)
    if len(found) >= ENOUGH_WORDS:
        if _is_foreign(found, reference, lexicon):
            return Reading(doubt=Doubt.NOTHING)
        if _is_keywords(found, reference):
            return Reading(doubt=Doubt.KEYWORDS)
    own = [piece for piece in map(str.strip, END.split(text)) if _says_something(piece, asked)]
    segments = tuple(Segment(piece, frozenset(content(piece))) for piece in _joined(own))
    return Reading(segments, None if segments else Doubt.NOTHING)


def _is_foreign(found: list[str], reference: frozenset[str], lexicon: Lexicon) -> bool:
    """Tell whether most words of a text are neither English nor in the questions."""
    known = (word in FUNCTION_WORDS or stem(word) in reference or lexicon.knows(stem(word)) for word in found)
    return sum(known) < KNOWN * len(found)


def _is_keywords(found: list[str], reference: frozenset[str]) -> bool:
    """Tell whether a text is a list of the question's keywords."""
    own = [stem(word) for word in found if word not in FUNCTION_WORDS]
    sparse = len(found) - len(own) < SPARSE * len(found)
    return sparse and sum(one in reference for one in own) > REFERENCE * len(own)


def _says_something(piece: str, asked: frozenset[str]) -> bool:
    """Tell whether a piece has content that is not copied from the question."""
    found = content(piece)
    return bool(found) and sum(one in asked for one in found) < COPIED * len(found)


def _joined(pieces: list[str]) -> list[str]:
    """Join neighbours evenly into as many segments as are compared, so that nothing is left out."""
    count = min(len(pieces), MOST_SEGMENTS)
    bounds = [len(pieces) * place // count for place in range(count + 1)] if count else []
    return [" ".join(pieces[start:end]) for start, end in pairwise(bounds)]
