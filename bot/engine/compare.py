"""What a text is compared with, and what becomes of it when something better is found."""

from bot.domain.attempt import written_slot
from bot.domain.checklist import COMPARED, OF_AN_ANSWER, Comparand, Compared, Part, improved, lines_of
from bot.domain.interview import asking_slot, interview_of
from bot.domain.pack import Pack
from bot.domain.plan import Comparison
from bot.domain.prompt import accepts
from bot.domain.question import Question
from bot.domain.refusal import Refusal
from bot.domain.visitor import Visitor
from bot.engine.find import prompt_facts
from bot.engine.ports import Unit


def answer_to_compare(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str, text: str
) -> Comparand | None:
    """Return what a written answer is compared with; None for one that will not be kept."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal) or not accepts(facts.prompt, visitor.at):
        return None
    member, slot = visitor.member.key, written_slot(prompt_id)
    if unit.attempts.in_slot(member, slot) is not None:
        return None
    how = comparison_in(unit, facts.prompt.channel)
    return comparand(member, slot, how, facts.question, OF_AN_ANSWER, text)


def comparand(
    member: str, slot: str, how: Comparison, question: Question, parts: tuple[Part, ...], text: str
) -> Comparand | None:
    """Return a text with those lines of a question that are looked for in it; None when there is neither."""
    lines = lines_of(question, COMPARED.intersection(parts))
    if not lines or not text.strip():
        return None
    return Comparand(member, slot, how, f"{question.title}\n{question.prompt}", lines, text.strip())


def comparison_in(unit: Unit, channel: str) -> Comparison:
    """Return how a channel wants answers compared."""
    plan = unit.plans.get(channel)
    return plan.comparison if plan else Comparison.WORDS


def is_waiting(unit: Unit, work: Comparand) -> bool:
    """Tell whether it is this text that was kept, and its author has not ticked yet."""
    known = unit.checklists.get(work.member, work.slot)
    return known is not None and known.ticked_at is None and work.text == _kept(unit, work)


def _kept(unit: Unit, work: Comparand) -> str | None:
    """Return the text that was kept in a slot: an answer, or what was written in an interview."""
    if attempt := unit.attempts.in_slot(work.member, work.slot):
        return attempt.text
    interview = unit.interviews.get(interview_of(work.slot))
    if interview is None:
        return None
    return interview.asked if work.slot == asking_slot(interview.id) else interview.plan


def keep_better(unit: Unit, work: Comparand, found: Compared) -> bool:
    """Put what was found elsewhere in place of what was found here, unless the author has ticked."""
    known = unit.checklists.get(work.member, work.slot)
    return known is not None and unit.checklists.improve(improved(known, found))
