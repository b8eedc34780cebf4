"""Deliveries: what to carry out, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.domain.occurrence import OccurrenceKind, awake, reveals
from bot.domain.order import (
    GONE,
    LEASE,
    LOOKUP_REFUSED,
    MOST_ATTEMPTS,
    NOT_THERE,
    PATIENCE,
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
from bot.engine.give_up import give_up
from bot.engine.leave import park
from bot.engine.parcel import Parcel
from bot.engine.ports import Unit
from bot.engine.reminders import unwelcome
from bot.engine.streaks import settle_begun
from bot.engine.timely import timely
from bot.engine.turns import confirmed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Packing(Generic[T]):
    """How a claim becomes what a door is handed.

    `pack_of` returns the questions of the place with a key, `made` puts facts into words, and `report` hears
    of an order, by its key, that cannot be put together.
    """

    pack_of: Callable[[str], Pack]
    made: Callable[[Claim, Parcel], T]
    report: Callable[[str, Exception], None]


def claim(unit: Unit, packing: Packing[T], door: str, now: datetime, limit: int) -> list[T]:
    """Take due orders of a door, each with the facts as they are at this moment.

    An order whose question has left the pack, an edit of a message that never came to be, and what cannot be
    put together is ended; so is a post that is too late, unless an earlier try may have made it: that is
    looked for. What stood behind orders that were ended is taken at once.
    """
    while claims := unit.outbox.claim(door, now, now + LEASE, limit):
        taken = [one for claimed in claims if (one := _taken(unit, packing, claimed, now)) is not None]
        if taken:
            return taken
    return []


def _taken(unit: Unit, packing: Packing[T], claim: Claim, now: datetime) -> T | None:
    """Return what a claim comes to; None when it was ended or put off.

    A fault in one order must not hold up all others of its platform.
    """
    try:
        return _packed(unit, packing, claim, now)
    except Exception as problem:  # noqa: BLE001 - whatever is wrong with this order, the others go on
        packing.report(claim.order.key, problem)
        give_up(unit, claim, Failure("cannot be put together"), now)
        return None


def _packed(unit: Unit, packing: Packing[T], claim: Claim, now: datetime) -> T | None:
    """Return what a claim comes to, if it is still time and there is something to deliver."""
    claimed = timely(unit, claim, now)
    if claimed is None:
        return None
    parcel = parcel_of(unit, packing.pack_of(claim.order.channel), claim.order)
    if parcel is None or (parcel.under is None and _needs_message(claim.order)):
        give_up(unit, claim, Failure("nothing to deliver"), now)
        return None
    return packing.made(claimed, parcel)


def _needs_message(order: Order) -> bool:
    """Tell whether an order can only be carried out where a message exists."""
    return order.kind in (DeliveryKind.REPLY, DeliveryKind.EDIT)


def sent(unit: Unit, claim: Claim, ref: str, now: datetime) -> None:
    """Record that a delivery exists; from then on a question's reveals and a round's time are counted."""
    if not unit.outbox.sent(claim.id, claim.attempt, claim.version, ref):
        return
    if claim.order.subject is Subject.ROUND:
        confirmed(unit, claim.order, ref, now)
    elif claim.order.is_question:
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
    settle_begun(unit, prompt.channel, prompt.local_date, now)


def failed(unit: Unit, claim: Claim, failure: Failure, now: datetime) -> None:
    """Decide what follows from a failure: try again, look later, or give up and park the channel."""
    if failure.unwelcome and claim.order.subject is Subject.REMINDER:
        if give_up(unit, claim, failure, now):
            unwelcome(unit, claim.order.about, now)
    elif failure.permanent:
        if give_up(unit, claim, failure, now) and claim.order.kind is not DeliveryKind.TELL:
            park(unit, claim.order.channel, failure.reason, now)
    elif failure.reason in (LOOKUP_REFUSED, NOT_THERE, GONE) or _is_spent(claim, now):
        give_up(unit, claim, failure, now)
    else:
        tried_at = claim.first_tried_at or (claim.taken_at if failure.ambiguous else None)
        unit.outbox.retry(claim.id, claim.attempt, now + _pause(claim, failure), failure.reason, tried_at)


def _is_spent(claim: Claim, now: datetime) -> bool:
    """Tell whether an order is not tried again; what has a window of its own may end before."""
    order = claim.order
    live = order.subject in (Subject.ROUND, Subject.ROUND_SPLIT, Subject.ROUND_RESULT)
    return claim.attempt >= MOST_ATTEMPTS and (live or now - order.not_before > PATIENCE)


def _pause(claim: Claim, failure: Failure) -> timedelta:
    """Return how long an order rests after a try that failed."""
    named = failure.retry_after
    wait = backoff(claim.attempt) if named is None else timedelta(seconds=named)
    if failure.ambiguous:
        return max(wait, SETTLE)
    # a lost edit is repaired, but no message is edited more often for it
    return max(wait, QUIET_EDIT) if claim.order.kind is DeliveryKind.EDIT else wait
