"""The checklist of a written answer: its author says what it covers, as long as the question is open."""

from collections.abc import Collection

from bot.domain.attempt import Attempt, written_slot
from bot.domain.checklist import (
    NOT_COMPARED,
    OF_AN_ANSWER,
    Checklist,
    Compared,
    begun,
    lines_of,
    marked,
)
from bot.domain.facts import PromptFacts
from bot.domain.pack import Pack
from bot.domain.prompt import accepts
from bot.domain.question import Question
from bot.domain.refusal import Reason, Refusal
from bot.domain.self_assessment import ChecklistAsked, Ticked
from bot.domain.visitor import Visitor
from bot.engine.find import prompt_facts
from bot.engine.ports import Unit


def keep_checklist(unit: Unit, question: Question, attempt: Attempt, compared: Compared) -> None:
    """Keep what was found in a written answer, unless its question has no lines at all."""
    checklist = _of(question, attempt, compared)
    if checklist.entries:
        unit.checklists.begin(checklist)


def show_checklist(unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str) -> ChecklistAsked | Refusal:
    """Return the checklist of the visitor's answer, to tick."""
    found = _find(unit, pack, visitor, prompt_id)
    return found if isinstance(found, Refusal) else ChecklistAsked(*found)


def tick(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str, chosen: Collection[str]
) -> Ticked | Refusal:
    """Keep the visitor's ticks; they are a record of their own, and pay nothing."""
    found = _find(unit, pack, visitor, prompt_id)
    if isinstance(found, Refusal):
        return found
    facts, checklist = found
    ticked = marked(checklist, lines_of(facts.question, OF_AN_ANSWER), chosen, visitor.at)
    unit.checklists.begin(checklist)
    unit.checklists.tick(ticked)
    return Ticked(facts, ticked)


def _find(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str
) -> tuple[PromptFacts, Checklist] | Refusal:
    """Return a prompt with the checklist of the visitor's answer, which may be changed until it closes."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal):
        return facts
    slot = written_slot(prompt_id)
    attempt = unit.attempts.in_slot(visitor.member.key, slot)
    if attempt is None:
        return Refusal(Reason.NOT_WRITTEN, prompt=prompt_id)
    if not accepts(facts.prompt, visitor.at):
        return Refusal(Reason.PROMPT_CLOSED, prompt=prompt_id)
    if not lines_of(facts.question, OF_AN_ANSWER):
        return Refusal(Reason.NO_CHECKLIST, prompt=prompt_id)
    # an answer from before there were checklists has none
    known = unit.checklists.get(visitor.member.key, slot)
    return facts, known or _of(facts.question, attempt, NOT_COMPARED)


def _of(question: Question, attempt: Attempt, compared: Compared) -> Checklist:
    """Return the checklist that an answer begins with."""
    return begun(attempt.member, attempt.slot, question, OF_AN_ANSWER, compared, attempt.at, attempt.prompt)
