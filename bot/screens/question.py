"""The daily question in the channel, before and after it closes."""

from bot.domain.facts import PromptFacts
from bot.domain.prompt import PromptState
from bot.domain.question import Question
from bot.message.model import Block, Button, Control, Message, Note, Prose, Span, Text, Tone
from bot.message.press import Press
from bot.screens.wording import bold, clock_time, counted, note, said

ANSWER = "Answer"
QUICK_CHECK = "Quick check"
UNLOCK = "Unlock"


def question(facts: PromptFacts) -> Message:
    """Return the channel message of a prompt, as it is now. Difficulty is not in it: it would hint."""
    prompt, asked = facts.prompt, facts.question
    closed = prompt.state is PromptState.CLOSED
    notes = [Note(_about(facts, closed=closed))]
    if facts.credit is not None:
        notes.append(note(f"Suggested by {facts.credit}." if facts.credit else "Suggested here."))
    elif asked.unreviewed:
        notes.append(note("From imported notes that nobody has reviewed yet."))
    if prompt.wrapped:
        notes.append(note("Every question of this plan has been asked once; a new round begins."))
    if prompt.late:
        notes.append(note("Posted later than planned."))
    return Message(
        title=asked.title,
        blocks=(*prompt_blocks(asked), *notes),
        controls=_controls(prompt.id, closed=closed, has_check=bool(prompt.item)),
        tone=Tone.QUIET if closed else Tone.NEUTRAL,
        summary=_summary(facts, closed=closed),
    )


def prompt_blocks(asked: Question) -> tuple[Block, ...]:
    """Return the prompt; an imported one that only repeats the title is not said twice."""
    return () if asked.prompt == asked.title else (Prose(said(asked.prompt)),)


def _about(facts: PromptFacts, *, closed: bool) -> tuple[Span, ...]:
    """Return the quiet line: topic, minutes, how many answered, and when it closes."""
    parts: list[Span] = [bold(facts.topic), Text(f"  ·  {facts.question.minutes} minutes")]
    if facts.answered:
        parts.append(Text(f"  ·  {facts.answered} answered"))
    if closed:
        parts.append(Text("  ·  closed, see the thread"))
    elif facts.prompt.closes_at:
        parts += [Text("  ·  closes "), clock_time(facts.prompt.closes_at)]
    return tuple(parts)


def _controls(prompt: str, *, closed: bool, has_check: bool) -> tuple[Control, ...]:
    """Return the buttons; a closed question has one that opens the layers, and says that it is closed."""
    if closed:
        return (Button("Closed: look at the answer", Press("unlock", (prompt,))),)
    check = (Button(QUICK_CHECK, Press("check", (prompt,))),) if has_check else ()
    return (
        Button(ANSWER, Press("answer", (prompt,)), Tone.GOOD),
        *check,
        Button(UNLOCK, Press("unlock", (prompt,))),
    )


def _summary(facts: PromptFacts, *, closed: bool) -> str:
    """Return the notification: what it is about, never what the answer is."""
    if closed:
        return f"Closed: {facts.question.title}"
    answered = f", {counted(facts.answered, 'answer')} so far" if facts.answered else ""
    return f"Today's question ({facts.topic}): {facts.question.title}{answered}"
