"""Strengths in words, and as a map with the same words beside it."""

from collections.abc import Iterable

from bot.domain.strength import FEWEST, Strength, TeamStrengths, TopicStrength
from bot.message.heat_map import HeatMap, Tile
from bot.message.model import Block, Picture
from bot.screens.wording import counted, note

MOST_TILES = 24
"""How many topics fit a map; those that nobody has met are left out first."""
OWN, TEAM = "What you know", "What the team knows"
MEANING = "The share of middling questions that is known, guessing aside."
SURENESS = "The bar below a number shows how sure it is: the more answers, the shorter."
FILE = "strengths.png"


def percent(share: float) -> str:
    """Return a share in figures."""
    return f"{round(100 * share)}%"


def own_map(strengths: Iterable[TopicStrength]) -> HeatMap | None:
    """Return a map of a person's topics; None before the first answer."""
    return _map(OWN, [_tile(one, _answers(one), "not met yet") for one in strengths])


def team_map(team: TeamStrengths) -> HeatMap | None:
    """Return a map of a team's topics; None where too few people answered to say anything."""
    tiles = [_tile(one, counted(one.people, "person", "people"), _too_few(one)) for one in team.topics]
    return _map(TEAM, tiles)


def map_block(drawn: bytes, of: HeatMap | None) -> tuple[Block, ...]:
    """Return a map with its words, the words alone where nothing draws, and nothing where there is no map."""
    if of is None:
        return ()
    words = in_words(of)
    return (Picture(drawn, words, FILE),) if drawn else (note(words),)


def in_words(of: HeatMap) -> str:
    """Return what a map shows to whoever cannot see it."""
    told = ", ".join(_told(tile) for tile in of.tiles if tile.share is not None)
    blank: dict[str, list[str]] = {}
    for tile in of.tiles:
        if tile.share is None:
            blank.setdefault(tile.note, []).append(tile.label)
    why = (f"{reason[:1].upper()}{reason[1:]}: {', '.join(labels)}." for reason, labels in blank.items())
    return " ".join((f"{of.title}, of middling questions: {told}.", *why))


def _map(title: str, tiles: list[Tile]) -> HeatMap | None:
    """Return a map of as many tiles as fit, unless all of them are blank."""
    if all(tile.share is None for tile in tiles):
        return None
    shown = sorted(range(len(tiles)), key=lambda place: (tiles[place].share is None, place))[:MOST_TILES]
    return HeatMap(title, tuple(tiles[place] for place in sorted(shown)), "0%", "100%", MEANING)


def _tile(one: TopicStrength, rests_on: str, why_blank: str) -> Tile:
    """Return the tile of a topic."""
    known = one.strength
    if not known.answers:
        return Tile(one.topic.title, one.topic.slug, why_blank)
    return Tile(
        one.topic.title,
        one.topic.slug,
        rests_on,
        known.known(),
        known.known(-1),
        known.known(1),
        percent(known.known()),
    )


def _answers(one: TopicStrength) -> str:
    """Return what a person's strength rests on."""
    return counted(one.strength.answers, "answer")


def _too_few(one: TopicStrength) -> str:
    """Return why a topic of a team has no number."""
    return f"{one.people} of {FEWEST} people"


def _told(tile: Tile) -> str:
    """Return a tile in words."""
    return f"{tile.label} {tile.value} ({percent(tile.low)} to {percent(tile.high)}, {tile.note})"


def strength_words(known: Strength) -> str:
    """Return what is known of a topic, with how sure that is."""
    if not known.answers:
        return "not met yet"
    return f"you know {percent(known.known())}, from {counted(known.answers, 'answer')}"
