"""Doing once what a platform may send more than once."""

from datetime import datetime, timedelta

from bot.domain.visitor import Visitor
from bot.engine.ports import Unit

KEPT = timedelta(hours=48)
"""Slack sends an event again for a day at the most; twice that is safe."""


def is_new(unit: Unit, visitor: Visitor, now: datetime) -> bool:
    """Tell whether a visitor's act is heard for the first time, and remember it.

    It is remembered in the transaction of what it causes: when that fails, the next time is the first.
    """
    return not visitor.act or unit.inbox.note(f"{visitor.member.space.key}/{visitor.act}", now)


def forget_old(unit: Unit, now: datetime) -> int:
    """Forget what nobody sends again any more, and codes that have expired; return how much."""
    return unit.inbox.forget(now - KEPT) + unit.codes.forget(now)
