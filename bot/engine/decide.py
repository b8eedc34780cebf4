"""What stewards do with held items: look at them, and decide."""

from dataclasses import replace
from datetime import datetime

from bot.domain.ballot import tally
from bot.domain.dispute import Decided, Decision, HeldItem, Hold, KeyAsked, NothingHeld
from bot.domain.pack import Pack
from bot.domain.question import Item
from bot.domain.refusal import Reason, Refusal
from bot.domain.statistics import EASY_FROM, Report, first_answers, remarks
from bot.domain.visitor import Visitor
from bot.engine.dispute import revision, waiting
from bot.engine.look import answers_to, pay
from bot.engine.ports import Unit

MOST_REMARKS = 10


def show_held(unit: Unit, pack: Pack, visitor: Visitor, place: int) -> HeldItem | NothingHeld:
    """Return the item at a place of those that wait, the first one past the end, or what is worth a look."""
    found = waiting(unit, pack, visitor.channel.space.key)
    if not found:
        return NothingHeld(tuple(worth_a_look(unit, pack, visitor.channel.space.key)[:MOST_REMARKS]))
    shown = place if place < len(found) else 0
    return _held(unit, pack, *found[shown], shown, len(found))


def worth_a_look(unit: Unit, pack: Pack, space: str = "") -> list[tuple[Item, Report]]:
    """Return the items about which answers say something, in a space or in all, the most answered first."""
    found = ((pack.item(report.item), report) for report in unit.reports.made_of(EASY_FROM, space))
    current = [(item, report) for item, report in found if item and item.rev == report.rev]
    return [(item, report) for item, report in current if remarks(report, item)]


def _held(unit: Unit, pack: Pack, hold: Hold, item: Item, place: int, total: int) -> HeldItem:
    """Return a held item with what people chose and object to."""
    firsts = first_answers(answers_to(unit, pack, item, hold.asked.space))
    chosen = {one.person: one.attempt.chosen for one in firsts if one.attempt.chosen}
    reasons = (one.reason for one in unit.disputes.heard(hold.asked, hold.hearing))
    return HeldItem(hold, item, tally(chosen), tuple(reason for reason in reasons if reason), place, total)


def ask_for_key(unit: Unit, pack: Pack, visitor: Visitor, hold_id: str) -> KeyAsked | Decided | Refusal:
    """Return what the form for another key needs, or what was decided already."""
    found = _find(unit, pack, visitor, hold_id)
    if isinstance(found, Refusal):
        return found
    hold, item = found
    if hold.decision is not None:
        return _decided(unit, pack, hold, item, before=True)
    return KeyAsked(_held(unit, pack, hold, item, 0, 1))


def decide(
    unit: Unit, pack: Pack, visitor: Visitor, hold_id: str, decision: Decision, key: str, now: datetime
) -> Decided | Refusal:
    """Decide about a held item, once; whoever comes second is told what was decided."""
    found = _find(unit, pack, visitor, hold_id)
    if isinstance(found, Refusal):
        return found
    hold, item = found
    option = item.option(key) if key else None
    if decision is Decision.ANOTHER_KEY and (option is None or option.correct):
        return Refusal(Reason.OPTION_UNKNOWN)
    decided = replace(
        hold, decision=decision, key=key, steward=visitor.member.key, decided_at=now, told=False
    )
    if not unit.disputes.decide(decided):
        stands = unit.disputes.get(hold_id) or decided
        return _decided(unit, pack, stands, item, before=True)
    pay(unit, decided, item, answers_to(unit, pack, item, hold.asked.space), now)
    return _decided(unit, pack, decided, item)


def _find(unit: Unit, pack: Pack, visitor: Visitor, hold_id: str) -> tuple[Hold, Item] | Refusal:
    """Return a hold of the visitor's own space with its item; a token from elsewhere may be forged."""
    hold = unit.disputes.get(hold_id)
    if hold is None or hold.asked.space != visitor.channel.space.key:
        return Refusal(Reason.HOLD_UNKNOWN)
    item = revision(pack, hold.asked)
    return Refusal(Reason.ITEM_REVISED) if item is None else (hold, item)


def _decided(unit: Unit, pack: Pack, hold: Hold, item: Item, *, before: bool = False) -> Decided:
    """Return a decision, and how many others wait."""
    left = sum(one.id != hold.id for one, _ in waiting(unit, pack, hold.asked.space))
    return Decided(hold, item, left, before)
