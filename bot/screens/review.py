"""Reviews: nothing due yet, and the reminders of what is."""

from bot.domain.progress import NothingDue, Reminded, RemindersOff, Snoozed
from bot.message.model import Button, Control, Message, Prose, Tone
from bot.message.press import Press
from bot.screens.me import SETTINGS
from bot.screens.refusal import quiz_on
from bot.screens.wording import counted, in_days, local_moment, note, said

AGAIN = (Button(SETTINGS, Press("settings")),)
"""Where reminders are asked for again."""


def nothing_due(facts: NothingDue) -> Message:
    """Say when something comes back, and what can be done until then."""
    if facts.in_days is None:
        sentence = (
            "Answer today's question or take a quiz; what you meet there comes back here when it fades."
        )
    else:
        sentence = f"Your next question comes back {in_days(facts.in_days)}."
    return Message(
        title="Nothing is due for review",
        blocks=(Prose(said(sentence)),),
        controls=_quiz(facts),
        summary="Nothing is due for review",
    )


def _quiz(facts: NothingDue) -> tuple[Control, ...]:
    """Offer a quiz on the topic that is known least, or on anything."""
    if facts.weakest is None:
        return (Button("Take a quiz", quiz_on("")),)
    return (Button(f"Quiz on {facts.weakest.title[:30]}", quiz_on(facts.weakest.slug)),)


def reminded(facts: Reminded) -> Message:
    """Tell somebody who asked for it that reviews are due."""
    due = counted(facts.due, "question is", "questions are")
    come = "It comes" if facts.due == 1 else "They come"
    return Message(
        title=f"{due} due for review",
        blocks=(
            Prose(said(f"{come} back in other words than last time, and only you see how it goes.")),
            note("You asked for this reminder. It comes once a day at the most."),
        ),
        controls=(
            Button("Review now", Press("review"), Tone.GOOD),
            Button("Snooze a week", Press("snooze")),
            Button("Stop reminding me", Press("unremind")),
        ),
        summary=f"{due} due for review",
    )


def snoozed(facts: Snoozed) -> Message:
    """Say when reminders begin again."""
    zone = facts.profile.zone
    if facts.reminder is None:
        return _off()
    sentence = f"The next reminder comes {local_moment(facts.reminder.due_at, zone)} {zone}."
    return Message(title="Snoozed for a week", blocks=(Prose(said(sentence)),), tone=Tone.QUIET)


def reminders_off(_facts: RemindersOff) -> Message:
    """Say that no reminder comes any more, and how to change that."""
    return _off()


def _off() -> Message:
    """Return what is said where nobody is reminded."""
    sentence = (
        "Nobody reminds you of reviews any more. Your settings have a time for it, if you want one again."
    )
    return Message("Reminders are off", (Prose(said(sentence)),), AGAIN, Tone.QUIET)
