"""A correction: the key of an item was wrong."""

from bot.domain.facts import Corrected
from bot.message.model import Line, Listing, Marker, Message, Prose, Text
from bot.screens.wording import said


def correction(facts: Corrected) -> Message:
    """Tell a channel what is right now, and that nobody lost by it."""
    item = facts.item
    lines = tuple(
        Line((Text(option.text, bold=option.correct),), (said(option.feedback),)) for option in item.options
    )
    return Message(
        title="A correction",
        blocks=(
            Prose((Text("We had marked the wrong answer to this: "), Text(item.stem, italic=True))),
            Listing(lines, Marker.LETTER),
            Prose(said("Everybody who answered it has the points now. Streaks stay, and nothing is taken.")),
        ),
        summary=f"A correction: {facts.facts.question.title}",
    )
