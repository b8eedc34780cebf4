"""The written answer: its form, and what opens once it is kept."""

from bot.domain.facts import AnswerAsked, Committed, Today, Unlocked
from bot.domain.plan import Comparison
from bot.domain.prompt import PromptState
from bot.message.form import Form, TextField
from bot.message.model import Block, Button, Control, Heading, Message, Prose, Text, Tone
from bot.message.press import Press
from bot.screens.checklist import TICK, beside, compared_by, how_to_read
from bot.screens.layers import all_layers
from bot.screens.question import ANSWER, QUICK_CHECK, UNLOCK, prompt_blocks
from bot.screens.wording import bold, counted, freeze_line, note, streak_line

TEXT_KEY = "text"
LEAVES = "In this channel a model elsewhere may compare answers; yours then leaves this machine."


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
        intro=(
            Prose((bold(facts.facts.question.title),)),
            *prompt_blocks(facts.facts.question),
            *((note(LEAVES),) if facts.leaves else ()),
        ),
    )


def committed(facts: Committed) -> Message:
    """Return the layers to somebody whose answer was kept, with what was found of them in it."""
    checklist = facts.checklist
    return Message(
        title="You have answered this already" if facts.repeat else "Your answer is kept",
        blocks=(
            Prose((Text(_kept(facts)),)),
            note(f"{streak_line(facts.streak)} {freeze_line(facts.news)}".rstrip()),
            Heading("What you wrote"),
            Prose((Text(facts.attempt.text or "", italic=True),)),
            *(how_to_read(checklist) if checklist else ()),
            *_awaited(facts),
            *all_layers(facts.facts, beside(checklist)),
        ),
        controls=_ways_on(facts),
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


def _awaited(facts: Committed) -> tuple[Block, ...]:
    """Return that a closer comparison may follow, while there is none."""
    known = facts.checklist
    if not facts.leaves or known is None or known.ticked_at or compared_by(known) is Comparison.ENDPOINT:
        return ()
    return (
        note("A model is asked for a closer comparison. It takes the place of this one when it is there."),
    )


def _ways_on(facts: Committed) -> tuple[Control, ...]:
    """Return the way to the checklist while it may be changed, and to the quick check if it is not done."""
    prompt = facts.facts.prompt
    tick = Button(TICK, Press("checklist", (prompt.id,)), Tone.GOOD)
    check = Button(QUICK_CHECK, Press("check", (prompt.id,)))
    may_tick = facts.checklist is not None and prompt.state is not PromptState.CLOSED
    may_check = bool(prompt.item) and not facts.checked
    return (*((tick,) if may_tick else ()), *((check,) if may_check else ()))


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
