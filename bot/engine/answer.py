"""The written answer to the daily question."""

from dataclasses import replace
from datetime import datetime

from bot.domain.attempt import Attempt, Surface, Verdict, check_slot, commit_points, written_slot
from bot.domain.checklist import NOT_COMPARED, Compared
from bot.domain.facts import AnswerAsked, Committed, PromptFacts
from bot.domain.occurrence import OccurrenceKind
from bot.domain.pack import Pack
from bot.domain.plan import Comparison
from bot.domain.prompt import Prompt, accepts
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.checklist import keep_checklist
from bot.engine.compare import comparison_in
from bot.engine.credit import with_notes
from bot.engine.find import prompt_facts
from bot.engine.ports import Recorded, Unit
from bot.engine.record import record
from bot.engine.streaks import streak_and_news, streak_of


def ask_for_answer(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str
) -> AnswerAsked | Committed | Refusal:
    """Return what the form needs, or what the visitor wrote already."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal):
        return facts
    written = unit.attempts.in_slot(visitor.member.key, written_slot(prompt_id))
    if written is not None:
        return _committed(unit, visitor, facts, written, repeat=True)
    if not accepts(facts.prompt, visitor.at):
        return Refusal(Reason.PROMPT_CLOSED, prompt=prompt_id)
    return AnswerAsked(facts, _leaves(unit, facts))


def commit_answer(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str, text: str, compared: Compared = NOT_COMPARED
) -> Committed | Refusal:
    """Keep a written answer, with what was found in it; the first counts, and opens the layers."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal):
        return facts
    if not text.strip():
        return Refusal(Reason.ANSWER_EMPTY, prompt=prompt_id)
    if not accepts(facts.prompt, visitor.at):
        return Refusal(Reason.PROMPT_CLOSED, prompt=prompt_id)
    attempt = _attempt(visitor, facts, text.strip(), revealed=_revealed(unit, facts.prompt, visitor.at))
    if record(unit, attempt, visitor, facts.prompt) is Recorded.TAKEN:
        first = unit.attempts.in_slot(attempt.member, attempt.slot) or attempt
        return _committed(unit, visitor, facts, first, repeat=True)
    keep_checklist(unit, facts.question, attempt, compared)
    kept = _committed(unit, visitor, facts, attempt, repeat=False)
    streak, news = streak_and_news(unit, visitor.member.key, facts.prompt.channel)
    return replace(kept, streak=streak, news=news)


def show_answer(unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str) -> Committed | Refusal:
    """Return an answer that was just kept, with what has been found in it since."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal):
        return facts
    written = unit.attempts.in_slot(visitor.member.key, written_slot(prompt_id))
    if written is None:
        return Refusal(Reason.NOT_WRITTEN, prompt=prompt_id)
    return _committed(unit, visitor, facts, written, repeat=False)


def _revealed(unit: Unit, prompt: Prompt, at: datetime) -> bool:
    """Tell whether the first layer was out when an answer was given, by the platform's own time."""
    if prompt.shown == 0:
        return False
    reveal = unit.occurrences.get(prompt.channel, OccurrenceKind.ASK_FIRST, prompt.local_date)
    return reveal is None or at >= reveal.due_at


def _attempt(visitor: Visitor, facts: PromptFacts, text: str, *, revealed: bool) -> Attempt:
    """Return the attempt that this text makes."""
    prompt = facts.prompt
    points = commit_points(revealed)
    return Attempt(
        member=visitor.member.key,
        channel=prompt.channel,
        slot=written_slot(prompt.id),
        about=written_slot(prompt.shared),
        surface=Surface.WRITTEN,
        question=prompt.question,
        rev=prompt.rev,
        topic=prompt.topic,
        verdict=Verdict.NOTED,
        worth=points,
        points=points,
        at=visitor.at,
        local_date=prompt.local_date,
        prompt=prompt.id,
        text=text,
    )


def _committed(
    unit: Unit, visitor: Visitor, facts: PromptFacts, attempt: Attempt, *, repeat: bool
) -> Committed:
    """Return a kept answer with the streak it makes."""
    checked = unit.attempts.in_slot(visitor.member.key, check_slot(facts.prompt.id)) is not None
    return Committed(
        with_notes(unit, facts),
        attempt,
        streak_of(unit, visitor.member.key, facts.prompt.channel),
        repeat,
        checked,
        checklist=unit.checklists.get(attempt.member, attempt.slot),
        leaves=_leaves(unit, facts),
    )


def _leaves(unit: Unit, facts: PromptFacts) -> bool:
    """Tell whether the channel lets a model elsewhere read answers."""
    return comparison_in(unit, facts.prompt.channel) is Comparison.ENDPOINT
