"""Time: what may still be delivered, and when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.digest import monday_of
from bot.domain.occurrence import LATE, Occurrence, OccurrenceKind, awake, is_late
from bot.domain.order import PATIENCE, Claim, DeliveryKind, Failure, Order, Subject
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt
from bot.engine.give_up import give_up
from bot.engine.ports import Unit
from bot.engine.reminders import still_timely

TIMED_BY = {
    Subject.QUESTION: OccurrenceKind.POST,
    Subject.ASK_FIRST: OccurrenceKind.CLOSE,
    Subject.STEPS: OccurrenceKind.CLOSE,
    Subject.CLOSING: OccurrenceKind.CLOSE,
    Subject.DIGEST: OccurrenceKind.DIGEST,
}
"""The occurrence from which the time is counted in which something may be created."""


def timely(unit: Unit, claim: Claim, now: datetime) -> Claim | None:
    """Return a claim as its time still allows it; None when it was ended, or put off to after quiet hours.

    What was on time when it was ordered may have waited since for a platform, for a steward to take up a
    parked channel, or for this process. Beyond its time it is ended, unless an earlier try may have made it:
    that is looked for.
    """
    order = claim.order
    if order.subject is Subject.REMINDER and not still_timely(unit, order, now):
        give_up(unit, claim, Failure("too_late"), now)
        return None
    prompt, plan = unit.prompts.get(order.about), unit.plans.get(order.channel)
    occurrence = _occurrence(unit, order, prompt) if prompt else None
    if prompt is None or plan is None or occurrence is None:
        return claim
    leaves = _leaves_at(plan, occurrence, now)
    if leaves - occurrence.due_at > _window(plan, occurrence):
        return _beyond(unit, claim, now)
    if leaves > now:
        unit.outbox.retry(claim.id, claim.attempt, leaves, "quiet hours", claim.first_tried_at)
        return None
    if occurrence.kind is OccurrenceKind.POST and is_late(occurrence, now) and not prompt.late:
        unit.prompts.late(prompt.id)
    return claim


def _occurrence(unit: Unit, order: Order, prompt: Prompt) -> Occurrence | None:
    """Return the occurrence that an order's time counts from; None for what has no time of its own."""
    kind = TIMED_BY.get(order.subject)
    if kind is None or order.kind is DeliveryKind.EDIT:
        return None
    return unit.occurrences.get(prompt.channel, kind, _day(kind, prompt))


def _day(kind: OccurrenceKind, prompt: Prompt) -> date:
    """Return the date under which an occurrence of a prompt is planned."""
    return monday_of(prompt.local_date) if kind is OccurrenceKind.DIGEST else prompt.local_date


def _leaves_at(plan: Plan, occurrence: Occurrence, now: datetime) -> datetime:
    """Return when something may leave: quiet hours hold back what is late, and whatever is no post."""
    on_time = occurrence.kind is OccurrenceKind.POST and not is_late(occurrence, now)
    return now if on_time else awake(plan, now)


def _window(plan: Plan, occurrence: Occurrence) -> timedelta:
    """Return how long after its occurrence something may still be created."""
    return timedelta(hours=plan.catch_up) + LATE if occurrence.kind is OccurrenceKind.POST else PATIENCE


def _beyond(unit: Unit, claim: Claim, now: datetime) -> Claim | None:
    """Return a claim whose time is over: what may exist is looked for, anything else is ended."""
    if claim.first_tried_at is not None:
        return replace(claim, only_look=True)
    give_up(unit, claim, Failure("too_late"), now)
    return None
