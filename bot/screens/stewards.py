"""What a steward is told in private, when a channel needs one."""

from bot.domain.facts import Parked
from bot.message.model import Message, Place, Prose, Text, Tone
from bot.screens.wording import said


def parked(facts: Parked) -> Message:
    """Say that nothing is posted in a channel any more, and what to do."""
    return Message(
        title="A channel needs you",
        blocks=(
            Prose(
                (
                    Text("Nothing is posted in "),
                    Place(facts.channel.native),
                    Text(f" any more, because the platform said: {facts.reason}."),
                )
            ),
            Prose(said("Invite the bot again, check its permissions, then type /study resume there.")),
        ),
        tone=Tone.BAD,
        summary="Nothing is posted in one of your channels any more",
    )
