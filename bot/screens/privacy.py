"""One's own data: what is kept, taking it along, and having it deleted."""

from datetime import timedelta

from bot.domain.own_data import DataClass, Deleted, DeletionAsked, OwnData, PrivacyShown
from bot.message.model import Button, Line, Listing, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.own_files import own_files
from bot.screens.wording import bold, counted, note, said

KINDS: dict[DataClass, tuple[str, str]] = {
    DataClass.NAMES: (
        "Names",
        "What you are called here, what you want to be called, and which accounts are you",
    ),
    DataClass.ANSWERS: ("Answers", "What you chose, when, and the points, freezes and standings that follow"),
    DataClass.TEXTS: (
        "What you wrote",
        "Answers, interviews and what you ticked in them, and why you disputed a question",
    ),
    DataClass.RUNS: ("Quizzes", "Which questions a quiz of yours held"),
    DataClass.SUGGESTIONS: ("Declined suggestions", "What you suggested, and a steward's word about it"),
    DataClass.DRAFTS: ("Drafts", "What you typed into a form that could not be taken yet"),
    DataClass.STEWARDS: (
        "What stewards do",
        "Who saved a plan last, and who decided about a suggestion or a dispute",
    ),
    DataClass.MESSAGES: (
        "Messages to you",
        "When you were told or reminded of something, and what it was about",
    ),
    DataClass.ACTS: ("Presses", "The platform's number of what you typed or pressed, so that it counts once"),
    DataClass.DELETIONS: ("Deletions", "That somebody had everything deleted; the mark names nobody"),
}
"""What each kind of data is called, and what it is."""


def privacy(facts: PrivacyShown) -> Message:
    """Return what is kept and for how long, with the ways to one's own data."""
    lines = tuple(
        Line(
            (
                bold(name),
                Text(f": {what}."),
            ),
            (said(period(facts.kept_for[kind])),),
        )
        for kind, (name, what) in KINDS.items()
    )
    return Message(
        title="What is kept about you",
        blocks=(
            Prose(
                said(
                    "Messages in channels are never read, but for one that somebody chooses to keep as a"
                    " note. This is all that is kept, and for how long."
                )
            ),
            Listing(lines),
            note("Approved questions and notes stay; they name you until you have everything deleted."),
        ),
        controls=(
            Button("Export", Press("export")),
            Button("Delete", Press("delete"), Tone.BAD),
        ),
    )


def period(kept_for: timedelta | None) -> str:
    """Return how long something is kept."""
    if kept_for is None:
        return "Kept until you have it deleted."
    if kept_for < timedelta(days=3):
        return f"Kept for {counted(int(kept_for.total_seconds() // 3600), 'hour')}."
    return f"Kept for {counted(kept_for.days, 'day')}."


def export(data: OwnData) -> Message:
    """Return everything that is kept of a person."""
    rows = sum(len(rows) for rows in data.tables.values())
    return Message(
        title="Everything that is kept about you",
        blocks=(
            Prose(said(f"{counted(rows, 'entry', 'entries')}, in two files with the same content.")),
            *own_files(data),
        ),
        summary="Your data, as files",
    )


def deletion_asked(facts: DeletionAsked) -> Message:
    """Say what deleting does, before it is done."""
    linked = f" under {counted(facts.members, 'linked account')}" if facts.members > 1 else ""
    return Message(
        title="Delete everything about you?",
        blocks=(
            Prose(
                said(f"This concerns {counted(facts.answers, 'answer')}{linked}, and cannot be taken back.")
            ),
            Listing(
                (
                    Line(said("Your names, texts, links, drafts, waiting suggestions and reviews are gone.")),
                    Line(said("Points, streaks and freezes are gone; you are on no board.")),
                    Line(
                        said(
                            "Answers count on without your name, so that results and streaks of others"
                            " stay as they are."
                        )
                    ),
                    Line(said("Approved questions and notes stay, and name nobody.")),
                    Line(said("What was posted in channels stays there until it is deleted there.")),
                )
            ),
            note("You can begin anew at any time, from nothing."),
        ),
        controls=(
            Button("Delete everything", Press("delete-all"), Tone.BAD),
            Button("Keep it", Press("privacy")),
        ),
    )


def deleted(facts: Deleted) -> Message:
    """Say that everything was deleted."""
    stay = "stays" if facts.answers == 1 else "stay"
    kept = f" {counted(facts.answers, 'answer')} {stay} without your name." if facts.answers else ""
    return Message(
        title="Everything about you is deleted",
        blocks=(Prose(said(f"Nothing here is known under your name any more.{kept}")),),
        tone=Tone.QUIET,
    )
