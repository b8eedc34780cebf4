"""Disputes: objecting to an item that one has answered, and holding an item back."""

from dataclasses import replace
from datetime import datetime

from bot.domain.attempt import Attempt
from bot.domain.dispute import (
    LONGEST_REASON,
    Asked,
    Dispute,
    DisputeAsked,
    Disputed,
    Hold,
    as_decided,
    grounds,
    may_be_asked,
)
from bot.domain.own_data import GONE
from bot.domain.pack import Pack
from bot.domain.places import Member
from bot.domain.question import Item
from bot.domain.refusal import Reason, Refusal
from bot.domain.scope import space_of
from bot.domain.visitor import Visitor
from bot.engine.ports import Unit


def ask_for_reason(unit: Unit, pack: Pack, visitor: Visitor, slot: str) -> DisputeAsked | Refusal:
    """Return what the form of a dispute needs."""
    found = _disputable(unit, pack, visitor, slot)
    return found if isinstance(found, Refusal) else DisputeAsked(slot, found[0])


def dispute(
    unit: Unit, pack: Pack, visitor: Visitor, slot: str, reason: str, now: datetime
) -> Disputed | Refusal:
    """Keep what a person objects to in an item; enough people hold it back."""
    found = _disputable(unit, pack, visitor, slot)
    if isinstance(found, Refusal):
        return found
    _, asked, attempt = found
    holds = unit.disputes.holds(asked)
    waits = bool(holds) and not may_be_asked(holds)
    kept = Dispute(
        asked=asked,
        hearing=len(holds) if waits else len(holds) + 1,
        person=unit.members.known(visitor.member.key).person,
        member=visitor.member.key,
        channel=attempt.channel,
        reason=reason.strip()[:LONGEST_REASON],
        at=visitor.at,
    )
    if not unit.disputes.add(kept):
        return Refusal(Reason.ALREADY_DISPUTED)
    # two who dispute at the same time may not see each other; whoever looks at the item sees both
    unit.reports.touch(asked)
    return Disputed(waits or hold_back(unit, asked, attempt.channel, now, suspicious=False))


def _disputable(unit: Unit, pack: Pack, visitor: Visitor, slot: str) -> tuple[Item, Asked, Attempt] | Refusal:
    """Return what the visitor answered in a slot, if it may be disputed."""
    person = unit.members.known(visitor.member.key).person
    answers = (unit.attempts.in_slot(member, slot) for member in unit.members.of(person))
    attempt = next((one for one in answers if one and one.item), None)
    if attempt is None or attempt.item is None:
        return Refusal(Reason.ONLY_ANSWERED)
    item = pack.item(attempt.item)
    if item is None or item.rev != attempt.rev:
        return Refusal(Reason.ITEM_REVISED)
    asked = Asked(space_of(attempt.channel), item.id, item.rev)
    if unit.disputes.disputed(asked, person):
        return Refusal(Reason.ALREADY_DISPUTED)
    holds = unit.disputes.holds(asked)
    if not may_be_asked(holds) and holds[-1].decision is not None:
        return Refusal(Reason.DISPUTE_SETTLED)
    return item, asked, attempt


def hold_back(unit: Unit, asked: Asked, channel: str, now: datetime, *, suspicious: bool) -> bool:
    """Hold an item where there are grounds to; return whether it came to be held just now."""
    holds = unit.disputes.holds(asked)
    hearing = len(holds) + 1
    heard = unit.disputes.heard(asked, hearing) if may_be_asked(holds) else []
    # who had everything deleted and came back is still one person
    there = [one for one in heard if Member.parse(one.member).space.door != GONE]
    persons = {unit.members.known(one.member).person for one in there}
    why = grounds(holds, len(persons), suspicious)
    return why is not None and unit.disputes.hold(Hold(asked, hearing, why, channel, now))


def decided_in(unit: Unit, pack: Pack, item: Item, channel: str) -> Item | None:
    """Return an item as it stands in the space of a channel; None where a steward voided it there."""
    if pack.askable(item.id):
        return item
    return as_decided(item, unit.disputes.holds(Asked(space_of(channel), item.id, item.rev)))


def waiting(unit: Unit, pack: Pack, space: str) -> list[tuple[Hold, Item]]:
    """Return what waits for a steward of a space; what was revised meanwhile waits no more."""
    found = ((hold, revision(pack, hold.asked)) for hold in unit.disputes.waiting(space))
    return [(hold, item) for hold, item in found if item is not None]


def revision(pack: Pack, asked: Asked) -> Item | None:
    """Return an item as it was asked; None when it was revised since, or has left."""
    item = pack.item(asked.item)
    return item if item is not None and item.rev == asked.rev else None


def under_its_name(item: Item, asked: Asked) -> Asked:
    """Return a revision under the name that its item has today."""
    return replace(asked, item=item.id)
