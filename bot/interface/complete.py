"""Completing what somebody is typing into an option."""

from bot.domain.pack import Pack
from bot.message.model import Choice

MOST = 25
NO_MATCH = 2


def complete(pack: Pack, option: str, typed: str) -> tuple[Choice, ...]:
    """Return the topics whose names contain what was typed, those that begin with it first."""
    if option != "topic":
        return ()
    wanted = typed.casefold().strip()
    ranked = sorted(
        (_rank(wanted, (topic.slug, topic.title, *topic.aliases)), place, topic)
        for place, topic in enumerate(pack.topics)
    )
    found = [Choice(topic.slug, topic.title) for rank, _, topic in ranked if rank < NO_MATCH]
    return tuple(found[:MOST])


def _rank(wanted: str, names: tuple[str, ...]) -> int:
    """Return 0 when a name begins with what was typed, 1 when one contains it."""
    lowered = [name.casefold() for name in names]
    if any(name.startswith(wanted) for name in lowered):
        return 0
    return 1 if any(wanted in name for name in lowered) else NO_MATCH
