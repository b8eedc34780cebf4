"""Somebody who goes through an interview, step by step."""

from bot.domain.interview import Interview, Phase
from bot.domain.places import Member
from bot.message.model import Message
from bot.message.press import Press
from tests.builders import ANA
from tests.stage import Stage, said
from tests.studied import ANSWER

WRITE, PICK, OTHER = "Write my questions", "Pick from a list", "Another question"
SCORES = {"asked": ("3",), "mechanism": ("2",), "failure": ("1",), "production": ("0",)}


def begin(stage: Stage, line: str = "interview", member: Member = ANA) -> tuple[Message, Interview]:
    """Begin an interview, or go on with one."""
    shown = said(stage.says(line, member))
    return shown, now(stage, shown.controls[0].press.args[0])


def now(stage: Stage, name: str) -> Interview:
    """Return an interview as it stands."""
    return stage.run(lambda unit: unit.interviews.get(name))


def own_places(held: Interview) -> tuple[str, ...]:
    """Return where the question's own clarifying questions stand in the list."""
    return tuple(str(n) for n, key in enumerate(held.offered) if key.startswith(f"{held.question}/"))


def lists(stage: Stage, held: Interview, *places: str, member: Member = ANA) -> Message:
    """Pick from the list."""
    return said(stage.fills(Press("interview-listed", (held.id,)), {"picked": places}, member))


def plans(stage: Stage, held: Interview, text: str = ANSWER, member: Member = ANA) -> Message:
    """Write the plan."""
    return said(stage.fills(Press("interview-planned", (held.id,)), {"text": (text,)}, member))


def ticks(stage: Stage, held: Interview, *keys: str, member: Member = ANA) -> Message:
    """Tick what the plan covers."""
    return said(stage.fills(Press("interview-ticked", (held.id,)), {"steps": keys}, member))


def sends_back(stage: Stage, held: Interview, option: str = "right", member: Member = ANA) -> Message:
    """Answer the last item."""
    place = stage.place(held.item, member, option)
    return said(stage.presses(Press("interview-item", (held.id, place)), member))


def scores(stage: Stage, held: Interview, member: Member = ANA) -> Message:
    """Set the scorecard."""
    return said(stage.fills(Press("interview-scored", (held.id,)), SCORES, member))


def walk(stage: Stage, held: Interview, until: Phase) -> Message:
    """Take an interview to a phase, and return what is shown there."""
    steps = {
        Phase.PLANNING: lambda: lists(stage, held, *own_places(held)),
        Phase.TICKING: lambda: plans(stage, held),
        Phase.CHOOSING: lambda: ticks(stage, held, "steps/s1", "steps/s3", "avoid/a1"),
        Phase.SCORING: lambda: sends_back(stage, held),
        Phase.DONE: lambda: scores(stage, held),
    }
    shown = Message("", ())
    for phase, step in steps.items():
        shown = step()
        if phase is until:
            break
    return shown
