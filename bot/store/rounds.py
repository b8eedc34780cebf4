"""Live rounds, and the votes in them."""

from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, func, select, update

from bot.domain.ballot import Vote
from bot.domain.live import Round, RoundState, Turn
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import live_round, live_vote

GET = select(live_round).where(live_round.c.id == bindparam("of_round"))
# locks of PostgreSQL: SQLite has one writer at a time anyway
WATCH = GET.with_for_update(read=True)
TAKE = GET.with_for_update()
DUE = (
    select(live_round)
    .where(live_round.c.due_at <= bindparam("now"))
    .order_by(live_round.c.due_at)
    .limit(bindparam("most"))
)
NEXT_DUE = select(func.min(live_round.c.due_at))
SINCE = (
    select(live_round)
    .where(live_round.c.channel == bindparam("of_channel"), live_round.c.asked_at >= bindparam("since"))
    .order_by(live_round.c.asked_at)
)
CHANGED = ("open_in", "turns", "due_at", "state", "place", "vote", "step", "shown", "ref")
SAVE = (
    update(live_round)
    .where(live_round.c.id == bindparam("of_round"))
    .values({name: bindparam(f"new_{name}", type_=live_round.c[name].type) for name in CHANGED})
)
CHOICE = select(live_vote.c.chosen).where(
    live_vote.c.round == bindparam("of_round"),
    live_vote.c.place == bindparam("of_place"),
    live_vote.c.vote == bindparam("of_vote"),
    live_vote.c.person == bindparam("of_person"),
)
VOTES = (
    select(live_vote)
    .where(live_vote.c.round == bindparam("of_round"))
    .order_by(live_vote.c.at, live_vote.c.person)
)


@cache
def _add(dialect: str) -> Executable:
    """Insert a round unless its channel has an open one."""
    return insert(dialect, live_round).on_conflict_do_nothing()


@cache
def _vote(dialect: str) -> Executable:
    """Insert a vote unless the person has voted."""
    return insert(dialect, live_vote).on_conflict_do_nothing()


def _to_row(value: Round) -> dict[str, Any]:
    """Return the row of a round."""
    turns = [[turn.item, turn.rev, [at.isoformat() for at in turn.closed]] for turn in value.turns]
    open_in = value.channel if value.state is RoundState.OPEN else None
    return {**asdict(value), "turns": turns, "open_in": open_in}


def _from_row(row: Row[Any]) -> Round:
    """Return the round of a row."""
    turns = tuple(
        Turn(item, rev, tuple(datetime.fromisoformat(at) for at in closed)) for item, rev, closed in row.turns
    )
    return Round(
        id=row.id,
        channel=row.channel,
        starter=row.starter,
        label=row.label,
        local_date=row.local_date,
        asked_at=row.asked_at,
        turns=turns,
        due_at=row.due_at,
        state=RoundState(row.state),
        place=row.place,
        vote=row.vote,
        step=row.step,
        shown=bool(row.shown),
        ref=row.ref,
    )


class SqlRounds:
    """Live rounds in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, round_: Round) -> bool:
        """Insert a round; False, and nothing changes, when one is open in its channel."""
        return self._db.run(_add(self._db.dialect), _to_row(round_)) > 0

    def get(self, round_id: str) -> Round | None:
        """Return the round of that id."""
        return self._first(GET, round_id)

    def watch(self, round_id: str) -> Round | None:
        """Return a round that nobody can move before this unit of work has ended; others may watch it too."""
        return self._first(WATCH, round_id)

    def take(self, round_id: str) -> Round | None:
        """Return a round to move it: until this unit of work has ended nobody else can watch or take it."""
        return self._first(TAKE, round_id)

    def _first(self, statement: Executable, round_id: str) -> Round | None:
        row = self._db.first(statement, {"of_round": round_id})
        return _from_row(row) if row else None

    def save(self, round_: Round) -> None:
        """Replace a round that was taken."""
        row = _to_row(round_)
        self._db.run(SAVE, {"of_round": round_.id, **{f"new_{name}": row[name] for name in CHANGED}})

    def due(self, now: datetime, limit: int) -> list[Round]:
        """Return the open rounds that are due at or before `now`, the longest due first."""
        return [_from_row(row) for row in self._db.rows(DUE, {"now": now, "most": limit})]

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of an open round."""
        return self._db.value(NEXT_DUE, {}, datetime)

    def since(self, channel: str, at: datetime) -> list[Round]:
        """Return the rounds that were asked for in a channel since an instant, oldest first."""
        return [_from_row(row) for row in self._db.rows(SINCE, {"of_channel": channel, "since": at})]

    def vote(self, vote: Vote) -> bool:
        """Insert a vote; False, and nothing changes, when the person has voted there."""
        return self._db.run(_vote(self._db.dialect), asdict(vote)) > 0

    def choice(self, round_id: str, place: int, vote: int, person: str) -> str | None:
        """Return what a person chose in a vote, if they did."""
        of_vote = {"of_round": round_id, "of_place": place, "of_vote": vote, "of_person": person}
        return self._db.value(CHOICE, of_vote, str)

    def votes(self, round_id: str) -> list[Vote]:
        """Return the votes in a round, in the order in which they were given."""
        return [Vote(*row) for row in self._db.rows(VOTES, {"of_round": round_id})]
