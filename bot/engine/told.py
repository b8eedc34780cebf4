"""Whom a direct message was for, asked when a button in it is pressed."""

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
    channel = _home(unit, order)
    return Addressee(member, Channel.parse(channel) if channel else Channel(member.space, member.native))


def _home(unit: Unit, order: Order) -> str | None:
    """Return where an answer counts: in the channel told about, else where its member answered last."""
    prompt = unit.prompts.get(order.about)
    about = prompt.channel if prompt else order.about
    return about if unit.plans.get(about) else unit.answers.home([order.channel])
