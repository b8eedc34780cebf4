"""Leaving: a space or a channel is gone for the bot, and nothing more is sent there."""

from datetime import datetime

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.places import Channel, Space
from bot.engine.once import is_first
from bot.engine.ports import Unit


def left(unit: Unit, place: Space | Channel, reason: str, act: str, now: datetime) -> None:
    """Park a channel, or a space with all that is in it; `act` is the platform's name for what happened.

    The steward of a channel is told; in a space that was left there is nobody to tell.
    """
    space = place if isinstance(place, Space) else place.space
    if not is_first(unit, space, act, now):
        return
    if isinstance(place, Channel):
        park(unit, place.key, reason, now)
    else:
        unit.channels.park(place.key, reason, now)


def park(unit: Unit, channel: str, reason: str, now: datetime) -> None:
    """Stop posting in a channel, and tell its steward, once."""
    plan = unit.plans.get(channel)
    if unit.channels.park(channel, reason, now) and plan is not None and plan.steward:
        key = f"parked/{channel}/{now.isoformat()}"
        unit.outbox.order(Order(key, DeliveryKind.TELL, plan.steward, channel, Subject.PARKED, now))
