"""Giving up: an order ends without success, and whom it concerns is told."""

from datetime import datetime

from bot.domain.order import GONE, NOT_THERE, Claim, DeliveryKind, Failure, Order, Subject
from bot.engine.ports import Unit


def give_up(unit: Unit, claim: Claim, failure: Failure, now: datetime) -> bool:
    """End an order; return False, and change nothing, when the claim is no longer ours.

    A post that certainly does not exist is withdrawn, so that no streak counts it. An edit that may have been
    made leaves no doubt about a message.
    """
    certain = failure.permanent or failure.reason in (NOT_THERE, GONE)
    doubtful = claim.first_tried_at is not None and not certain
    unknown = (failure.ambiguous or doubtful) and claim.order.kind is not DeliveryKind.EDIT
    if not unit.outbox.give_up(claim.id, claim.attempt, failure.reason, unknown):
        return False
    order = claim.order
    prompt = unit.prompts.get(order.about) if order.is_question else None
    if prompt is None:
        return True
    if not unknown:
        unit.prompts.void(prompt.id)
        unit.occurrences.miss(prompt.channel, prompt.local_date)
    if not failure.permanent:  # a channel that refuses us is parked, and its steward told of that
        _tell(unit, order, now)
    return True


def _tell(unit: Unit, post: Order, now: datetime) -> None:
    """Let the steward of a channel know that it has no question, or may have none."""
    plan = unit.plans.get(post.channel)
    if plan is not None and plan.steward:
        key = f"unposted/{post.key}"
        unit.outbox.order(Order(key, DeliveryKind.TELL, plan.steward, post.about, Subject.UNPOSTED, now))
