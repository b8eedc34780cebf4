"""What is wrong with a form: one sentence per field."""

from collections.abc import Mapping

from bot.domain.suggested_question import LONGEST_TITLE, PROMPT, STEPS, TITLE, Fault
from bot.message.form import FormProblems
from bot.message.model import Button, Line, Listing, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.wording import said

TIME = "Write the time like 09:00, then a space and the zone, such as 09:00 Europe/Berlin."
REVEALS = "Write three rising times between 5m and 48h, such as 2h 4h 8h."
DAYS = "Choose at least one day."
NO_QUESTIONS = "No question fits these topics at this level. Choose more topics or every level."
TEAM_NAME = "Give the team a name that both channels know."
NIGHT = "Reminders come between 07:00 and 21:59 only. Choose a time in between."
ALIAS = "For the name use at most 40 letters, digits, spaces, hyphens and apostrophes, or leave it empty."
ANSWER_EMPTY = "Write at least a sentence. Nothing was kept yet."
NOTE_EMPTY = "Write a note of one to 500 characters."
MISSING = {
    TITLE: "Give it a title of one line.",
    PROMPT: "Describe the situation, and what has to be decided.",
    STEPS: "Write at least one step of a good answer.",
}
FAULTS = {
    Fault.TOO_LONG: f"Shorten the title to {LONGEST_TITLE} characters.",
    Fault.NO_SIGN: "Begin each line about what to do with +, and each about what to avoid with -.",
    Fault.NOTHING_BEFORE: "Write what to ask in front of each ->, and what the answer changes behind it.",
}

NOTHING_PICKED = "Pick at least one question that you would ask."
NO_SCORE = "Choose a score from 0 to 3."


def number(what: str, most: int) -> str:
    """Return what to do about a number that cannot be read; Discord does not show beside which field."""
    return f"For {what} write a whole number from 1 to {most}, or leave it empty."


def zone(typed: str, near: tuple[str, ...]) -> str:
    """Return what to do about a zone that does not exist."""
    hint = f" Did you mean {near[0]}?" if near else " Use a name such as Europe/Berlin or America/New_York."
    return f"There is no zone called {typed[:40]}.{hint}"


def form_problems(problems: Mapping[str, str], again: Press | None) -> Message:
    """Return the problems as a message, where a platform cannot show them in its dialogue."""
    controls = (Button("Open the form again", again, Tone.GOOD),) if again else ()
    return Message(
        title="Not saved yet",
        blocks=(
            Prose((Text("Please change this and send the form again:"),)),
            Listing(tuple(Line(said(sentence)) for sentence in problems.values())),
        ),
        controls=controls,
        tone=Tone.BAD,
    )


def as_problems(key: str, sentence: str) -> FormProblems:
    """Return one problem of one field."""
    return FormProblems({key: sentence})


def of_suggestion(wrong: Mapping[str, Fault | str]) -> dict[str, str]:
    """Return a sentence for each part of a suggestion that cannot be taken."""
    return {part: _of_part(part, fault) for part, fault in wrong.items()}


def _of_part(part: str, fault: Fault | str) -> str:
    """Return the sentence about a part; the editor's own sentences are taken as they are."""
    if fault is Fault.MISSING:
        return MISSING[part]
    return FAULTS[fault] if isinstance(fault, Fault) else fault
