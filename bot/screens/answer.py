"""The written answer: its form, and what opens once it is kept."""

from bot.domain.facts import AnswerAsked, Committed, Today, Unlocked
from bot.message.form import Form, TextField
from bot.message.model import Button, Control, Heading, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.layers import all_layers
from bot.screens.question import ANSWER, QUICK_CHECK, UNLOCK, prompt_blocks
from bot.screens.wording import bold, counted, freeze_line, note, streak_line

TEXT_KEY = "text"


def answer_form(facts: AnswerAsked) -> Form:
    """Return the form of a written answer."""
    return Form(
        press=Press("answered", (facts.facts.prompt.id,)),
        title="Your answer",
        submit="Keep my answer",
        fields=(
            TextField(
                key=TEXT_KEY,
                label="How would you approach it?",
                hint="What would you ask, decide and watch for? A few sentences do. Nobody else sees it.",
                multiline=True,
                max_length=3000,
            ),
        ),
        intro=(Prose((bold(facts.facts.question.title),)), *prompt_blocks(facts.facts.question)),
    )


def committed(facts: Committed) -> Message:
    """Return the layers to somebody whose answer was kept."""
    return Message(
        title="You have answered this already" if facts.repeat else "Your answer is kept",
        blocks=(
            Prose((Text(_kept(facts)),)),
            note(f"{streak_line(facts.streak)} {freeze_line(facts.news)}".rstrip()),
            Heading("What you wrote"),
            Prose((Text(facts.attempt.text or "", italic=True),)),
            *all_layers(facts.facts),
        ),
        controls=_check_button(facts.facts.prompt.id)
        if facts.facts.prompt.item and not facts.checked
        else (),
        tone=Tone.GOOD,
        summary="Your answer is kept, and the layers are open to you",
    )


def _kept(facts: Committed) -> str:
    """Return what happened to the answer."""
    if facts.repeat:
        return "Your first answer stands. Here are the layers again, only for you."
    points = facts.attempt.points
    earned = f" It earned {counted(points, 'point')}." if points else ""
    return f"Compare it with the layers below; only you see them before the thread does.{earned}"


def _check_button(prompt: str) -> tuple[Control, ...]:
    """Return the way to the quick check."""
    return (Button(QUICK_CHECK, Press("check", (prompt,))),)


def unlocked(facts: Unlocked) -> Message:
    """Return the layers to somebody who committed, or after the close."""
    return Message(
        title=facts.facts.question.title,
        blocks=all_layers(facts.facts),
        summary="The layers of this question",
    )


def today(facts: Today) -> Message:
    """Return the open question and where the visitor stands with it."""
    prompt = facts.facts.prompt
    controls: list[Control] = []
    if not facts.written:
        controls.append(Button(ANSWER, Press("answer", (prompt.id,)), Tone.GOOD))
    if prompt.item and not facts.checked:
        controls.append(Button(QUICK_CHECK, Press("check", (prompt.id,))))
    controls.append(Button(UNLOCK, Press("unlock", (prompt.id,))))
    return Message(
        title=facts.facts.question.title,
        blocks=(*prompt_blocks(facts.facts.question), note(_state(facts))),
        controls=tuple(controls),
        summary=f"Today: {facts.facts.question.title}",
    )


def _state(facts: Today) -> str:
    """Return where the visitor stands."""
    match (facts.written, facts.checked):
        case (True, True):
            return "You have written an answer and done the quick check."
        case (True, False):
            return "You have written an answer. The quick check is still open to you."
        case (False, True):
            return "You have done the quick check. You can still write an answer."
        case _:
            return "You have not answered yet. Either way of answering opens the layers for you."
