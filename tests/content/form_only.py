"""Solvers that know nothing of the field: each ranks the options of an item by their form alone."""

import re
from collections.abc import Callable, Iterable

from bot.domain.question import Item, Option
from bot.packs.gates import content_words

Cue = Callable[[Item, Option], float]

LOADED = re.compile(
    r"\b(no|not|never|without|nobody|nothing|only|just|any|all|each|every|lost|fails?|wrong|twice|stale|slow|old)\b"
)


def words(text: str) -> set[str]:
    """Return the words of a text, without case."""
    return set(re.findall(r"[a-z0-9']+", text.lower()))


def alike(one: str, other: str) -> float:
    """Return which share of their words two texts have in common."""
    first, second = words(one), words(other)
    return len(first & second) / len(first | second)


def middle(item: Item, option: Option) -> float:
    """Return how near an option is to the other options."""
    return sum(alike(option.text, other.text) for other in item.options)


CUES: dict[str, Cue] = {
    "longest": lambda item, option: len(option.text),
    "shortest": lambda item, option: -len(option.text),
    "most words of the stem": lambda item, option: len(content_words(item.stem) & content_words(option.text)),
    "likest to the stem": lambda item, option: alike(item.stem, option.text),
    "most digits": lambda item, option: len(re.findall(r"\d", option.text)),
    "fewest digits": lambda item, option: -len(re.findall(r"\d", option.text)),
    "most loaded words": lambda item, option: len(LOADED.findall(option.text.lower())),
    "fewest loaded words": lambda item, option: -len(LOADED.findall(option.text.lower())),
    "likest to the others": middle,
    "odd one out": lambda item, option: -middle(item, option),
    "most clauses": lambda item, option: len(re.findall(r"[,;:]", option.text)),
}


def found(cue: Cue, items: Iterable[Item]) -> float:
    """Return the share of items whose key a cue picks; options that tie share the pick."""
    shares = [_share(cue, item) for item in items]
    return sum(shares) / len(shares)


def _share(cue: Cue, item: Item) -> float:
    ranks = {option.id: cue(item, option) for option in item.options}
    best = [option for option in item.options if ranks[option.id] == max(ranks.values())]
    return sum(option.correct for option in best) / len(best)
