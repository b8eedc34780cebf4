"""Disputes, and what stewards see and decide."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.attempt import check_slot
from bot.domain.dispute import (
    Asked,
    Decided,
    Decision,
    DecisionTold,
    DisputeAsked,
    Disputed,
    HeldItem,
    HeldNews,
    Hold,
    KeyAsked,
    NothingHeld,
    Why,
)
from bot.domain.question import Item
from bot.domain.statistics import Report
from bot.screens import dispute
from bot.screens import specimens as of
from bot.screens.example import Example

REASONS = ("Two of them keep the store calm.", "“Wait” is not said to be for how long.")


def _hold(item: Item, decision: Decision | None = None, key: str = "") -> Hold:
    """Return a hold of an item, perhaps decided."""
    asked = Asked(of.CHANNEL.space.key, item.id, item.rev)
    hold = Hold(asked, 1, Why.DISPUTES, of.CHANNEL.key, of.AT)
    return replace(hold, decision=decision, key=key)


def _disputes(item: Item) -> Iterator[Example]:
    """Yield what somebody who disputes sees."""
    yield Example("dispute.dispute_form", dispute.dispute_form(DisputeAsked(check_slot(of.PROMPT), item)))
    yield Example("dispute.disputed", dispute.disputed(Disputed(held=False)))
    yield Example("dispute.disputed and held", dispute.disputed(Disputed(held=True)))


def _held(item: Item) -> Iterator[Example]:
    """Yield what a steward sees."""
    held = HeldItem(_hold(item), item, {"a": 3, "b": 5}, REASONS, 0, 2)
    suspected = replace(held, hold=replace(held.hold, why=Why.STATISTICS), reasons=(), place=1)
    yield Example("dispute.held_item", dispute.held_item(held))
    yield Example("dispute.held_item by statistics", dispute.held_item(suspected))
    yield Example("dispute.key_form", dispute.key_form(KeyAsked(held)))
    space = of.CHANNEL.space.key
    easy = Report(space, item.id, item.rev, {"a": 0, "b": 0, "c": 0, item.key.id: 44}, 0.3, 1.6)
    wrong = next(option.id for option in item.options if not option.correct)
    weak = Report(space, item.id, item.rev, {item.key.id: 30, wrong: 22}, 0.02, 3.4)
    worth = ((item, easy), (item, weak), (item, replace(easy, counts={item.key.id: 31})))
    yield Example("dispute.nothing_held", dispute.nothing_held(NothingHeld(())))
    yield Example("dispute.nothing_held but worth a look", dispute.nothing_held(NothingHeld(worth)))


def _decided(item: Item) -> Iterator[Example]:
    """Yield what is said of each decision."""
    other = next(option.id for option in item.options if not option.correct)
    for decision in Decision:
        hold = _hold(item, decision, other if decision is Decision.ANOTHER_KEY else "")
        yield Example(f"dispute.decided {decision}", dispute.decided(Decided(hold, item, 1)))
        told = DecisionTold(hold, item)
        yield Example(f"dispute.decision_told {decision}", dispute.decision_told(told))
    before = Decided(_hold(item, Decision.VOID), item, 0, before=True)
    yield Example("dispute.decided before", dispute.decided(before))
    yield Example("dispute.held_news", dispute.held_news(HeldNews(of.CHANNEL, 1)))
    yield Example("dispute.held_news of several", dispute.held_news(HeldNews(of.CHANNEL, 3)))


def _endless() -> Iterator[Example]:
    """Yield disputes with the longest and nastiest content."""
    item = of.endless_item()
    counts = {option.id: 10**9 for option in item.options}
    held = HeldItem(_hold(item), item, counts, (of.NASTY,) * 50, 0, 10**6)
    asked = DisputeAsked(check_slot(of.PROMPT), item)
    report = Report(of.CHANNEL.space.key, item.id, 1, counts, -1.0, 10**6)
    unused = replace(report, counts={item.key.id: 10**9})
    yield Example("dispute.dispute_form endless", dispute.dispute_form(asked))
    yield Example("dispute.held_item endless", dispute.held_item(held))
    yield Example("dispute.key_form endless", dispute.key_form(KeyAsked(held)))
    worth = NothingHeld(((item, report), (item, unused)) * 5)
    yield Example("dispute.nothing_held endless", dispute.nothing_held(worth))
    rekeyed = _hold(item, Decision.ANOTHER_KEY, item.options[1].id)
    yield Example("dispute.decided endless", dispute.decided(Decided(rekeyed, item, 10**6)))
    yield Example("dispute.decision_told endless", dispute.decision_told(DecisionTold(rekeyed, item)))


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    item = of.item(key)
    yield from _disputes(item)
    yield from _held(item)
    yield from _decided(item)
    yield from _endless()
