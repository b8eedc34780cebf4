"""Help: what can be done here."""

from collections.abc import Sequence

from bot.message.model import Heading, Line, Listing, Message, Prose, Text
from bot.screens.wording import note, said


def help_screen(lines: Sequence[tuple[str, str]], steward_lines: Sequence[tuple[str, str]]) -> Message:
    """Return what everybody, and what stewards, can type; pairs of usage and summary."""
    everybody = tuple(Line((Text(usage, code=True), Text(f"  {summary}"))) for usage, summary in lines)
    stewards = tuple(Line((Text(usage, code=True), Text(f"  {summary}"))) for usage, summary in steward_lines)
    return Message(
        title="What you can do here",
        blocks=(
            Prose(
                said(
                    "Once a day this channel gets a question. Answer it in private, and its layers open:"
                    " what to ask first, the steps, what to do and what to avoid."
                )
            ),
            Listing(everybody),
            Heading("Stewards"),
            Listing(stewards),
            note("On Slack /studyhall and a name always works, such as /studyhall topics."),
        ),
        summary="What you can do here",
    )
