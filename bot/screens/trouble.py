"""What people are told when something did not work."""

from bot.message.model import Message, Note, Prose, Text, Tone

CLOSE_LABEL = "Close"


def trouble(reference: str) -> Message:
    """Say that something of ours broke, and what to do about it."""
    return Message(
        title="That did not work",
        blocks=(
            Prose((Text("Something went wrong on our side. Please try again in a minute."),)),
            Note((Text(f"If it happens again, give your steward this reference: {reference}"),)),
        ),
        tone=Tone.BAD,
    )


def stale_press() -> Message:
    """Say that a button is no longer known."""
    return Message(
        title="This button is from an older version",
        blocks=(Prose((Text("Type /quiz for new questions, or /today for the open one."),)),),
        tone=Tone.QUIET,
    )


def already_done() -> Message:
    """Say that something arrived twice and was done once."""
    return Message(
        title="This was done already",
        blocks=(Prose((Text("It arrived twice and was done once. Type /today to see how things are."),)),),
        tone=Tone.QUIET,
    )


def unknown_command(typed: str) -> Message:
    """Say that a command is not known, and how to see the ones that are."""
    return Message(
        title="I do not know that command",
        blocks=(
            Prose((Text("There is no command called "), Text(typed[:80], code=True), Text("."))),
            Prose((Text("Type /studyhall help to see what can be done here."),)),
        ),
        tone=Tone.QUIET,
    )
