"""The gates an item must pass, so that nothing but knowledge finds its answer."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

LONGER = 1.3
_ALIKE = 90
_WORD = re.compile(r"[a-z0-9]+")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SMALL_WORDS = """
    a an and are as at be been but by can did do does each else every for from had has have how if
    in into is it its may more no not of on one only or other so some than that the their them then
    there these they this those to too up was were what when where which while who whom whose why
    will with would you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the words that carry meaning, without their endings; a bare number carries none here."""
    words = (word for word in _WORD.findall(text.lower()) if word not in _SMALL and not word.isdigit())
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in words)


def overlaps(stem: str, key: str, others: Sequence[str]) -> bool:
    """Whether the key shares more words with the stem than any other option does."""
    asked = content_words(stem)
    shared = len(asked & content_words(key))
    return shared > max(len(asked & content_words(other)) for other in others)


def too_long(key: str, others: Sequence[str]) -> bool:
    """Whether the key is more than 30 % longer than the next longest option."""
    return len(key) > LONGER * max(len(other) for other in others)


def doubled(options: Sequence[str]) -> bool:
    """Whether two options say the same, or nearly."""
    texts = [" ".join(_WORD.findall(option.lower())) for option in options]
    return any(
        first == second or (len(first) > 20 and fuzz.ratio(first, second) > _ALIKE)
        for index, first in enumerate(texts)
        for second in texts[index + 1 :]
    )


def first_closed_gate(stem: str, key: str, others: Sequence[str]) -> str:
    """Return the name of the first gate an item fails, or an empty text."""
    if doubled((key, *others)):
        return "duplicate"
    if too_long(key, others):
        return "length"
    return "overlap" if overlaps(stem, key, others) else ""
