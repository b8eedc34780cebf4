"""A mock interview, phase by phase."""

from collections.abc import Callable, Sequence

from bot.domain.checklist import Part, lines_of
from bot.domain.interview import BEST_SCORE, Criterion, Phase, Proposal
from bot.domain.interviewed import InterviewAt
from bot.domain.question import AskFirst
from bot.message.model import (
    Block,
    Button,
    Facts,
    Heading,
    Line,
    Listing,
    Message,
    Prose,
    Text,
    Tone,
)
from bot.message.press import Press
from bot.screens.checklist import TICK, beside, how_to_read
from bot.screens.item import dispute, feedback_blocks, feedback_title, letters, stem
from bot.screens.layers import do_and_avoid, steps_list
from bot.screens.question import prompt_blocks
from bot.screens.wording import bold, counted, note, said

PICK, WRITE, PLAN, SCORE, OTHER = (
    "Pick from a list",
    "Write my questions",
    "Write my plan",
    "Set my scorecard",
    "Another question",
)
ROWS = {
    Criterion.ASKED: "Asked what changes the design",
    Criterion.MECHANISM: "Correct mechanism",
    Criterion.FAILURE: "Named a failure and its cost",
    Criterion.PRODUCTION: "Would notice it in production",
}
PARTS = {Part.ASK_FIRST: "Ask", Part.STEPS: "Step", Part.DO: "Do", Part.AVOID: "Avoid"}
YOURS = "yours to judge"
PRIVATE = "Only you see this. Leave whenever you like: /interview goes on from here."
ALONE = "Only you see this card. It brings no points and stands on no board."


def interview(facts: InterviewAt) -> Message:
    """Return an interview as it stands."""
    return SCREENS[facts.interview.phase](facts)


def _asking(facts: InterviewAt) -> Message:
    """Return the question, and how to ask first."""
    told = (
        "Before any design: what would you ask? Ask what changes the design, and only that."
        " Then come the answers, your plan, and a scorecard that you set yourself."
    )
    return Message(
        title=_title(facts),
        blocks=(*_resumed(facts), *prompt_blocks(facts.question), Prose(said(told)), note(PRIVATE)),
        controls=(
            Button(WRITE, _press("interview-ask", facts), Tone.GOOD),
            Button(PICK, _press("interview-list", facts)),
            Button(OTHER, _press("interview-other", facts)),
        ),
        summary=f"Interview on {facts.topic}: ask first",
    )


def _planning(facts: InterviewAt) -> Message:
    """Return what the answers would have revealed, and how that narrows the design."""
    return Message(
        title="What the answers change",
        blocks=(
            *_resumed(facts),
            *_revealed(facts),
            *_strangers(facts),
            *_remarks(facts),
            Prose(said("Now write your plan: the steps, what you would do, and what you would watch for.")),
        ),
        controls=(Button(PLAN, _press("interview-plan", facts), Tone.GOOD),),
        summary=f"Interview on {facts.topic}: now your plan",
    )


def _remarks(facts: InterviewAt) -> tuple[Block, ...]:
    """Return what was made of questions in own words, and when to correct it."""
    if facts.asked is None or not facts.interview.asked:
        return ()
    return (*how_to_read(facts.asked), note("You correct this later, when you tick what your plan covers."))


def _revealed(facts: InterviewAt) -> tuple[Block, ...]:
    """Return what each answer changes: of what was asked, as far as that can be told, and of the rest."""
    asks, checklist = facts.question.ask_first, facts.asked
    points = counted(len(asks), "point")
    if checklist is None or checklist.blind or checklist.doubt:
        told = f"This design turns on {points}. Lay what you asked beside them."
        return (Prose(said(told)), *_asks("Worth asking first", asks, facts))
    settled = [ask for ask in asks if _key(ask) in checklist.proposed]
    left = [ask for ask in asks if _key(ask) not in checklist.proposed]
    return (
        Prose(said(_narrowed(len(settled), len(left), points))),
        *_asks("You asked", settled, facts),
        *_asks("Also worth asking", left, facts),
    )


def _narrowed(settled: int, left: int, points: str) -> str:
    """Return how far the questions narrow the design."""
    if not settled:
        return f"This design turns on {points}, all of them still open. Say in your plan what you assume."
    if not left:
        return f"Your questions settle all {points} that this design turns on: it is as narrow as it gets."
    stays = "stays" if left == 1 else "stay"
    return (
        f"Your questions settle {settled} of the {points} that this design turns on. {left} {stays} open:"
        " say in your plan what you assume."
    )


def _asks(heading: str, asks: Sequence[AskFirst], facts: InterviewAt) -> tuple[Block, ...]:
    """Return clarifying questions, each with what its answer changes."""
    found = beside(facts.asked) if facts.interview.asked else {}
    lines = []
    for ask in asks:
        told = (f"Changes: {ask.changes}" if ask.changes else "", found.get(_key(ask), ""))
        lines.append(Line(said(ask.text), tuple(said(one) for one in told if one)))
    return (Heading(heading), Listing(tuple(lines))) if lines else ()


def _strangers(facts: InterviewAt) -> tuple[Block, ...]:
    """Return what was picked that belongs to other questions."""
    picked = facts.interview.picked
    others = [ask for key, ask in facts.offered if key in picked and not _is_own(facts, key)]
    if not others:
        return ()
    lines = tuple(Line(said(ask.text)) for ask in others)
    return (Heading("From other questions"), Listing(lines), note("This design does not turn on them."))


def _ticking(facts: InterviewAt) -> Message:
    """Return the plan beside the steps."""
    found = beside(facts.plan)
    return Message(
        title="Beside the steps",
        blocks=(
            *_resumed(facts),
            Heading("What you wrote"),
            Prose((Text(facts.interview.plan, italic=True),)),
            *(how_to_read(facts.plan) if facts.plan else ()),
            Heading("Steps"),
            steps_list(facts.question, found),
            *do_and_avoid(facts.question, found),
        ),
        controls=(Button(TICK, _press("interview-ticks", facts), Tone.GOOD),),
        summary=f"Interview on {facts.topic}: your plan beside the steps",
    )


def _choosing(facts: InterviewAt) -> Message:
    """Return the item at the end."""
    case = facts.shown.case
    return Message(
        title="One last look",
        blocks=(*_resumed(facts), *((note(case),) if case else ()), *stem(facts.shown)),
        controls=letters(facts.shown, "interview-item", (facts.interview.id,)),
        summary=f"Interview on {facts.topic}: one last look",
    )


def _scoring(facts: InterviewAt) -> Message:
    """Return feedback on the item, and the scorecard as proposed."""
    answered = facts.feedback
    return Message(
        title=feedback_title(answered) if answered else "Your scorecard",
        blocks=(
            *_resumed(facts),
            *(feedback_blocks(answered) if answered else ()),
            Heading("Your scorecard, as far as your ticks tell"),
            _card(facts.proposal or {}),
            note(f"Set it as you see it yourself. {ALONE}"),
        ),
        controls=(
            Button(SCORE, _press("interview-scores", facts), Tone.GOOD),
            *((dispute(answered.attempt.slot),) if answered else ()),
        ),
        summary=f"Interview on {facts.topic}: your scorecard",
    )


def _done(facts: InterviewAt) -> Message:
    """Return the scorecard as set, and what to look at again."""
    scores: Proposal = dict(zip(Criterion, facts.interview.scores, strict=False))
    return Message(
        title="Interview done",
        blocks=(
            Prose((bold(facts.question.title),)),
            _card(scores),
            *_to_review(facts),
            note(ALONE),
        ),
        controls=(
            Button(f"Practise {facts.topic}"[:45], Press("quiz", (facts.question.topic, "", "")), Tone.GOOD),
            Button(OTHER, _press("interview-other", facts)),
        ),
        tone=Tone.GOOD,
        summary=f"Interview on {facts.topic}: done",
    )


def _card(scores: Proposal) -> Block:
    """Return the four rows of the scorecard."""
    return Facts(tuple((ROWS[row], _score(scores.get(row))) for row in Criterion))


def _score(score: int | None) -> str:
    """Return a score, or that nothing tells it."""
    return YOURS if score is None else f"{score} of {BEST_SCORE}"


def _to_review(facts: InterviewAt) -> tuple[Block, ...]:
    """Return the first line of each part that was not ticked, to look at next."""
    ticked = frozenset[str]().union(*(one.ticked for one in (facts.asked, facts.plan) if one))
    left = [line for line in lines_of(facts.question) if line.key not in ticked]
    first = {line.part: line.text for line in reversed(left)}
    lines = tuple(
        Line((bold(f"{name}: "), Text(first[part]))) for part, name in PARTS.items() if part in first
    )
    return (Heading("Look at these next"), Listing(lines)) if lines else ()


def _title(facts: InterviewAt) -> str:
    return f"Interview: {facts.question.title}"


def _resumed(facts: InterviewAt) -> tuple[Block, ...]:
    """Return that the interview goes on, where it does."""
    if not facts.resumed:
        return ()
    return (note(f"You are in the middle of this one: {facts.question.title}."),)


def _press(verb: str, facts: InterviewAt) -> Press:
    """Return a press about this interview; it carries nothing but the id."""
    return Press(verb, (facts.interview.id,))


def _is_own(facts: InterviewAt, offered: str) -> bool:
    return offered.rpartition("/")[0] == facts.interview.question


def _key(ask: AskFirst) -> str:
    return f"{Part.ASK_FIRST}/{ask.id}"


SCREENS: dict[Phase, Callable[[InterviewAt], Message]] = {
    Phase.ASKING: _asking,
    Phase.PLANNING: _planning,
    Phase.TICKING: _ticking,
    Phase.CHOOSING: _choosing,
    Phase.SCORING: _scoring,
    Phase.DONE: _done,
}
"""What is shown in each phase; an interview that was left is shown no more."""
