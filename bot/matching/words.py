"""Texts as words: what counts as one, which carry no content, and what is left of the others."""

import re
from functools import lru_cache
from unicodedata import normalize

from snowballstemmer.english_stemmer import EnglishStemmer

WORD = re.compile(r"[^\W_]+")

_FUNCTION_WORDS = """
a about above after again against all also am an and any are aren as at be because been before being below
between both but by can cannot could couldn d did didn do does doesn doing don down during each either else
ever every few for from further get gets got had hadn has hasn have haven having he her here hers him his
how however i if in into is isn it its itself just let ll m may me might more most much must my no nor not
now of off on once one only onto or other our ours out over own per re s same shall she should shouldn so
some such t than that the their theirs them then there these they this those though through to too under
until up upon us use used uses using ve very via was wasn we well were weren what when where whether which
while who whom whose why will with within without won would wouldn yes yet you your yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that say nothing about a subject."""


def words(text: str) -> list[str]:
    """Return the words of a text in their order, in lower case and with composed accents."""
    return WORD.findall(normalize("NFC", text).lower())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what is left of a word when its endings are cut off.

    The stemmer by name: the package's factory takes a compiled one wherever that happens to be installed.
    """
    cut: str = EnglishStemmer().stemWord(word)
    return cut


def content(text: str) -> list[str]:
    """Return the stems of the words that carry content, in their order."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS]


@lru_cache(maxsize=5_000)
def stems(line: str) -> frozenset[str]:
    """Return the stems of a line that is compared again and again."""
    return frozenset(content(line))
