"""A mock interview in private: one row that moves from phase to phase, and goes on where it was left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.attempt import Attempt, Verdict
from bot.domain.catalogue import Found, find_topics
from bot.domain.checklist import lines_of
from bot.domain.facts import Feedback
from bot.domain.interview import (
    NEVER,
    Interview,
    Phase,
    Proposal,
    asking_slot,
    choose,
    item_slot,
    last_item,
    offer,
    plan_slot,
    propose,
)
from bot.domain.interviewed import InterviewAt
from bot.domain.pack import Pack
from bot.domain.plan import Comparison
from bot.domain.prompt import PromptState
from bot.domain.question import AskFirst
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.compare import comparison_in
from bot.engine.find import item_shown
from bot.engine.ports import Unit
from bot.engine.streaks import channels_of

Members = tuple[str, ...]


def start_interview(
    unit: Unit, pack: Pack, visitor: Visitor, topic: str, interview_id: str
) -> InterviewAt | Refusal:
    """Go on with an interview that is under way, or begin one; on a topic, if one is named."""
    scope = find_topics(pack, topic) if topic else Found((), "")
    if not isinstance(scope, Found):
        near = tuple((one.slug, one.title) for one in scope.topics)
        return Refusal(Reason.TOPIC_UNKNOWN, topic, near)
    known = unit.interviews.unfinished(members_of(unit, visitor))
    at = _at(unit, pack, visitor, known) if known else None
    if at is not None and (not scope.slugs or at.question.topic in scope.slugs):
        return replace(at, resumed=True)
    return _begun(unit, pack, visitor, scope, interview_id)


def another_interview(
    unit: Unit, pack: Pack, visitor: Visitor, leaving: str, interview_id: str
) -> InterviewAt | Refusal:
    """Leave an interview for another question; one that is done stays done."""
    at = find_interview(unit, pack, visitor, leaving)
    if isinstance(at, InterviewAt) and at.interview.phase is not Phase.DONE:
        unit.interviews.advance(replace(at.interview, phase=Phase.LEFT), at.interview.phase)
    return _begun(unit, pack, visitor, Found((), ""), interview_id)


def find_interview(unit: Unit, pack: Pack, visitor: Visitor, interview_id: str) -> InterviewAt | Refusal:
    """Return an interview of the visitor's own, on whichever platform it was begun, as it stands."""
    interview = unit.interviews.get(interview_id)
    if interview is None or interview.member not in members_of(unit, visitor):
        return Refusal(Reason.INTERVIEW_UNKNOWN)
    at = None if interview.phase is Phase.LEFT else _at(unit, pack, visitor, interview)
    return at or Refusal(Reason.INTERVIEW_UNKNOWN)


def members_of(unit: Unit, visitor: Visitor) -> Members:
    """Return the members that the visitor is."""
    return unit.members.of(unit.members.known(visitor.member.key).person)


def _begun(
    unit: Unit, pack: Pack, visitor: Visitor, scope: Found, interview_id: str
) -> InterviewAt | Refusal:
    """Begin an interview on a question that was not met lately, and is not being asked right now."""
    asked_now = _asked_now(unit, pack, visitor.channel.key)
    free = [question for question in pack.eligible(scope.slugs) if question.id not in asked_now]
    question = choose(free, _met(unit, pack, members_of(unit, visitor)), interview_id)
    if question is None:
        return Refusal(Reason.NOTHING_TO_INTERVIEW, scope.title)
    answered = {pack.current(item) for item in unit.attempts.items_answered(members_of(unit, visitor))}
    interview = Interview(
        id=interview_id,
        member=visitor.member.key,
        channel=visitor.channel.key,
        question=question.id,
        rev=question.rev,
        item=last_item(question.items, answered, interview_id).id,
        offered=offer(question, pack.eligible(), interview_id),
        at=visitor.at,
    )
    unit.interviews.add(interview)
    return _at(unit, pack, visitor, interview) or Refusal(Reason.INTERVIEW_UNKNOWN)


def _asked_now(unit: Unit, pack: Pack, channel: str) -> set[str]:
    """Return the questions that are open in the channels of one record: an interview shows every layer."""
    latest = (unit.prompts.latest(one) for one in channels_of(unit, channel))
    open_now = (prompt for prompt in latest if prompt and prompt.state is not PromptState.CLOSED)
    return {pack.renamed.get(prompt.question, prompt.question) for prompt in open_now}


def _met(unit: Unit, pack: Pack, members: Members) -> dict[str, datetime]:
    """Return when somebody met each question last, in whatever way."""
    met: dict[str, datetime] = {}
    for found in (unit.attempts.met(members), unit.interviews.met(members)):
        for question, at in found.items():
            today = pack.renamed.get(question, question)
            met[today] = max(at, met.get(today, NEVER))
    return met


def _at(unit: Unit, pack: Pack, visitor: Visitor, interview: Interview) -> InterviewAt | None:
    """Return an interview with all that is known of it; None when its question or its item is gone."""
    question, item = pack.question(interview.question), pack.item(interview.item)
    if question is None or item is None:
        return None
    at = InterviewAt(
        interview=interview,
        question=question,
        topic=pack.titles.get(question.topic, question.topic),
        offered=tuple(_offered(pack, interview.offered)),
        shown=replace(item_shown(pack, item, visitor), case=question.prompt if item.made else ""),
        asked=unit.checklists.get(interview.member, asking_slot(interview.id)),
        plan=unit.checklists.get(interview.member, plan_slot(interview.id)),
        leaves=comparison_in(unit, interview.channel) is Comparison.ENDPOINT,
    )
    answer = _answer(unit, members_of(unit, visitor), interview)
    if answer is None:
        return at
    unpaid = answer.worth > 0 and answer.points == 0
    return replace(at, feedback=Feedback(at.shown, answer, unpaid=unpaid), proposal=_proposal(at, answer))


def _offered(pack: Pack, keys: Sequence[str]) -> list[tuple[str, AskFirst]]:
    """Return the clarifying questions that are offered, without those that have left the pack."""
    found = []
    for key in keys:
        question = pack.question(key.rpartition("/")[0])
        asks = {ask.id: ask for ask in question.ask_first} if question else {}
        if ask := asks.get(key.rpartition("/")[2]):
            found.append((key, ask))
    return found


def _answer(unit: Unit, members: Members, interview: Interview) -> Attempt | None:
    """Return the answer to the last item, whichever of the person's members gave it."""
    answers = (unit.attempts.in_slot(member, item_slot(interview.id)) for member in members)
    return next((answer for answer in answers if answer), None)


def _proposal(at: InterviewAt, answer: Attempt) -> Proposal:
    """Return the scores to propose, from everything that was picked and ticked."""
    ticked = frozenset[str]().union(*(one.ticked for one in (at.asked, at.plan) if one))
    right = answer.verdict is Verdict.CORRECT
    return propose(at.interview, lines_of(at.question), ticked, right=right)
