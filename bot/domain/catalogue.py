"""Finds the topic somebody typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.pack import Pack, Topic

_NEAR = 0.7
_MOST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The topics that were meant, and what to call them together."""

    slugs: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """No topic has that name; these have one like it, the nearest first (perhaps none)."""

    topics: tuple[Topic, ...]


def find_topics(pack: Pack, text: str) -> Found | Suggestion:
    """Find topics by slug, title, alias or the name of a set; case, hyphens and spaces do not matter."""
    wanted = _plain(text)
    names = dict(reversed(list(_names(pack))))
    if wanted in names:
        return names[wanted]
    topics = {topic.slug: topic for topic in pack.topics}
    near: dict[str, Topic] = {}
    for name in get_close_matches(wanted, names, n=2 * _MOST, cutoff=_NEAR):
        near |= {slug: topics[slug] for slug in names[name].slugs if slug in topics and slug not in near}
    return Suggestion(tuple(near.values())[:_MOST])


def _names(pack: Pack) -> Iterator[tuple[str, Found]]:
    """Yield every name with what it stands for; of two equal names the first counts."""
    for topic in pack.topics:
        found = Found((topic.slug,), topic.title)
        yield from ((_plain(name), found) for name in (topic.slug, topic.title))
    for topic in pack.topics:
        yield from ((_plain(alias), Found((topic.slug,), topic.title)) for alias in topic.aliases)
    for name, slugs in pack.sets.items():
        yield _plain(name), Found(slugs, name[:1].upper() + name[1:])


def _plain(text: str) -> str:
    """Return the name without case, punctuation and the difference between & and "and"."""
    spread = text.casefold().replace("&amp;", "&").replace("&", " and ")
    return " ".join("".join(mark if mark.isalnum() else " " for mark in spread).split())
