"""Unlocking the layers for a member who committed, and looking at today's question."""

from bot.domain.attempt import check_slot, written_slot
from bot.domain.facts import Today, Unlocked
from bot.domain.pack import Pack
from bot.domain.prompt import PromptState
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.credit import with_notes
from bot.engine.find import facts_of, prompt_facts
from bot.engine.ports import Unit


def unlock(unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str) -> Unlocked | Refusal:
    """Return the layers of a prompt to whoever committed to it, or to anybody once it is closed."""
    facts = prompt_facts(unit, pack, visitor, prompt_id)
    if isinstance(facts, Refusal):
        return facts
    member = visitor.member.key
    attempt = unit.attempts.in_slot(member, written_slot(prompt_id)) or unit.attempts.in_slot(
        member, check_slot(prompt_id)
    )
    if attempt is None and facts.prompt.state is not PromptState.CLOSED:
        return Refusal(Reason.COMMIT_FIRST, prompt=prompt_id)
    return Unlocked(with_notes(unit, facts), attempt)


def today(unit: Unit, pack: Pack, visitor: Visitor) -> Today | Refusal:
    """Return the channel's open question and where the visitor stands with it."""
    prompt = unit.prompts.latest(visitor.channel.key)
    if prompt is None or prompt.state is not PromptState.OPEN or pack.question(prompt.question) is None:
        return Refusal(Reason.NOTHING_OPEN)
    member = visitor.member.key
    return Today(
        facts_of(unit, pack, prompt),
        checked=unit.attempts.in_slot(member, check_slot(prompt.id)) is not None,
        written=unit.attempts.in_slot(member, written_slot(prompt.id)) is not None,
    )
