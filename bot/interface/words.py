"""The few words a door needs by itself; they are written in bot.screens like all others."""

from dataclasses import replace

from bot.message.form import FormProblems
from bot.message.model import Message
from bot.message.press import Press
from bot.screens import files as file_screens
from bot.screens import menu
from bot.screens import problems as problem_screens
from bot.screens import trouble as screens

ABOUT = menu.ABOUT
"""What the bot says about itself in one line (at most 140 characters)."""

CLOSE_LABEL = screens.CLOSE_LABEL
"""What the button that closes a dialogue says (at most 24 characters)."""

FORM_AGAIN = {
    "planned": "setup",
    "answered": "answer",
    "interview-asked": "interview-ask",
    "interview-listed": "interview-list",
    "interview-planned": "interview-plan",
    "interview-scored": "interview-scores",
    "wished": "settings",
    "rekeyed": "rekey",
    "suggested": "suggest",
    "noted": "note",
    "declined": "decline",
    "opted": "options",
    "team-named": "team-new",
}
"""Which press opens a form again, by the verb of the form."""


def trouble(reference: str) -> Message:
    """Return what a person is told when something of ours broke; the reference is in the log."""
    return screens.trouble(reference)


def stale_press() -> Message:
    """Return what a person is told when a button carries nothing we know any more."""
    return screens.stale_press()


def already_done() -> Message:
    """Return what a person is told whose act the platform sent a second time."""
    return screens.already_done()


def file_named(name: str, about: str) -> str:
    """Return what is said about a file that comes with the message."""
    return file_screens.named(name, about)


def file_in_direct_messages(name: str, about: str) -> str:
    """Return what is said about a file that waits in somebody's direct messages."""
    return file_screens.in_direct_messages(name, about)


def file_not_sent(name: str, about: str) -> str:
    """Return what is said about a file that could not be sent."""
    return file_screens.not_sent(name, about)


def unknown_command(typed: str) -> Message:
    """Return what a person is told who typed something that is no command."""
    return screens.unknown_command(typed)


def form_problems(problems: FormProblems, form: Press) -> Message:
    """Return the problems of a form as a message, with a button that opens the form again."""
    verb = FORM_AGAIN.get(form.verb)
    again = replace(form, verb=verb) if verb else None
    return problem_screens.form_problems(problems.problems, again)
