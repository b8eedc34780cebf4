"""The turns of a live round: what stands in the channel, and how a round moves from one to the next."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.attempt import Attempt, Surface, judge
from bot.domain.ballot import SplitVote, TurnClosed, Vote, choices, is_split, tally
from bot.domain.facts import ItemShown
from bot.domain.live import (
    Round,
    RoundFacts,
    RoundState,
    Turn,
    TurnResult,
    closed,
    edit_key,
    live_slot,
    order_of,
    reply_key,
    shown,
    step_of,
)
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.question import Item
from bot.engine.find import alone
from bot.engine.ports import Unit
from bot.engine.record import enter, practice_points


def turn_shown(pack: Pack, round_: Round, place: int) -> ItemShown | None:
    """Return the item of a turn as everybody sees it; None when it was revised or has left."""
    turn = round_.turns[place]
    item = pack.item(turn.item)
    if item is None or item.rev != turn.rev:
        return None
    return alone(pack, item, order_of(round_, item))


def close_due(unit: Unit, pack: Pack, round_id: str, now: datetime) -> bool:
    """Close the vote whose time is over; False when somebody else already has."""
    round_ = unit.rounds.take(round_id)
    if round_ is None or round_.due_at is None or round_.due_at > now:
        return False
    move(unit, pack, round_, round_.due_at, now)
    return True


def move(unit: Unit, pack: Pack, round_: Round, at: datetime, now: datetime) -> Round:
    """Move a round that was taken on: to a second vote, or past its turn, whose answers then count."""
    votes = unit.rounds.votes(round_.id)
    firsts = choices(votes, round_.place, 1)
    split = is_split(tally(firsts))
    later = closed(round_, at, now, split=split, askable=lambda turn: _is_askable(pack, turn))
    unit.rounds.save(later)
    if not is_settled(later, round_.place):
        _reply(unit, round_, "split", Subject.ROUND_SPLIT, now)
    else:
        _settle(unit, pack, round_)
        if round_.shown or firsts:
            _reply(unit, round_, "result", Subject.ROUND_RESULT, now)
    if later.ref is not None:
        unit.outbox.order_edit(edit_of(later, now))
    return later


def _is_askable(pack: Pack, turn: Turn) -> bool:
    """Tell whether the item of a turn may still be asked as it was chosen."""
    item = pack.item(turn.item)
    return item is not None and item.rev == turn.rev and pack.askable(turn.item)


def is_settled(round_: Round, place: int) -> bool:
    """Tell whether the votes on a turn are over, so that its answers are in the ledger."""
    return round_.state is not RoundState.OPEN or place < round_.place


def _settle(unit: Unit, pack: Pack, round_: Round) -> None:
    """Enter the answers of a turn into the ledger: not sooner, or points would tell what is right.

    Votes are read again once nobody who voted can be deleted any more.
    """
    item_shown = turn_shown(pack, round_, round_.place)
    if item_shown is None:
        return
    for member in sorted(one.member for one in _first_votes(unit, round_)):
        unit.members.held(member)
    for one in _first_votes(unit, round_):
        enter(unit, attempt_of(unit, pack, round_, one, item_shown.item))


def _first_votes(unit: Unit, round_: Round) -> list[Vote]:
    """Return the votes on the turn that is open which count."""
    return [one for one in unit.rounds.votes(round_.id) if (one.place, one.vote) == (round_.place, 1)]


def attempt_of(unit: Unit, pack: Pack, round_: Round, vote: Vote, item: Item) -> Attempt:
    """Return the attempt that a first vote is."""
    verdict, worth = judge(item, vote.chosen)
    return Attempt(
        member=vote.member,
        channel=round_.channel,
        slot=live_slot(round_.id, vote.place),
        about=pack.counted_as(item.id),
        surface=Surface.LIVE,
        question=item.question,
        rev=item.rev,
        topic=item.topic,
        verdict=verdict,
        worth=worth,
        points=practice_points(unit, vote.member, worth, round_.local_date),
        at=vote.at,
        local_date=round_.local_date,
        item=item.id,
        order=order_of(round_, item),
        chosen=vote.chosen,
    )


def confirmed(unit: Unit, order: Order, ref: str, now: datetime) -> None:
    """Take note that the platform shows a step; a round that was given up meanwhile says that it is over."""
    round_ = unit.rounds.take(order.about)
    if round_ is None:
        return
    later = shown(round_, step_of(order.key), ref, now)
    if later != round_:
        unit.rounds.save(later)
    if later.state is not round_.state:
        unit.outbox.order_edit(edit_of(later, now))


def _reply(unit: Unit, round_: Round, what: str, subject: Subject, now: datetime) -> None:
    """Order a reply about the turn that was open, in the thread of the round."""
    key = reply_key(round_.id, round_.place, what)
    if round_.ref is not None:
        unit.outbox.order(order_about(round_, key, DeliveryKind.REPLY, subject, now))


def edit_of(round_: Round, not_before: datetime) -> Order:
    """Return the order to show a round as it is then."""
    return order_about(round_, edit_key(round_), DeliveryKind.EDIT, Subject.ROUND, not_before)


def order_about(round_: Round, key: str, kind: DeliveryKind, subject: Subject, not_before: datetime) -> Order:
    """Return an order about a round."""
    return Order(key, kind, round_.channel, round_.id, subject, not_before)


def round_facts(unit: Unit, pack: Pack, round_: Round) -> RoundFacts | None:
    """Return a round as its channel sees it now; None where nothing can be shown any more."""
    votes = unit.rounds.votes(round_.id)
    people = len({one.person for one in votes})
    if round_.state is not RoundState.OPEN:
        return RoundFacts(round_, None, 0, people, _results(pack, round_, votes))
    item_shown = turn_shown(pack, round_, round_.place)
    if item_shown is None:
        return None
    answered = sum((one.place, one.vote) == (round_.place, round_.vote) for one in votes)
    return RoundFacts(round_, item_shown, answered, people, ())


def _results(pack: Pack, round_: Round, votes: Collection[Vote]) -> tuple[TurnResult, ...]:
    """Return how each turn that was asked went, by first answers."""
    results = []
    for place, turn in enumerate(round_.turns):
        item, chosen = pack.item(turn.item), list(choices(votes, place, 1).values())
        if item is not None and (turn.closed or chosen):
            results.append(TurnResult(item, len(chosen), chosen.count(item.key.id)))
    return tuple(results)


def topics_of(pack: Pack, round_: Round) -> str:
    """Return the topics of a round by their titles, as its thread is called."""
    items = (pack.item(turn.item) for turn in round_.turns)
    return ", ".join(dict.fromkeys(pack.titles.get(item.topic, item.topic) for item in items if item))


def split_vote(unit: Unit, pack: Pack, round_: Round, place: int) -> SplitVote | None:
    """Return a first vote that was split."""
    item_shown = turn_shown(pack, round_, place)
    if item_shown is None:
        return None
    return SplitVote(round_, place, item_shown, tally(choices(unit.rounds.votes(round_.id), place, 1)))


def turn_closed(unit: Unit, pack: Pack, round_: Round, place: int) -> TurnClosed | None:
    """Return a turn that is over."""
    item_shown = turn_shown(pack, round_, place)
    if item_shown is None:
        return None
    votes = unit.rounds.votes(round_.id)
    before, after = (choices(votes, place, number) for number in (1, 2))
    tallies = (before, after) if len(round_.turns[place].closed) > 1 else (before,)
    changed = sum(before[person] != chosen for person, chosen in after.items())
    return TurnClosed(round_, place, item_shown, tuple(tally(one) for one in tallies), changed)
