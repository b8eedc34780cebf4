"""What happens when an occurrence is due."""

from datetime import datetime

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState, too_late
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.engine.ports import Unit
from bot.engine.post import ask, plan_next

SUBJECT_OF = {
    OccurrenceKind.ASK_FIRST: (Subject.ASK_FIRST, 1),
    OccurrenceKind.STEPS: (Subject.STEPS, 2),
    OccurrenceKind.CLOSE: (Subject.CLOSING, 3),
}


def settle(unit: Unit, pack: Pack, occurrence: Occurrence, now: datetime) -> bool:
    """Carry out one due occurrence; False when another process was quicker."""
    if occurrence.kind is OccurrenceKind.POST:
        return _settle_post(unit, pack, occurrence, now)
    return _settle_reveal(unit, occurrence, now)


def _settle_post(unit: Unit, pack: Pack, occurrence: Occurrence, now: datetime) -> bool:
    """Post, or record that this day has no post, and plan the next one."""
    plan = unit.plans.get(occurrence.channel)
    state = _fate(unit, pack, plan, occurrence, now)
    if not unit.occurrences.settle(occurrence, state):
        return False
    if plan and state is OccurrenceState.DONE:
        ask(unit, pack, plan, occurrence, now)
    if plan:
        plan_next(unit, plan, occurrence.due_at)
    return True


def _fate(
    unit: Unit, pack: Pack, plan: Plan | None, occurrence: Occurrence, now: datetime
) -> OccurrenceState:
    """Return what becomes of a due post."""
    if plan is None or plan.paused:
        return OccurrenceState.SKIPPED
    if too_late(occurrence, now) or unit.channels.parked(occurrence.channel):
        return OccurrenceState.MISSED
    return OccurrenceState.DONE if pack.eligible(plan.topics, plan.level) else OccurrenceState.MISSED


def _settle_reveal(unit: Unit, occurrence: Occurrence, now: datetime) -> bool:
    """Show the next layer to the thread; the last one closes the question."""
    if not unit.occurrences.settle(occurrence, OccurrenceState.DONE):
        return False
    prompt = unit.prompts.get(occurrence.prompt or "")
    if prompt is None or prompt.state is PromptState.VOID:
        return True
    subject, layers = SUBJECT_OF[occurrence.kind]
    unit.prompts.shown(prompt.id, layers)
    unit.outbox.order(Order(occurrence.key, DeliveryKind.REPLY, prompt.channel, prompt.id, subject, now))
    if occurrence.kind is OccurrenceKind.CLOSE:
        _close(unit, prompt, now)
    return True


def _close(unit: Unit, prompt: Prompt, now: datetime) -> None:
    """Close a question, and let its buttons say so."""
    unit.prompts.close(prompt.id, now)
    edit = Order(f"edit/{prompt.id}", DeliveryKind.EDIT, prompt.channel, prompt.id, Subject.QUESTION, now)
    unit.outbox.order_edit(edit)
