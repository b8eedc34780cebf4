"""A private quiz, and a review, which is one of what is due."""

from bot.domain.attempt import Verdict
from bot.domain.facts import QuizAnswered, QuizDone, QuizStep
from bot.domain.quiz import RunKind
from bot.message.model import Block, Button, Control, Line, Listing, Message, Prose, Spans, Text, Tone
from bot.message.press import Press
from bot.screens.item import case, dispute, feedback_blocks, feedback_title, letters, stem
from bot.screens.wording import counted, in_days, note, said

NAMES = {RunKind.QUIZ: "Quiz", RunKind.REVIEW: "Review"}


def quiz_step(facts: QuizStep) -> Message:
    """Return one item of a run."""
    place = f"{facts.index + 1} of {facts.count}"
    scope = facts.label or facts.shown.topic
    return Message(
        title=f"{NAMES[facts.kind]}: {scope}, {place}",
        blocks=(*case(facts.shown), *stem(facts.shown)),
        controls=letters(facts.shown, "pick", (facts.run, str(facts.index))),
        summary=f"{NAMES[facts.kind]} on {scope}, {place}",
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
            ),
            _back(facts, attempt.question),
        )
        for attempt in facts.attempts
    )
    return Message(
        title=f"{NAMES[facts.kind]} done",
        blocks=(
            *_score(right, points, lines),
            *_due(facts),
            note("Your answers are private. Type /quiz for another round, /streak for where you stand."),
        ),
        controls=_review(facts),
        tone=Tone.GOOD,
        summary=f"Your {facts.kind} is done",
    )


def _score(right: int, points: int, lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Return how many were right, and which; of a quiz whose questions are gone there is nothing to say."""
    if not lines:
        return (Prose(said("You answered none of it, so nothing was counted.")),)
    return (Prose(said(f"{right} of {len(lines)} right, {counted(points, 'point')}.")), Listing(lines))


def _back(facts: QuizDone, question: str) -> tuple[Spans, ...]:
    """Return when a question comes back, if it does."""
    days = facts.back.get(question)
    return () if days is None else (said(f"comes back {in_days(days)}"),)


def _due(facts: QuizDone) -> tuple[Block, ...]:
    """Return how much is due still."""
    due = counted(facts.due, "question is", "questions are")
    return (Prose(said(f"{due} due for review.")),) if facts.due else ()


def _review(facts: QuizDone) -> tuple[Control, ...]:
    """Offer a review of what is due still."""
    return (Button("Review", Press("review"), Tone.GOOD),) if facts.due else ()
