"""Recording an attempt, and all that changes with it, in one transaction."""

from dataclasses import replace

from bot.domain.attempt import Attempt
from bot.domain.order import QUIET_EDIT, DeliveryKind, Order, Subject
from bot.domain.standing import window_keys
from bot.domain.visitor import Visitor
from bot.engine.ports import Recorded, Unit

ALL_TOPICS = ""
"""The topic under which standings over all topics are kept."""


def record(unit: Unit, attempt: Attempt, visitor: Visitor) -> Recorded:
    """Hand an attempt to the ledger; uniqueness there decides whether it is the one that counts."""
    outcome = unit.attempts.record(attempt)
    if outcome is Recorded.TAKEN:
        return outcome
    if outcome is Recorded.PAID and attempt.points:
        # only boards name people, and only points put anybody on a board
        unit.members.meet(attempt.member, visitor.name)
        unit.standings.add(
            attempt.channel,
            window_keys(attempt.local_date),
            (ALL_TOPICS, attempt.topic),
            attempt.member,
            attempt.points,
        )
    if attempt.prompt:
        unit.outbox.order_edit(edit_of(attempt.channel, attempt.prompt, visitor))
    return outcome


def as_kept(attempt: Attempt, outcome: Recorded) -> Attempt:
    """Return an attempt as the ledger has it: what was paid before pays nothing."""
    return replace(attempt, points=0) if outcome is Recorded.UNPAID else attempt


def edit_of(channel: str, prompt: str, visitor: Visitor) -> Order:
    """Return the order to renew a prompt's message, with its counter, in a moment."""
    return Order(
        key=f"edit/{prompt}",
        kind=DeliveryKind.EDIT,
        channel=channel,
        prompt=prompt,
        subject=Subject.QUESTION,
        not_before=visitor.at + QUIET_EDIT,
    )
