"""What happens when an occurrence is due."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.occurrence import (
    Holiday,
    Occurrence,
    OccurrenceKind,
    OccurrenceState,
    awake,
    is_off,
    leaves_at,
    posts,
    too_late,
)
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.engine.digest import settle_digest
from bot.engine.ports import Calendar, Unit
from bot.engine.post import ask, holiday_of, is_free, plan_next
from bot.engine.reminders import settle_reminder
from bot.engine.streaks import settle_absent

SUBJECT_OF = {
    OccurrenceKind.ASK_FIRST: (Subject.ASK_FIRST, 1),
    OccurrenceKind.STEPS: (Subject.STEPS, 2),
    OccurrenceKind.CLOSE: (Subject.CLOSING, 3),
}


def settle(
    unit: Unit, pack: Pack, calendar: Calendar, occurrence: Occurrence, now: datetime, spread: timedelta
) -> bool:
    """Carry out one due occurrence; False when another process was quicker, or quiet hours put it off.

    Posts planned on a full or half hour leave spread over the time that is given.
    """
    if occurrence.kind is OccurrenceKind.POST:
        return _settle_post(unit, pack, calendar, occurrence, now, spread)
    if occurrence.kind is OccurrenceKind.DIGEST:
        return settle_digest(unit, calendar, occurrence, now)
    if occurrence.kind is OccurrenceKind.REMINDER:
        return settle_reminder(unit, pack, occurrence, now)
    return _settle_reveal(unit, occurrence, now)


def _settle_post(
    unit: Unit, pack: Pack, calendar: Calendar, occurrence: Occurrence, now: datetime, spread: timedelta
) -> bool:
    """Post, or record that this day has no post, and plan the next one."""
    plan = unit.plans.get(occurrence.channel)
    if plan is None:
        return unit.occurrences.settle(occurrence, OccurrenceState.SKIPPED)
    leaves = leaves_at(plan, occurrence, now, spread)
    state = _fate(unit, pack, plan, holiday_of(calendar, plan), occurrence, leaves)
    if not unit.occurrences.settle(occurrence, state):
        return False
    if state is OccurrenceState.DONE:
        ask(unit, pack, plan, occurrence, now, leaves)
    plan_next(unit, calendar, plan, occurrence.due_at)
    return True


def _fate(
    unit: Unit, pack: Pack, plan: Plan, holiday: Holiday, occurrence: Occurrence, leaves: datetime
) -> OccurrenceState:
    """Return what becomes of a due post that could leave at an instant."""
    if plan.paused or is_off(plan, occurrence.local_date, holiday):
        return OccurrenceState.SKIPPED
    if too_late(occurrence, leaves, timedelta(hours=plan.catch_up)):
        return OccurrenceState.MISSED
    if _overtaken(unit, plan, holiday, occurrence, leaves) or unit.channels.parked(occurrence.channel):
        return OccurrenceState.MISSED
    return OccurrenceState.DONE if pack.eligible(plan.topics, plan.level) else OccurrenceState.MISSED


def _overtaken(unit: Unit, plan: Plan, holiday: Holiday, occurrence: Occurrence, leaves: datetime) -> bool:
    """Tell whether a newer post is due by then: of several late ones only the newest goes out."""
    newer = next(posts(plan, occurrence.due_at, holiday), None)
    return newer is not None and newer.due_at <= leaves and is_free(unit, newer)


def _settle_reveal(unit: Unit, occurrence: Occurrence, now: datetime) -> bool:
    """Show the next layer to the thread; the last one closes the question. Quiet hours are waited for."""
    plan = unit.plans.get(occurrence.channel)
    wakes = awake(plan, now) if plan else now
    if wakes > now:
        unit.occurrences.replan(replace(occurrence, due_at=wakes))
        return False
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
    settle_absent(unit, prompt.channel, prompt.local_date, now)
    edit = Order(f"edit/{prompt.id}", DeliveryKind.EDIT, prompt.channel, prompt.id, Subject.QUESTION, now)
    unit.outbox.order_edit(edit)
