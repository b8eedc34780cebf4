"""The quick check, in private."""

from bot.domain.attempt import Verdict
from bot.domain.facts import CheckAnswered, CheckShown
from bot.message.model import Button, Message, Tone
from bot.message.press import Press
from bot.screens.item import feedback_blocks, feedback_title, letters, stem
from bot.screens.question import ANSWER
from bot.screens.wording import freeze_line, note, streak_line


def check(facts: CheckShown) -> Message:
    """Return the item of the daily question."""
    return Message(
        title="Quick check",
        blocks=(*stem(facts.shown), note("Only you see this. Your first answer counts.")),
        controls=letters(facts.shown, "chose", (facts.prompt.id,)),
        summary=f"Quick check: {len(facts.shown.order)} options, one is right",
    )


def check_answered(facts: CheckAnswered) -> Message:
    """Return feedback on every option, and the way to the layers."""
    right = facts.feedback.attempt.verdict is Verdict.CORRECT
    prompt = facts.prompt.id
    return Message(
        title=feedback_title(facts.feedback),
        blocks=(
            *feedback_blocks(facts.feedback),
            note(f"{streak_line(facts.streak)} {freeze_line(facts.news)}".rstrip()),
        ),
        controls=(
            Button("See the layers", Press("unlock", (prompt,)), Tone.GOOD),
            Button(ANSWER, Press("answer", (prompt,))),
        ),
        tone=Tone.GOOD if right else Tone.NEUTRAL,
        summary="Your quick check, with feedback on every option",
    )
