"""Finds the topic somebody typed."""

from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.pack import Found as Found
from bot.domain.pack import Pack, Topic, plain_name

_NEAR = 0.7
_MOST = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """No topic has that name; these have one like it, the nearest first (perhaps none)."""

    topics: tuple[Topic, ...]


def find_topics(pack: Pack, text: str) -> Found | Suggestion:
    """Find topics by slug, title, alias or the name of a set; case, hyphens and spaces do not matter."""
    wanted, names = plain_name(text), pack.names
    if wanted in names:
        return names[wanted]
    topics = {topic.slug: topic for topic in pack.topics}
    near: dict[str, Topic] = {}
    for name in get_close_matches(wanted, names, n=2 * _MOST, cutoff=_NEAR):
        near |= {slug: topics[slug] for slug in names[name].slugs if slug in topics and slug not in near}
    return Suggestion(tuple(near.values())[:_MOST])
