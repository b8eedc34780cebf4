"""Learners' own look at what they wrote: checklists, what a channel covered together, and interviews."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import facts
from bot.domain.checklist import (
    OF_AN_ANSWER,
    Checklist,
    Compared,
    Doubt,
    Match,
    Part,
    State,
    begun,
    lines_of,
    marked,
)
from bot.domain.coverage import Coverage
from bot.domain.interview import Criterion, Interview, Phase
from bot.domain.interviewed import InterviewAt, InterviewSheet
from bot.domain.question import Item, Question
from bot.domain.self_assessment import ChecklistAsked, Ticked
from bot.domain.streak import Streak
from bot.domain.team_streak import TeamStreak
from bot.screens import answer, checklist, interview, interview_forms, layers
from bot.screens import specimens as of
from bot.screens.example import Example

SLOT = f"written/{of.PROMPT}"
WROTE = "I would compare the miss rate with the load. Then one request rebuilds it."
MATCHERS = ("words/1", "meaning/1", "endpoint/a-model")
SCORED = (Phase.SCORING, Phase.DONE)


def found(
    asked: Question, quote: str, matcher: str = "words/1", parts: tuple[Part, ...] = OF_AN_ANSWER
) -> Checklist:
    """Return a checklist on which the first line looks covered, the second perhaps, and the rest does not."""
    states = (State.COVERED, State.MAYBE, *(State.NOT_FOUND,) * 100)
    lines = [line for line in lines_of(asked, parts) if line.part is not Part.AVOID]
    matches = tuple(Match(one.key, state, None, quote) for one, state in zip(lines, states, strict=False))
    known = begun(of.MEMBER, SLOT, asked, parts, Compared(matcher, matches), of.AT, of.PROMPT)
    return replace(known, blind=False)


def _written(asked: Question) -> Iterator[Example]:
    """Yield a written answer beside its steps, in each state that looks different."""
    told, wrote = of.prompt_facts(asked), of.written(WROTE, points=5)
    known = found(asked, "I would compare the miss rate with the load.")
    states = {
        **{f"by {matcher.partition('/')[0]}": replace(known, matcher=matcher) for matcher in MATCHERS},
        "blind": replace(known, blind=True),
        "keywords": replace(known, doubt=Doubt.KEYWORDS, entries=()),
        "nothing usable": replace(known, doubt=Doubt.NOTHING, entries=()),
        "not compared": begun(of.MEMBER, SLOT, asked, OF_AN_ANSWER, Compared(), of.AT),
    }
    for name, one in states.items():
        kept = facts.Committed(told, wrote, Streak(1, 1), checklist=one)
        yield Example(f"answer.committed {name}", answer.committed(kept))
    waits = facts.Committed(told, wrote, Streak(1, 1), checklist=known, leaves=True)
    yield Example("answer.committed with a model to come", answer.committed(waits))
    yield Example("answer.answer_form that leaves", answer.answer_form(facts.AnswerAsked(told, leaves=True)))


def _ticks(asked: Question) -> Iterator[Example]:
    """Yield the checklist to tick, and what was ticked."""
    told, known = of.prompt_facts(asked), found(asked, "one request rebuilds it")
    lines = lines_of(asked, OF_AN_ANSWER)
    some = marked(known, lines, {lines[0].key}, of.AT)
    everything = marked(known, lines, {line.key for line in lines}, of.AT)
    yield Example("checklist.checklist_form", checklist.checklist_form(ChecklistAsked(told, known)))
    yield Example("checklist.checklist_form again", checklist.checklist_form(ChecklistAsked(told, some)))
    yield Example("checklist.ticked some", checklist.ticked(Ticked(told, some)))
    yield Example("checklist.ticked everything", checklist.ticked(Ticked(told, everything)))
    for name, coverage in (
        ("in part", Coverage(4, 1, 2, (asked.steps[1].text,))),
        ("in full", Coverage(3, 2, 2, ())),
    ):
        results = facts.Results(told, asked.items[0], {"a": 4, "b": 2}, 3, TeamStreak(4, 6, 3, 3), coverage)
        yield Example(f"layers.closing covered {name}", layers.closing(results))


def at(asked: Question, shown: Item, phase: Phase, quote: str = WROTE) -> InterviewAt:
    """Return an interview in a phase, with questions in own words."""
    own = [(f"{asked.id}/{ask.id}", ask) for ask in asked.ask_first]
    stranger = ("elsewhere/k1", replace(asked.ask_first[0], text="Who runs the pipeline at night?"))
    offered = [*own[:1], stranger, *own[1:]]
    held = Interview(
        id=of.RUN,
        member=of.MEMBER,
        channel=of.CHANNEL.key,
        question=asked.id,
        rev=1,
        item=shown.id,
        offered=tuple(key for key, _ in offered),
        at=of.AT,
        phase=phase,
        asked=quote,
        plan=quote,
        scores=(1, 2, 3, 0),
    )
    answered = of.feedbacks(shown)["right"] if phase in SCORED else None
    return InterviewAt(
        interview=held,
        question=asked,
        topic=of.TITLES[asked.topic],
        offered=tuple(offered),
        shown=replace(of.item_shown(shown), case=asked.prompt),
        asked=found(asked, quote, parts=(Part.ASK_FIRST,)),
        plan=found(asked, quote),
        feedback=answered,
        proposal=dict(zip(Criterion, (1, 2, 3, None), strict=True)) if answered else None,
    )


def _interviews(asked: Question, shown: Item) -> Iterator[Example]:
    """Yield an interview from its question to its scorecard."""
    for phase in interview.SCREENS:
        here = at(asked, shown, phase)
        yield Example(f"interview.interview {phase}", interview.interview(here))
        resumed = replace(here, resumed=True)
        yield Example(f"interview.interview {phase} again", interview.interview(resumed))
    planning, done = at(asked, shown, Phase.PLANNING), at(asked, shown, Phase.DONE)
    lines = lines_of(asked)
    for name, picked in (("nothing", ()), ("all", planning.interview.offered)):
        held = replace(planning.interview, asked="", picked=picked)
        known = marked(found(asked, "", parts=(Part.ASK_FIRST,)), lines[:2], held.own_picked, of.AT)
        here = replace(planning, interview=held, asked=known)
        yield Example(f"interview.interview planning, {name} picked", interview.interview(here))
    if planning.asked:
        unseen = replace(planning, asked=replace(planning.asked, blind=True))
        yield Example("interview.interview planning, blind", interview.interview(unseen))
    if done.plan:
        everything = replace(done, plan=marked(done.plan, lines, {line.key for line in lines}, of.AT))
        yield Example("interview.interview done, nothing left", interview.interview(everything))


def _sheets(asked: Question, shown: Item) -> Iterator[Example]:
    """Yield the forms of an interview."""
    for phase in interview_forms.FORMS:
        sheet = InterviewSheet(at(asked, shown, phase))
        yield Example(f"interview_forms.interview_form {phase}", interview_forms.interview_form(sheet))
    asking = at(asked, shown, Phase.ASKING)
    listed = InterviewSheet(asking, listed=True)
    yield Example("interview_forms.interview_form listed", interview_forms.interview_form(listed))
    leaving = InterviewSheet(replace(asking, leaves=True))
    yield Example("interview_forms.interview_form that leaves", interview_forms.interview_form(leaving))


def _endless() -> Iterator[Example]:
    """Yield all of it with the longest and nastiest content."""
    asked, shown = of.endless_question(), of.endless_item()
    told, known = of.prompt_facts(asked), found(asked, of.ENDLESS)
    kept = facts.Committed(told, of.written(of.ENDLESS, points=5), Streak(1, 1), checklist=known)
    yield Example("answer.committed endless beside the steps", answer.committed(kept))
    yield Example("checklist.checklist_form endless", checklist.checklist_form(ChecklistAsked(told, known)))
    yield Example("checklist.ticked endless", checklist.ticked(Ticked(told, known)))
    missing = Coverage(10**6, 0, 30, (of.NASTY,) * 30)
    results = facts.Results(told, shown, {"a": 1}, 1, TeamStreak(), missing)
    yield Example("layers.closing covered endless", layers.closing(results))
    for phase in interview.SCREENS:
        here = at(asked, shown, phase, of.ENDLESS)
        yield Example(f"interview.interview {phase} endless", interview.interview(here))
    for phase in interview_forms.FORMS:
        sheet = InterviewSheet(at(asked, shown, phase, of.ENDLESS))
        drawn = interview_forms.interview_form(sheet)
        yield Example(f"interview_forms.interview_form {phase} endless", drawn)
    listed = InterviewSheet(at(asked, shown, Phase.ASKING, of.ENDLESS), listed=True)
    yield Example("interview_forms.interview_form listed endless", interview_forms.interview_form(listed))


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    asked, shown = of.question(key), of.item(key)
    yield from _written(asked)
    yield from _ticks(asked)
    yield from _interviews(asked, shown)
    yield from _sheets(asked, shown)
    yield from _endless()
