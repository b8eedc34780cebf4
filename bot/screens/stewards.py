"""What a steward is told in private, when a channel needs one."""

from bot.domain.facts import Parked, RunningOut, Unposted
from bot.message.model import Message, Place, Prose, Text, Tone
from bot.screens.wording import counted, day_name, said


def running_out(facts: RunningOut) -> Message:
    """Say that a channel's questions will soon all have been asked, and what to do."""
    left = f"{counted(facts.left, 'question')} left" if facts.left else "no question left"
    return Message(
        title="A channel runs out of questions",
        blocks=(
            Prose((Place(facts.channel.native), Text(f" has {left} that it has not been asked yet."))),
            Prose(
                said(
                    "After that a new round begins with the same questions. For more, type /study setup"
                    " there and choose more topics or every level, or let people type /suggest."
                )
            ),
        ),
        summary="One of your channels will soon have been asked every question",
    )


def unposted(facts: Unposted) -> Message:
    """Say that a channel did not get the question of a date, or may not have got it."""
    day, place = day_name(facts.day), Place(facts.channel.native)
    if facts.unknown:
        return Message(
            title="Please look for a question",
            blocks=(
                Prose(
                    (
                        Text(f"We sent the question of {day} to "),
                        place,
                        Text(", and could not find out whether it arrived. We do not send it twice."),
                    )
                ),
                Prose(said("Please look whether it is there. The next one comes as planned.")),
            ),
            summary="A question may not have arrived in one of your channels",
        )
    return Message(
        title="A question was not posted",
        blocks=(
            Prose((Text(f"The question of {day} could not be posted in "), place, Text("."))),
            Prose(said("No streak breaks, and you need not do anything: the next one comes as planned.")),
        ),
        summary="A question could not be posted in one of your channels",
    )


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
