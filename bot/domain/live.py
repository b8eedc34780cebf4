"""Live rounds: items that a channel answers at the same time, each in private until it closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.facts import ItemShown
from bot.domain.question import Item
from bot.domain.shuffle import shuffled

VOTE = timedelta(minutes=2)
SECOND_VOTE = timedelta(minutes=3)
PATIENCE = timedelta(minutes=10)
"""How long an item may wait for its platform to show it, and a close for us; later the round ends."""

USUAL_ITEMS, MOST_ITEMS = 3, 5
ROUNDS_A_DAY = 3
LATELY = timedelta(days=14)
"""What was asked in a channel within this time is not asked in a round there."""


class RoundState(StrEnum):
    """Where a round is in its life."""

    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    """Its message never came to be."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One item of a round; `closed` are the instants at which its votes ended, at most two."""

    item: str
    rev: int
    closed: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it stands. It moves in steps: to the second vote on an item, or to the next item.

    `starter` is a member, `label` what was asked for. `place` is the turn that is open, `vote` 1 or 2.
    `shown` says that the platform has confirmed this step; `due_at` is when it closes, or, while it is not
    shown, when it is given up. `ref` is the platform's reference of the message once it exists.
    """

    id: str
    channel: str
    starter: str
    label: str
    local_date: date
    asked_at: datetime
    turns: tuple[Turn, ...]
    due_at: datetime | None
    state: RoundState = RoundState.OPEN
    place: int = 0
    vote: int = 1
    step: int = 0
    shown: bool = False
    ref: str | None = None

    @property
    def turn(self) -> Turn:
        """The turn that is open. Raises IndexError when the round is over."""
        return self.turns[self.place]


def count_of(asked: int | None) -> int:
    """Return how many items a round gets: the usual number, or what was asked within bounds."""
    return USUAL_ITEMS if asked is None else max(1, min(asked, MOST_ITEMS))


def shown(round_: Round, step: int, ref: str, now: datetime) -> Round:
    """Return a round of which the platform has confirmed a step: from now on there is time to answer.

    One that was withdrawn exists after all, and is over.
    """
    if round_.state is RoundState.WITHDRAWN:
        return replace(round_, ref=ref, state=RoundState.DONE)
    if round_.state is not RoundState.OPEN or round_.shown or round_.step != step:
        return round_
    lasts = VOTE if round_.vote == 1 else SECOND_VOTE
    return replace(round_, shown=True, ref=round_.ref or ref, due_at=now + lasts)


def closed(
    round_: Round, at: datetime, now: datetime, *, split: bool, askable: Callable[[Turn], bool]
) -> Round:
    """Return a round after the vote that was open has ended at an instant.

    A first vote that is split is held once more; otherwise the next item that may still be asked opens. A
    step that was never shown is the last one, and so is one that closes long after its time: who was there
    has left.
    """
    if not round_.shown:
        return _ended(round_)
    turn = replace(round_.turn, closed=(*round_.turn.closed, at))
    turns = (*round_.turns[: round_.place], turn, *round_.turns[round_.place + 1 :])
    ahead = (place for place in range(round_.place + 1, len(turns)) if askable(turns[place]))
    held = split and round_.vote == 1
    following = round_.place if held else next(ahead, None)
    if following is None or now - at > PATIENCE:
        return _ended(replace(round_, turns=turns))
    return replace(
        round_,
        turns=turns,
        place=following,
        vote=2 if held else 1,
        step=round_.step + 1,
        shown=False,
        due_at=now + PATIENCE,
    )


def _ended(round_: Round) -> Round:
    """Return a round that is over; one without a message was never there."""
    state = RoundState.WITHDRAWN if round_.ref is None else RoundState.DONE
    return replace(round_, state=state, step=round_.step + 1, due_at=None)


def accepts(round_: Round, place: int, vote: int, at: datetime) -> bool:
    """Tell whether an answer given at this instant, by the platform's clock, came before its vote closed."""
    ended = round_.turns[place].closed
    if len(ended) >= vote:
        return at < ended[vote - 1]
    if round_.state is not RoundState.OPEN or (place, vote) != (round_.place, round_.vote):
        return False
    return not round_.shown or round_.due_at is None or at < round_.due_at


def order_of(round_: Round, item: Item) -> tuple[str, ...]:
    """Return the option ids in the order of a round's message: the same for everybody."""
    seed = f"{round_.id}/{item.id}/{item.rev}"
    return tuple(option.id for option in shuffled(item.options, seed, lambda option: option.id))


def live_slot(round_id: str, place: int) -> str:
    """Return the slot of one turn of a round."""
    return f"live/{round_id}/{place}"


def post_key(round_id: str) -> str:
    """Return the key of the order that posts a round."""
    return f"round/{round_id}"


def edit_key(round_: Round) -> str:
    """Return the key of the order that shows the step at which a round is, and its counter."""
    return f"edit/round/{round_.id}/{round_.step}"


def step_of(order_key: str) -> int:
    """Return the step that an order to post or edit a round shows."""
    return int(order_key.rpartition("/")[2]) if order_key.startswith("edit/") else 0


def reply_key(round_id: str, place: int, what: str) -> str:
    """Return the key of a reply about a turn."""
    return f"round/{round_id}/{place}/{what}"


def place_of(order_key: str) -> int:
    """Return the turn that a reply is about."""
    return int(order_key.split("/")[2])


@dataclass(frozen=True, slots=True)
class RoundBegun:
    """A round was ordered."""

    round: Round


@dataclass(frozen=True, slots=True)
class TurnResult:
    """How a turn went."""

    item: Item
    answers: int
    right: int


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round as its channel sees it: the open item and how many have voted, or how it went in the end."""

    round: Round
    open: ItemShown | None
    answered: int
    people: int
    results: Sequence[TurnResult]


@dataclass(frozen=True, slots=True)
class RoundMoved:
    """Somebody closed a vote before its time."""

    round: Round
