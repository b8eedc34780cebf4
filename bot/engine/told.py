"""Whom a direct message was for, asked when a button in it is pressed."""

from collections.abc import Iterator

from bot.domain.order import Order
from bot.domain.places import Channel, Member
from bot.domain.visitor import Addressee
from bot.engine.ports import Unit


def addressee(unit: Unit, told: int, door: str, native: str) -> Addressee | None:
    """Return whom a direct message was for, unless it was not for whoever presses: a token may be forged."""
    order = unit.outbox.told(told)
    if order is None:
        return None
    member = Member.parse(order.channel)
    if (member.space.door, member.native) != (door, native):
        return None
    channel = next(_channels(unit, order), None)
    return Addressee(member, Channel.parse(channel) if channel else Channel(member.space, member.native))


def _channels(unit: Unit, order: Order) -> Iterator[str]:
    """Yield where an answer may count: the channel told about first, then where its member answered last."""
    prompt = unit.prompts.get(order.about)
    about = prompt.channel if prompt else order.about
    latest = (attempt.channel for attempt in reversed(unit.attempts.of_members([order.channel])))
    yield from (channel for channel in (about, *latest) if unit.plans.get(channel))
