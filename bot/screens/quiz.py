"""A private quiz."""

from bot.domain.attempt import Verdict
from bot.domain.facts import QuizAnswered, QuizDone, QuizStep
from bot.message.model import Button, Line, Listing, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.item import case, dispute, feedback_blocks, feedback_title, letters, stem
from bot.screens.wording import counted, note, said


def quiz_step(facts: QuizStep) -> Message:
    """Return one item of a run."""
    place = f"{facts.index + 1} of {facts.count}"
    scope = facts.label or facts.shown.topic
    return Message(
        title=f"Quiz: {scope}, {place}",
        blocks=(*case(facts.shown), *stem(facts.shown)),
        controls=letters(facts.shown, "pick", (facts.run, str(facts.index))),
        summary=f"Quiz on {scope}, {place}",
    )


def quiz_answered(facts: QuizAnswered) -> Message:
    """Return feedback, and the way on."""
    last = facts.index + 1 == facts.count
    right = facts.feedback.attempt.verdict is Verdict.CORRECT
    following = Press("next", (facts.run, str(facts.index + 1)))
    return Message(
        title=feedback_title(facts.feedback),
        blocks=feedback_blocks(facts.feedback),
        controls=(
            Button("Summary" if last else "Next", following, Tone.GOOD),
            dispute(facts.feedback.attempt.slot),
        ),
        tone=Tone.GOOD if right else Tone.NEUTRAL,
        summary="Feedback on every option",
    )


def quiz_done(facts: QuizDone) -> Message:
    """Return how the run went, question by question."""
    right = sum(attempt.verdict is Verdict.CORRECT for attempt in facts.attempts)
    points = sum(attempt.points for attempt in facts.attempts)
    lines = tuple(
        Line(
            (
                Text("right  " if attempt.verdict is Verdict.CORRECT else "missed  ", bold=True),
                Text(facts.titles.get(attempt.question, attempt.question)),
            )
        )
        for attempt in facts.attempts
    )
    return Message(
        title="Quiz done",
        blocks=(
            Prose(said(f"{right} of {len(facts.attempts)} right, {counted(points, 'point')}.")),
            Listing(lines),
            note("Quiz answers are private. Type /quiz for another round, /streak for where you stand."),
        ),
        tone=Tone.GOOD,
        summary="Your quiz is done",
    )
