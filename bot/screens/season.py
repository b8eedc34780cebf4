"""Seasons that stewards name."""

from bot.domain.scope import Season
from bot.domain.together import SeasonsShown
from bot.message.model import Block, Button, Line, Listing, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.wording import bold, full_day, note, said

SHOWN = 8
TITLES = {
    "": "The seasons of this board",
    "named": "The season is named",
    "dropped": "The season is gone; its answers count in the quarters of the year",
}
WAY = "To name one, type its name and its first and last day: /study season Spring 2026-03-01 2026-05-31."


def seasons(facts: SeasonsShown) -> Message:
    """Return the seasons of a record, the latest first."""
    latest = facts.seasons[::-1][:SHOWN]
    return Message(
        title=TITLES[facts.changed],
        blocks=(*_seasons(latest, facts), note(WAY)),
        controls=tuple(
            Button(f"Remove {one.name}"[:45], Press("season-drop", (one.first.isoformat(),)))
            for one in latest
        ),
        tone=Tone.GOOD if facts.changed == "named" else Tone.NEUTRAL,
        summary="The seasons of this board",
    )


def _seasons(latest: tuple[Season, ...], facts: SeasonsShown) -> tuple[Block, ...]:
    """Return a line per season, or what counts without any."""
    if not latest:
        return (Prose(said("No season has a name yet, so a season is a quarter of the year.")),)
    lines = tuple(
        Line(
            (
                bold(one.name),
                Text(f"  {full_day(one.first)} to {full_day(one.last)}"),
                Text("  (now)" if one.covers(facts.today) else ""),
            )
        )
        for one in latest
    )
    return (Listing(lines),)
