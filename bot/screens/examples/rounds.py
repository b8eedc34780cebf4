"""Live rounds, from their first item to their end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.ballot import SplitVote, TurnClosed, Voted
from bot.domain.facts import ItemShown
from bot.domain.live import (
    VOTE,
    Round,
    RoundBegun,
    RoundFacts,
    RoundMoved,
    RoundState,
    Turn,
    TurnResult,
    closed,
    shown,
)
from bot.domain.question import Item
from bot.screens import live
from bot.screens import specimens as of
from bot.screens.example import Example


def _round(item: Item, label: str = "Caching") -> Round:
    """Return a round of three items that was asked for just now."""
    turn = Turn(item.id, item.rev)
    return Round(
        id=of.RUN,
        channel=of.CHANNEL.key,
        starter=of.MEMBER,
        label=label,
        local_date=of.TODAY,
        asked_at=of.AT,
        turns=(turn, turn, turn),
        due_at=of.AT + timedelta(minutes=10),
    )


def _moved(round_: Round, *, split: bool) -> Round:
    """Return a round after its open vote was closed."""
    return closed(round_, of.AT + VOTE, of.AT + VOTE, split=split, askable=lambda _turn: True)


def _channel(item: Item) -> Iterator[Example]:
    """Yield the channel's message through the life of a round."""
    fresh = _round(item)
    begun = shown(fresh, 0, "1700000000.000200", of.AT)
    again = _moved(begun, split=True)
    for name, round_, answered in (
        ("new", fresh, 0),
        ("open", begun, 7),
        ("second vote", again, 0),
        ("second vote open", shown(again, 1, "", of.AT), 3),
        ("next item", _moved(begun, split=False), 0),
    ):
        facts = RoundFacts(round_, of.item_shown(item), answered, 7, ())
        yield Example(f"live.round_shown {name}", live.round_shown(facts))
    cased = replace(of.item_shown(item), case="A shop sells 400 things a second, and its cache is cold.")
    alone = RoundFacts(replace(begun, label=""), cased, 1, 1, ())
    yield Example("live.round_shown of anything", live.round_shown(alone))
    done = replace(begun, state=RoundState.DONE, due_at=None)
    results = (TurnResult(item, 7, 4), TurnResult(item, 6, 6), TurnResult(item, 0, 0))
    yield Example("live.round_shown done", live.round_shown(RoundFacts(done, None, 0, 8, results)))
    yield Example("live.round_shown without anybody", live.round_shown(RoundFacts(done, None, 0, 0, ())))


def _thread(seen: ItemShown) -> Iterator[Example]:
    """Yield what the thread of a round is given."""
    begun = shown(_round(seen.item), 0, "1700000000.000200", of.AT)
    even, after = {"a": 4, "b": 4, "c": 1}, {"a": 7, "b": 2}
    yield Example("live.split", live.split(SplitVote(begun, 0, seen, even)))
    for name, votes, changed in (
        ("once", (after,), 0),
        ("twice", (even, after), 3),
        ("twice for one", (even, after), 1),
        ("by nobody", ({},), 0),
    ):
        facts = TurnClosed(begun, 0, seen, votes, changed)
        yield Example(f"live.turn_closed {name}", live.turn_closed(facts))


def _private(seen: ItemShown) -> Iterator[Example]:
    """Yield what one person is told."""
    begun = shown(_round(seen.item), 0, "1700000000.000200", of.AT)
    yield Example("live.round_begun", live.round_begun(RoundBegun(begun)))
    single = replace(begun, label="", turns=begun.turns[:1])
    yield Example("live.round_begun of one item", live.round_begun(RoundBegun(single)))
    # whatever somebody chose, they read its letter
    first, second = seen.order[:2]
    for name, facts in (
        ("first", Voted(begun, 0, seen, first)),
        ("again", Voted(begun, 0, seen, first, repeat=True)),
        ("changed", Voted(begun, 0, seen, second, before=first)),
        ("unchanged", Voted(begun, 0, seen, first, before=first)),
    ):
        yield Example(f"live.voted {name}", live.voted(facts))
    yield Example("live.round_moved", live.round_moved(RoundMoved(_moved(begun, split=False))))
    yield Example(
        "live.round_moved to a second vote", live.round_moved(RoundMoved(_moved(begun, split=True)))
    )


def _endless() -> Iterator[Example]:
    """Yield rounds with the longest and nastiest content."""
    item = of.endless_item()
    seen = replace(of.item_shown(item), case=of.ENDLESS)
    begun = shown(_round(item, of.NASTY), 0, "1700000000.000200", of.AT)
    even = {option.id: 10**9 for option in item.options}
    results = (TurnResult(item, 10**9, 10**9),) * 5
    yield Example("live.round_begun endless", live.round_begun(RoundBegun(begun)))
    yield Example("live.round_shown endless", live.round_shown(RoundFacts(begun, seen, 10**9, 10**9, ())))
    done = replace(begun, state=RoundState.DONE, due_at=None)
    yield Example(
        "live.round_shown endless and done", live.round_shown(RoundFacts(done, None, 0, 10**9, results))
    )
    yield Example("live.split endless", live.split(SplitVote(begun, 0, seen, even)))
    twice = TurnClosed(begun, 0, seen, (even, even), 10**9)
    yield Example("live.turn_closed endless", live.turn_closed(twice))


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    item = of.item(key)
    yield from _channel(item)
    yield from _thread(of.item_shown(item))
    yield from _private(of.item_shown(item))
    yield from _endless()
