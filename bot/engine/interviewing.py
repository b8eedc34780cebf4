"""The steps of an interview: each is taken once, from its own phase; later it shows how things stand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.attempt import Attempt, Surface, judge
from bot.domain.checklist import (
    NOT_COMPARED,
    OF_AN_ANSWER,
    Checklist,
    Comparand,
    Compared,
    Part,
    begun,
    lines_of,
    marked,
)
from bot.domain.interview import Criterion, Interview, Phase, asking_slot, item_slot, plan_slot
from bot.domain.interviewed import InterviewAt
from bot.domain.pack import Pack
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.compare import comparand, comparison_in
from bot.engine.find import local_date, option_at
from bot.engine.interview import find_interview
from bot.engine.ports import Unit
from bot.engine.record import practice_points, record

Stands = InterviewAt | Refusal
Change = Callable[[Interview], Interview]
Then = Callable[[InterviewAt], object]

WRITTEN = {
    Phase.ASKING: (asking_slot, (Part.ASK_FIRST,)),
    Phase.PLANNING: (plan_slot, OF_AN_ANSWER),
}
"""Where a text is kept that is written in a phase, and what it is compared with."""


def text_to_compare(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, phase: Phase, text: str
) -> Comparand | None:
    """Return what is written in a phase, with what to compare it with; None when it is too late for it."""
    at = find_interview(unit, pack, visitor, interview)
    if isinstance(at, Refusal) or at.interview.phase is not phase:
        return None
    slot, parts = WRITTEN[phase]
    how = comparison_in(unit, at.interview.channel)
    return comparand(at.interview.member, slot(interview), how, at.question, parts, text)


def pick_questions(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, places: Collection[str]
) -> Stands:
    """Take the clarifying questions that were picked, by their places in the list."""

    def change(now: Interview) -> Interview:
        picked = tuple(key for place, key in enumerate(now.offered) if str(place) in places)
        return replace(now, phase=Phase.PLANNING, picked=picked)

    def then(at: InterviewAt) -> None:
        checklist = _checklist(at, Phase.ASKING, NOT_COMPARED, visitor.at)
        _mark(unit, at, checklist, at.interview.own_picked, visitor.at)

    return _step(unit, pack, visitor, interview, Phase.ASKING, change, then)


def ask_questions(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, text: str, compared: Compared
) -> Stands:
    """Take clarifying questions in the learner's own words, with what was found in them."""

    def then(at: InterviewAt) -> None:
        unit.checklists.begin(_checklist(at, Phase.ASKING, compared, visitor.at))

    def change(now: Interview) -> Interview:
        return replace(now, phase=Phase.PLANNING, asked=text.strip())

    return _step(unit, pack, visitor, interview, Phase.ASKING, change, then)


def write_plan(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, text: str, compared: Compared
) -> Stands:
    """Take the plan, with what was found in it."""

    def then(at: InterviewAt) -> None:
        unit.checklists.begin(_checklist(at, Phase.PLANNING, compared, visitor.at))

    def change(now: Interview) -> Interview:
        return replace(now, phase=Phase.TICKING, plan=text.strip())

    return _step(unit, pack, visitor, interview, Phase.PLANNING, change, then)


def tick_plan(unit: Unit, pack: Pack, visitor: Visitor, interview: str, chosen: Collection[str]) -> Stands:
    """Keep what the learner says is covered: by the plan, and by questions in own words."""

    def then(at: InterviewAt) -> None:
        for checklist in (at.plan, at.asked if at.interview.asked else None):
            if checklist is not None:
                _mark(unit, at, checklist, chosen, visitor.at)

    def change(now: Interview) -> Interview:
        return replace(now, phase=Phase.CHOOSING)

    return _step(unit, pack, visitor, interview, Phase.TICKING, change, then)


def send_back(unit: Unit, pack: Pack, visitor: Visitor, interview: str, place: str) -> Stands:
    """Record the answer to the last item; it is practice."""
    at = find_interview(unit, pack, visitor, interview)
    chosen = None if isinstance(at, Refusal) else option_at(at.shown, place)
    if chosen is None:
        return at if isinstance(at, Refusal) else Refusal(Reason.OPTION_UNKNOWN)

    def then(at: InterviewAt) -> None:
        record(unit, _attempt(unit, pack, visitor, at, chosen), visitor)

    def change(now: Interview) -> Interview:
        return replace(now, phase=Phase.SCORING)

    return _step(unit, pack, visitor, interview, Phase.CHOOSING, change, then)


def set_scores(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, scores: Mapping[Criterion, int]
) -> Stands:
    """Keep the scorecard as the learner sets it; it stands on no board."""

    def change(now: Interview) -> Interview:
        return replace(now, phase=Phase.DONE, scores=tuple(scores[row] for row in Criterion))

    return _step(unit, pack, visitor, interview, Phase.SCORING, change, lambda at: at)


def _step(
    unit: Unit, pack: Pack, visitor: Visitor, interview: str, was: Phase, change: Change, then: Then
) -> Stands:
    """Change an interview that is in a phase, do what follows from it, and return how it stands.

    In any other phase, and for whoever presses second, nothing is changed.
    """
    at = find_interview(unit, pack, visitor, interview)
    if isinstance(at, Refusal):
        return at
    changed = change(at.interview)
    if unit.interviews.advance(changed, was):
        then(replace(at, interview=changed))
    return find_interview(unit, pack, visitor, interview)


def _checklist(at: InterviewAt, phase: Phase, compared: Compared, when: datetime) -> Checklist:
    """Return the checklist of what was written in a phase."""
    slot, parts = WRITTEN[phase]
    return begun(at.interview.member, slot(at.interview.id), at.question, parts, compared, when)


def _mark(unit: Unit, at: InterviewAt, checklist: Checklist, chosen: Collection[str], when: datetime) -> None:
    """Keep ticks on all lines of a checklist."""
    keys = {entry.key for entry in checklist.entries}
    lines = [line for line in lines_of(at.question) if line.key in keys]
    unit.checklists.begin(checklist)
    unit.checklists.tick(marked(checklist, lines, chosen, when))


def _attempt(unit: Unit, pack: Pack, visitor: Visitor, at: InterviewAt, chosen: str) -> Attempt:
    """Return the attempt that this choice makes."""
    item = at.shown.item
    verdict, worth = judge(item, chosen)
    day = local_date(unit, visitor)
    return Attempt(
        member=visitor.member.key,
        channel=visitor.channel.key,
        slot=item_slot(at.interview.id),
        about=pack.counted_as(item.id),
        surface=Surface.INTERVIEW,
        question=item.question,
        rev=item.rev,
        topic=item.topic,
        verdict=verdict,
        worth=worth,
        points=practice_points(unit, visitor.member.key, worth, day),
        at=visitor.at,
        local_date=day,
        item=item.id,
        order=at.shown.order,
        chosen=chosen,
    )
