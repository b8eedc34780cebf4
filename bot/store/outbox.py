"""The outbox: orders, claims and what became of them."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Executable,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.domain.order import Claim, DeliveryKind, Order, Subject
from bot.domain.scope import space_of
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import outbox, parked_channel

PENDING, SENDING, SENT, UNKNOWN, DEAD = "pending", "sending", "sent", "unknown", "dead"

other = outbox.alias("other")
NOW: BindParameter[datetime] = bindparam("now")
CREATES = outbox.c.kind != DeliveryKind.EDIT

# a lease says until when nobody takes an order, whether it is being sent or rests after a try that failed
DUE_AT = func.coalesce(outbox.c.lease_until, outbox.c.not_before)
SOMEBODY_SENDS = exists().where(
    other.c.channel == outbox.c.channel,
    other.c.state == SENDING,
    other.c.lease_until > NOW,
)
EARLIER_CREATION = exists().where(
    other.c.channel == outbox.c.channel,
    other.c.about == outbox.c.about,
    or_(other.c.state == PENDING, other.c.state == SENDING),
    other.c.kind != DeliveryKind.EDIT,
    other.c.id < outbox.c.id,
)
SOMETHING_IS_SENT = exists().where(other.c.channel == outbox.c.channel, other.c.state == SENDING)
PARKED = exists().where(parked_channel.c.key.in_((outbox.c.channel, outbox.c.space)))

FIRST_PER_CHANNEL = (
    select(func.min(outbox.c.id))
    .where(
        or_(outbox.c.state == PENDING, outbox.c.state == SENDING),
        outbox.c.door == bindparam("of_door"),
        DUE_AT <= NOW,
        ~SOMEBODY_SENDS,
        ~PARKED,
        or_(~CREATES, ~EARLIER_CREATION),
    )
    .group_by(outbox.c.channel)
    .order_by(func.min(outbox.c.id))
    .limit(bindparam("most"))
)
CANDIDATES = select(outbox).where(outbox.c.id.in_(FIRST_PER_CHANNEL)).order_by(outbox.c.id)

THIS_CLAIM = and_(
    outbox.c.id == bindparam("of_id"),
    outbox.c.attempt == bindparam("of_attempt"),
    outbox.c.state == SENDING,
)
TAKE = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("of_id"),
        outbox.c.attempt == bindparam("of_attempt"),
        outbox.c.state == bindparam("of_state"),
    )
    .values(
        state=SENDING,
        attempt=outbox.c.attempt + 1,
        lease_until=bindparam("new_lease"),
        first_tried_at=func.coalesce(outbox.c.first_tried_at, bindparam("new_first_tried")),
    )
)
CONFIRM = (
    update(outbox)
    .where(THIS_CLAIM)
    .values(
        # an edit that was asked for again while it was sent goes round once more
        state=case((outbox.c.version > bindparam("of_version"), PENDING), else_=SENT),
        attempt=case((outbox.c.version > bindparam("of_version"), 0), else_=outbox.c.attempt),
        ref=bindparam("new_ref"),
        lease_until=None,
        first_tried_at=None,
        reason=None,
    )
)
RETRY = (
    update(outbox)
    .where(THIS_CLAIM)
    .values(
        state=PENDING,
        lease_until=bindparam("new_rest"),
        first_tried_at=bindparam("new_first_tried"),
        reason=bindparam("new_reason"),
    )
)
END = (
    update(outbox)
    .where(THIS_CLAIM)
    .values(state=bindparam("new_state"), lease_until=None, reason=bindparam("new_reason"))
)
ASK_AGAIN = (
    update(outbox)
    .where(outbox.c.key == bindparam("of_key"), outbox.c.state == PENDING)
    .values(version=outbox.c.version + 1, subject=bindparam("new_subject"))
)
TOLD = select(outbox).where(outbox.c.id == bindparam("of_id"), outbox.c.kind == DeliveryKind.TELL)
STUCK = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.channel == bindparam("of_channel"), outbox.c.state == UNKNOWN)
    .where(outbox.c.not_before >= bindparam("since"))
)
NEXT_DUE = select(func.min(DUE_AT)).where(
    or_(outbox.c.state == PENDING, outbox.c.state == SENDING),
    ~PARKED,
    # what waits for another order of its channel is due no sooner than that one moves
    or_(outbox.c.state == SENDING, ~SOMETHING_IS_SENT),
    or_(~CREATES, ~EARLIER_CREATION),
)


@cache
def _order(dialect: str) -> Executable:
    """Insert an order unless its key exists."""
    return insert(dialect, outbox).on_conflict_do_nothing().returning(outbox.c.id)


@cache
def _order_edit(dialect: str) -> Executable:
    """Insert an edit, or ask again for the one that is there; a pending one keeps its time."""
    new = insert(dialect, outbox)
    pending = outbox.c.state == PENDING
    return new.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "version": outbox.c.version + 1,
            "subject": new.excluded.subject,
            "state": case((outbox.c.state == SENDING, SENDING), else_=PENDING),
            "not_before": case((pending, outbox.c.not_before), else_=new.excluded.not_before),
            "attempt": case(
                (or_(outbox.c.state == PENDING, outbox.c.state == SENDING), outbox.c.attempt), else_=0
            ),
        },
    )


def _to_row(order: Order) -> dict[str, Any]:
    """Return the row of a new order."""
    return {
        "key": order.key,
        "kind": order.kind,
        "door": order.channel.split(":", 1)[0],
        "space": space_of(order.channel),
        "channel": order.channel,
        "about": order.about,
        "subject": order.subject,
        "state": PENDING,
        "attempt": 0,
        "version": 0,
        "not_before": order.not_before,
    }


def _from_row(row: Row[Any]) -> Order:
    """Return the order of a row."""
    return Order(
        row.key, DeliveryKind(row.kind), row.channel, row.about, Subject(row.subject), row.not_before
    )


def _claimed(row: Row[Any], now: datetime) -> Claim:
    """Return the claim on a row that has just been taken."""
    return Claim(row.id, row.attempt + 1, row.version, _from_row(row), row.first_tried_at, now)


class SqlOutbox:
    """Orders in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._order = _order(statements.dialect)
        self._order_edit = _order_edit(statements.dialect)

    def order(self, order: Order) -> bool:
        """Insert a pending order; return False, and change nothing, when its key exists."""
        return self._db.first(self._order, _to_row(order)) is not None

    def order_edit(self, order: Order) -> None:
        """Ask for an edit: one row per key, asked for again it becomes pending again, the last state wins."""
        # most edits are asked for while one is pending: touching the version alone writes no index
        if not self._db.run(ASK_AGAIN, {"of_key": order.key, "new_subject": order.subject}):
            self._db.run(self._order_edit, _to_row(order))

    def claim(self, door: str, now: datetime, lease_until: datetime, limit: int) -> list[Claim]:
        """Take due orders of a door under a lease, one per channel; creations about a thing in order."""
        found = self._db.rows(CANDIDATES, {"of_door": door, "now": now, "most": limit})
        return [_claimed(row, now) for row in found if self._take(row, now, lease_until)]

    def _take(self, row: Row[Any], now: datetime, lease_until: datetime) -> bool:
        """Take one candidate, unless somebody else was quicker."""
        seen = {"of_id": row.id, "of_attempt": row.attempt, "of_state": row.state}
        taken = {"new_lease": lease_until, "new_first_tried": now}
        return self._db.run(TAKE, {**seen, **taken}) == 1

    def sent(self, claim: int, attempt: int, version: int, ref: str) -> bool:
        """Confirm a claim; False when the claim is no longer ours. An edit asked for again goes on."""
        values = {"of_id": claim, "of_attempt": attempt, "of_version": version, "new_ref": ref}
        return self._db.run(CONFIRM, values) == 1

    def retry(
        self, claim: int, attempt: int, again_at: datetime, reason: str, tried_at: datetime | None
    ) -> bool:
        """Hand a claim back until an instant; `tried_at` is set when the try may have succeeded unseen."""
        values = {"of_id": claim, "of_attempt": attempt, "new_rest": again_at}
        why = {"new_reason": reason, "new_first_tried": tried_at}
        return self._db.run(RETRY, {**values, **why}) == 1

    def give_up(self, claim: int, attempt: int, reason: str, unknown: bool) -> bool:
        """End an order without success: dead, or unknown when it may exist."""
        values = {"of_id": claim, "of_attempt": attempt, "new_reason": reason}
        return self._db.run(END, {**values, "new_state": UNKNOWN if unknown else DEAD}) == 1

    def told(self, number: int) -> Order | None:
        """Return what was to be told to somebody, by the number of its claim; None for any other order."""
        row = self._db.first(TOLD, {"of_id": number})
        return _from_row(row) if row else None

    def stuck(self, channel: str, since: datetime) -> int:
        """Return how many orders of a channel that were due since an instant ended as unknown."""
        return self._db.count(STUCK, {"of_channel": channel, "since": since})

    def next_due(self) -> datetime | None:
        """Return the soonest instant at which an order may be claimed."""
        return self._db.value(NEXT_DUE, {}, datetime)
