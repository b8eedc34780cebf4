"""The forms of an interview, one per phase in which something is written, ticked or set."""

from collections.abc import Callable

from bot.domain.checklist import OF_AN_ANSWER, Part
from bot.domain.interview import BEST_SCORE, Criterion, Phase
from bot.domain.interviewed import InterviewAt, InterviewSheet
from bot.message.form import Form, PickField, TextField
from bot.message.model import Block, Choice, Prose
from bot.message.press import Press
from bot.screens.answer import LEAVES, TEXT_KEY
from bot.screens.checklist import KEEP, fields_over, in_full, listed_in_full, numbered
from bot.screens.interview import ROWS
from bot.screens.question import prompt_blocks
from bot.screens.wording import bold, note

PICKED_KEY = "picked"
SCORES = ("not yet", "in part", "mostly", "fully")


def interview_form(facts: InterviewSheet) -> Form:
    """Return the form that the phase of an interview wants."""
    if facts.listed:
        return _listed(facts.at)
    return FORMS[facts.at.interview.phase](facts.at)


def _listed(at: InterviewAt) -> Form:
    """Return the list of clarifying questions to pick from; the choices carry places, not whose they are."""
    places = {key: str(place) for place, key in enumerate(at.interview.offered)}
    return Form(
        press=Press("interview-listed", (at.interview.id,)),
        title="Ask first",
        submit="Ask these",
        fields=(
            PickField(
                key=PICKED_KEY,
                label="Which of these would you ask?",
                hint="Pick what would change this design. Some belong to other questions.",
                choices=tuple(
                    Choice(places[key], numbered(number, ask.text))
                    for number, (key, ask) in enumerate(at.offered, start=1)
                ),
                multiple=True,
            ),
        ),
        intro=listed_in_full([ask.text for _, ask in at.offered]),
    )


def _asking(at: InterviewAt) -> Form:
    """Return the form for clarifying questions in one's own words."""
    return _written(
        at,
        Press("interview-asked", (at.interview.id,)),
        "Ask first",
        "What would you ask?",
        "One question a line. Ask what changes the design.",
    )


def _planning(at: InterviewAt) -> Form:
    """Return the form for the plan."""
    return _written(
        at,
        Press("interview-planned", (at.interview.id,)),
        "Your plan",
        "How would you go about it?",
        "The steps, what you would do, and what you would watch for. A sentence a point.",
    )


def _written(at: InterviewAt, press: Press, title: str, label: str, hint: str) -> Form:
    """Return a form with one text under the question."""
    field = TextField(key=TEXT_KEY, label=label, hint=hint, multiline=True, max_length=3000)
    intro: tuple[Block, ...] = (Prose((bold(at.question.title),)), *prompt_blocks(at.question))
    return Form(
        press=press,
        title=title,
        submit="Go on",
        fields=(field,),
        intro=(*intro, *((note(LEAVES),) if at.leaves else ())),
    )


def _ticking(at: InterviewAt) -> Form:
    """Return the checklist of the plan, and of questions that were asked in own words."""
    parts = (*((Part.ASK_FIRST,) if at.interview.asked else ()), *OF_AN_ANSWER)
    proposed = frozenset[str]().union(*(one.proposed for one in (at.asked, at.plan) if one))
    return Form(
        press=Press("interview-ticked", (at.interview.id,)),
        title="What you covered",
        submit=KEEP,
        fields=fields_over(at.question, parts, proposed),
        intro=in_full(at.question, parts),
    )


def _scoring(at: InterviewAt) -> Form:
    """Return the scorecard with the scores that were proposed."""
    proposal = at.proposal or {}
    return Form(
        press=Press("interview-scored", (at.interview.id,)),
        title="Your scorecard",
        submit="Keep my scorecard",
        fields=tuple(_row(row, proposal.get(row)) for row in Criterion),
    )


def _row(row: Criterion, proposed: int | None) -> PickField:
    """Return the field of one row."""
    return PickField(
        key=row,
        label=ROWS[row],
        choices=tuple(Choice(str(score), f"{score}: {SCORES[score]}") for score in range(BEST_SCORE + 1)),
        chosen=() if proposed is None else (str(proposed),),
    )


FORMS: dict[Phase, Callable[[InterviewAt], Form]] = {
    Phase.ASKING: _asking,
    Phase.PLANNING: _planning,
    Phase.TICKING: _ticking,
    Phase.SCORING: _scoring,
}
"""The form of each phase that has one."""
