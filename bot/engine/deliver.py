"""Deliveries: what to carry out, and what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.occurrence import LATE, OccurrenceKind, awake, is_late, reveals, too_late
from bot.domain.order import (
    GONE,
    LEASE,
    LOOKUP_REFUSED,
    MOST_ATTEMPTS,
    NOT_THERE,
    QUIET_EDIT,
    SETTLE,
    Claim,
    DeliveryKind,
    Failure,
    Order,
    Subject,
    backoff,
)
from bot.domain.pack import Pack
from bot.domain.plan import Reveals
from bot.engine.contents import parcel_of
from bot.engine.leave import park
from bot.engine.parcel import Parcel
from bot.engine.ports import Unit
from bot.engine.reminders import still_timely, unwelcome
from bot.engine.turns import confirmed

PackOf = Callable[[str], Pack]
"""Returns the questions of the place with this key."""


def claim(unit: Unit, pack_of: PackOf, door: str, now: datetime, limit: int) -> list[tuple[Claim, Parcel]]:
    """Take due orders of a door, each with the facts as they are at this moment.

    An order whose question has left the pack, or an edit of a message that never came to be, is ended;
    so is a post that is too late, unless an earlier try may have made it: that is looked for. What stood
    behind orders that were ended is taken at once.
    """
    while claims := unit.outbox.claim(door, now, now + LEASE, limit):
        packed = [(claimed, _packed(unit, pack_of, claimed)) for claimed in _timely_ones(unit, claims, now)]
        taken = [(claimed, parcel) for claimed, parcel in packed if parcel]
        if taken:
            return taken
    return []


def _timely_ones(unit: Unit, claims: list[Claim], now: datetime) -> list[Claim]:
    """Return claims as their time still allows them, without those that were ended."""
    return [timely for claimed in claims if (timely := _timely(unit, claimed, now))]


def _packed(unit: Unit, pack_of: PackOf, claim: Claim) -> Parcel | None:
    """Return what a claim comes to; None when it was ended, because there is nothing to deliver."""
    parcel = parcel_of(unit, pack_of(claim.order.channel), claim.order)
    if parcel is None or (parcel.under is None and _needs_message(claim.order)):
        unit.outbox.give_up(claim.id, claim.attempt, "nothing to deliver", unknown=False)
        return None
    return parcel


def _needs_message(order: Order) -> bool:
    """Tell whether an order can only be carried out where a message exists."""
    return order.kind in (DeliveryKind.REPLY, DeliveryKind.EDIT)


def _timely(unit: Unit, claim: Claim, now: datetime) -> Claim | None:
    """Return a claim as its time still allows it, None when it was ended; a late post will say so.

    What was on time when it was ordered may have waited since for a platform, or for this process.
    """
    if claim.order.subject is Subject.REMINDER and not still_timely(unit, claim.order, now):
        _give_up(unit, claim, Failure("too_late"), now)
        return None
    if claim.order.kind is not DeliveryKind.POST or claim.order.subject is not Subject.QUESTION:
        return claim
    prompt = unit.prompts.get(claim.order.about)
    if prompt is None:
        return claim
    post = unit.occurrences.get(prompt.channel, OccurrenceKind.POST, prompt.local_date)
    plan = unit.plans.get(prompt.channel)
    if post is None or plan is None:
        return claim
    if too_late(post, now, timedelta(hours=plan.catch_up) + LATE):
        if claim.first_tried_at is not None:
            return replace(claim, only_look=True)
        _give_up(unit, claim, Failure("too_late"), now)
        return None
    if is_late(post, now) and not prompt.late:
        unit.prompts.late(prompt.id)
    return claim


def sent(unit: Unit, claim: Claim, ref: str, now: datetime) -> None:
    """Record that a delivery exists; from then on a question's reveals and a round's time are counted."""
    if not unit.outbox.sent(claim.id, claim.attempt, claim.version, ref):
        return
    if claim.order.subject is Subject.ROUND:
        confirmed(unit, claim.order, ref, now)
    elif claim.order.kind is DeliveryKind.POST and claim.order.subject is Subject.QUESTION:
        _opened(unit, claim.order.about, ref, now)


def _opened(unit: Unit, prompt_id: str, ref: str, now: datetime) -> None:
    """Open a question whose message exists, and plan what follows it."""
    prompt = unit.prompts.get(prompt_id)
    if prompt is None:
        return
    plan = unit.plans.get(prompt.channel)
    times = plan.reveals if plan else Reveals()
    for occurrence in reveals(times, prompt.channel, prompt.local_date, now, prompt.id):
        due_at = awake(plan, occurrence.due_at) if plan else occurrence.due_at
        unit.occurrences.plan(replace(occurrence, due_at=due_at))
        if occurrence.kind is OccurrenceKind.CLOSE:
            unit.prompts.opened(prompt.id, ref, now, due_at)


def failed(unit: Unit, claim: Claim, failure: Failure, now: datetime) -> None:
    """Decide what follows from a failure: try again, look later, or give up and park the channel."""
    if failure.unwelcome and claim.order.subject is Subject.REMINDER:
        _give_up(unit, claim, failure, now)
        unwelcome(unit, claim.order.about, now)
    elif failure.permanent:
        _give_up(unit, claim, failure, now)
        if claim.order.kind is not DeliveryKind.TELL:
            park(unit, claim.order.channel, failure.reason, now)
    elif claim.attempt >= MOST_ATTEMPTS or failure.reason in (LOOKUP_REFUSED, NOT_THERE, GONE):
        _give_up(unit, claim, failure, now)
    elif failure.ambiguous:
        tried_at = claim.first_tried_at or claim.taken_at
        unit.outbox.retry(claim.id, claim.attempt, now + SETTLE, failure.reason, tried_at)
    else:
        wait = (
            backoff(claim.attempt) if failure.retry_after is None else timedelta(seconds=failure.retry_after)
        )
        # a lost edit is repaired, but no message is edited more often for it
        pause = max(wait, QUIET_EDIT) if claim.order.kind is DeliveryKind.EDIT else wait
        unit.outbox.retry(claim.id, claim.attempt, now + pause, failure.reason, claim.first_tried_at)


def _give_up(unit: Unit, claim: Claim, failure: Failure, now: datetime) -> None:
    """End an order; a post that certainly does not exist is withdrawn, so that no streak counts it."""
    doubtful = (
        claim.first_tried_at is not None and not failure.permanent and failure.reason not in (NOT_THERE, GONE)
    )
    unknown = failure.ambiguous or doubtful
    unit.outbox.give_up(claim.id, claim.attempt, failure.reason, unknown)
    order = claim.order
    if order.kind is DeliveryKind.POST and order.subject is Subject.QUESTION and not unknown:
        unit.prompts.void(order.about)
        prompt = unit.prompts.get(order.about)
        if prompt is not None:
            unit.occurrences.miss(prompt.channel, prompt.local_date)
