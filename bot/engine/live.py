"""Live rounds: beginning one, voting in it, and closing a vote before its time."""

from datetime import date, datetime

from bot.domain.ballot import Vote, Voted
from bot.domain.facts import ItemShown
from bot.domain.live import (
    LATELY,
    PATIENCE,
    ROUNDS_A_DAY,
    Round,
    RoundBegun,
    RoundMoved,
    RoundState,
    Turn,
    accepts,
    count_of,
    post_key,
)
from bot.domain.order import QUIET_EDIT, DeliveryKind, Subject
from bot.domain.pack import Pack
from bot.domain.prompt import PromptState
from bot.domain.question import Item
from bot.domain.refusal import Reason, Refusal
from bot.domain.selection import mixed_items
from bot.domain.visitor import Visitor
from bot.engine.find import local_date, option_at, scope_named
from bot.engine.ports import Unit
from bot.engine.quiz import Wish
from bot.engine.record import enter
from bot.engine.turns import attempt_of, edit_of, is_settled, move, order_about, turn_shown


def start_round(
    unit: Unit, pack: Pack, visitor: Visitor, wish: Wish, round_id: str, now: datetime
) -> RoundBegun | Refusal:
    """Begin a round in a channel that studies; its items are ones that were not asked there lately."""
    channel, day = visitor.channel.key, local_date(unit, visitor)
    lately = unit.rounds.since(channel, now - LATELY)
    reason = _why_not(unit, channel, lately, day)
    if reason is not None:
        return Refusal(reason)
    scope = scope_named(pack, wish.topic)
    if isinstance(scope, Refusal):
        return scope
    items = [item for question in pack.eligible(scope.slugs) for item in question.items]
    fresh = _fresh(unit, pack, channel, items, lately, now)
    if not fresh:
        return Refusal(Reason.ASKED_LATELY if items else Reason.NOTHING_TO_QUIZ, scope.title)
    chosen = mixed_items(fresh, count_of(wish.count), round_id)
    round_ = Round(
        id=round_id,
        channel=channel,
        starter=visitor.member.key,
        label=scope.title,
        local_date=day,
        asked_at=now,
        turns=tuple(Turn(item.id, item.rev) for item in chosen),
        due_at=now + PATIENCE,
    )
    if not unit.rounds.add(round_):
        return Refusal(Reason.ROUND_OPEN)
    unit.outbox.order(order_about(round_, post_key(round_id), DeliveryKind.POST, Subject.ROUND, now))
    return RoundBegun(round_)


def _why_not(unit: Unit, channel: str, lately: list[Round], day: date) -> Reason | None:
    """Return why no round may begin in a channel now, if none may."""
    if unit.plans.get(channel) is None:
        return Reason.NO_PLAN
    if unit.channels.parked(channel) is not None:
        return Reason.CHANNEL_PARKED
    if any(one.state is RoundState.OPEN for one in lately):
        return Reason.ROUND_OPEN
    today = [one for one in lately if one.local_date == day and one.state is not RoundState.WITHDRAWN]
    return Reason.ROUNDS_SPENT if len(today) >= ROUNDS_A_DAY else None


def _fresh(
    unit: Unit, pack: Pack, channel: str, items: list[Item], lately: list[Round], now: datetime
) -> list[Item]:
    """Return the items that were in no round or quick check of a channel lately, and are not of today."""
    asked = {pack.current(turn.item) for one in lately for turn in one.turns}
    asked |= {pack.current(item) for item in unit.prompts.items_since(channel, now - LATELY)}
    latest = unit.prompts.latest(channel)
    # the close of a turn would give away what the open question is still to be asked
    open_now = pack.question(latest.question) if latest and latest.state is PromptState.OPEN else None
    hidden = open_now.id if open_now else ""
    return [item for item in items if item.id not in asked and item.question != hidden]


def vote(
    unit: Unit, pack: Pack, visitor: Visitor, round_id: str, turn: tuple[str, str], option: str
) -> Voted | Refusal:
    """Keep a vote on a turn, named by its place and the number of the vote; each person has one in each."""
    round_ = unit.rounds.watch(round_id)
    found = _turn_at(pack, visitor, round_, *turn)
    if round_ is None or isinstance(found, Refusal):
        return found if isinstance(found, Refusal) else Refusal(Reason.ROUND_UNKNOWN)
    place, number, item_shown = found
    chosen = option_at(item_shown, option)
    if chosen is None:
        return Refusal(Reason.OPTION_UNKNOWN)
    person = unit.members.known(visitor.member.key).person
    before = unit.rounds.choice(round_id, place, 1, person)
    if not accepts(round_, place, number, visitor.at):
        return Refusal(Reason.VOTE_CLOSED)
    if number > 1 and before is None:
        return Refusal(Reason.VOTED_FIRST_ONLY)
    kept = Vote(round_id, place, number, person, visitor.member.key, chosen, visitor.at)
    first = before if number > 1 else None
    if not unit.rounds.vote(kept):
        stands = unit.rounds.choice(round_id, place, number, person) or chosen
        return Voted(round_, place, item_shown, stands, first, repeat=True)
    unit.members.meet(visitor.member.key, visitor.name)
    if number == 1 and is_settled(round_, place):
        # given in time by the platform's clock, and heard only now
        enter(unit, attempt_of(unit, pack, round_, kept, item_shown.item))
    elif (place, number) == (round_.place, round_.vote):
        unit.outbox.order_edit(edit_of(round_, visitor.at + QUIET_EDIT))
    return Voted(round_, place, item_shown, chosen, first)


def _turn_at(
    pack: Pack, visitor: Visitor, round_: Round | None, place: str, number: str
) -> tuple[int, int, ItemShown] | Refusal:
    """Return the turn and the vote that a button names; whatever it carries may be forged."""
    if round_ is None or round_.channel != visitor.channel.key or number not in ("1", "2"):
        return Refusal(Reason.ROUND_UNKNOWN)
    if not (place.isascii() and place.isdigit() and int(place) < len(round_.turns)):
        return Refusal(Reason.ROUND_UNKNOWN)
    item_shown = turn_shown(pack, round_, int(place))
    if item_shown is None:
        return Refusal(Reason.ROUND_UNKNOWN)
    return int(place), int(number), item_shown


def close_now(
    unit: Unit, pack: Pack, visitor: Visitor, round_id: str, step: str, now: datetime
) -> RoundMoved | Refusal:
    """Close the vote that is open before its time, as whoever began the round, or as a steward."""
    round_ = unit.rounds.take(round_id)
    if round_ is None or round_.channel != visitor.channel.key:
        return Refusal(Reason.ROUND_UNKNOWN)
    members = unit.members.of(unit.members.known(visitor.member.key).person)
    if not visitor.steward and round_.starter not in members:
        return Refusal(Reason.NOT_YOUR_ROUND)
    if round_.state is not RoundState.OPEN or str(round_.step) != step:
        return Refusal(Reason.VOTE_CLOSED)
    if not round_.shown or round_.due_at is None:
        return Refusal(Reason.ROUND_STARTING)
    return RoundMoved(move(unit, pack, round_, min(visitor.at, round_.due_at), now))
