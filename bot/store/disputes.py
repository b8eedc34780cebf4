"""Disputes, and what is held for them."""

from dataclasses import asdict
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, and_, bindparam, select, update

from bot.domain.dispute import Asked, Decision, Dispute, Hold, Why
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import dispute, held_item

UNDECIDED = ""
OF_DISPUTE = and_(
    dispute.c.space == bindparam("of_space"),
    dispute.c.item == bindparam("of_item"),
    dispute.c.rev == bindparam("of_rev"),
)
DISPUTED = select(dispute.c.person).where(OF_DISPUTE, dispute.c.person == bindparam("of_person"))
HEARD = (
    select(dispute)
    .where(OF_DISPUTE, dispute.c.hearing == bindparam("of_hearing"))
    .order_by(dispute.c.at, dispute.c.person)
)
THIS = held_item.c.id == bindparam("of_hold")
GET = select(held_item).where(THIS)
HOLDS = (
    select(held_item)
    .where(
        held_item.c.space == bindparam("of_space"),
        held_item.c.item == bindparam("of_item"),
        held_item.c.rev == bindparam("of_rev"),
    )
    .order_by(held_item.c.hearing)
)
OLDEST = (held_item.c.held_at, held_item.c.id)
WAITING = (
    select(held_item)
    .where(held_item.c.space == bindparam("of_space"), held_item.c.decision == UNDECIDED)
    .order_by(*OLDEST)
)
DECIDE = (
    update(held_item)
    .where(THIS, held_item.c.decision == UNDECIDED)
    .values(
        decision=bindparam("new_decision"),
        key=bindparam("new_key"),
        steward=bindparam("new_steward"),
        decided_at=bindparam("new_decided_at"),
        told=False,
    )
)
UNTOLD = select(held_item).where(~held_item.c.told).order_by(*OLDEST).limit(bindparam("most"))
TOLD = update(held_item).where(THIS, held_item.c.decision == bindparam("of_decision")).values(told=True)
# a table of a few rows, read at every tick
SET_ASIDE = select(held_item.c.space, held_item.c.item, held_item.c.rev).where(
    held_item.c.decision != Decision.KEEP
)


@cache
def _add(dialect: str) -> Executable:
    """Insert a dispute unless the person has disputed the revision."""
    return insert(dialect, dispute).on_conflict_do_nothing()


@cache
def _hold(dialect: str) -> Executable:
    """Insert a hold unless it is there."""
    return insert(dialect, held_item).on_conflict_do_nothing()


def _of(asked: Asked) -> dict[str, Any]:
    """Return the parameters that name a revision."""
    return {"of_space": asked.space, "of_item": asked.item, "of_rev": asked.rev}


def _dispute_of(row: Row[Any]) -> Dispute:
    """Return the dispute of a row."""
    asked = Asked(row.space, row.item, row.rev)
    return Dispute(asked, row.hearing, row.person, row.member, row.channel, row.reason, row.at)


def _hold_of(row: Row[Any]) -> Hold:
    """Return the hold of a row."""
    return Hold(
        asked=Asked(row.space, row.item, row.rev),
        hearing=row.hearing,
        why=Why(row.why),
        channel=row.channel,
        held_at=row.held_at,
        told=bool(row.told),
        decision=Decision(row.decision) if row.decision else None,
        key=row.key,
        steward=row.steward,
        decided_at=row.decided_at,
    )


class SqlDisputes:
    """Disputes in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, dispute: Dispute) -> bool:
        """Insert a dispute; False, and nothing changes, when the person has disputed this revision here."""
        row = asdict(dispute)
        return self._db.run(_add(self._db.dialect), {**row.pop("asked"), **row}) > 0

    def disputed(self, asked: Asked, person: str) -> bool:
        """Tell whether a person has disputed a revision."""
        return self._db.first(DISPUTED, {**_of(asked), "of_person": person}) is not None

    def heard(self, asked: Asked, hearing: int) -> list[Dispute]:
        """Return the disputes of a hearing, oldest first."""
        return [_dispute_of(row) for row in self._db.rows(HEARD, {**_of(asked), "of_hearing": hearing})]

    def hold(self, hold: Hold) -> bool:
        """Insert a hold; False, and nothing changes, when it is there."""
        row = asdict(hold)
        values = {**row.pop("asked"), **row, "id": hold.id, "decision": hold.decision or UNDECIDED}
        return self._db.run(_hold(self._db.dialect), values) > 0

    def get(self, hold_id: str) -> Hold | None:
        """Return the hold of that id."""
        row = self._db.first(GET, {"of_hold": hold_id})
        return _hold_of(row) if row else None

    def holds(self, asked: Asked) -> list[Hold]:
        """Return every hold of a revision, oldest first."""
        return [_hold_of(row) for row in self._db.rows(HOLDS, _of(asked))]

    def waiting(self, space: str) -> list[Hold]:
        """Return what waits for a decision in a space, oldest first."""
        return [_hold_of(row) for row in self._db.rows(WAITING, {"of_space": space})]

    def decide(self, hold: Hold) -> bool:
        """Record a decision, of which nobody has been told yet; False when there was one already."""
        decided = {"new_decision": hold.decision, "new_key": hold.key, "new_steward": hold.steward}
        return self._db.run(DECIDE, {"of_hold": hold.id, **decided, "new_decided_at": hold.decided_at}) > 0

    def untold(self, limit: int) -> list[Hold]:
        """Return holds of which somebody must still be told how they stand, oldest first."""
        return [_hold_of(row) for row in self._db.rows(UNTOLD, {"most": limit})]

    def told(self, hold: Hold) -> None:
        """Record that everybody has been told; nothing changes when it was decided meanwhile."""
        self._db.run(TOLD, {"of_hold": hold.id, "of_decision": hold.decision or UNDECIDED})

    def set_aside(self) -> set[Asked]:
        """Return all that is not to be asked: what waits for a decision, and what was not kept."""
        return {Asked(*row) for row in self._db.rows(SET_ASIDE, {})}
