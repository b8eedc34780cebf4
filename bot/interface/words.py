"""The few words a door needs by itself; they are written in bot.screens like all others."""

from bot.message.model import Message
from bot.screens import trouble as screens

CLOSE_LABEL = screens.CLOSE_LABEL
"""What the button that closes a dialogue says (at most 24 characters)."""


def trouble(reference: str) -> Message:
    """Return what a person is told when something of ours broke; the reference is in the log."""
    return screens.trouble(reference)


def stale_press() -> Message:
    """Return what a person is told when a button carries nothing we know any more."""
    return screens.stale_press()


def unknown_command(typed: str) -> Message:
    """Return what a person is told who typed something that is no command."""
    return screens.unknown_command(typed)
