"""Amendments of attempts, and the corrections that made them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam, func, select

from bot.domain.attempt import Amendment, Attempt
from bot.domain.correction import Correction
from bot.store.attempts import attempt_of
from bot.store.dialect import insert
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import amendment, attempt, correction

BEGUN = select(correction.c.item, correction.c.rev)
ANSWERS = (
    select(attempt)
    .where(attempt.c.item == bindparam("of_item"), attempt.c.rev < bindparam("before"))
    .order_by(attempt.c.at, attempt.c.id)
)


@cache
def _begin(dialect: str) -> Executable:
    """Insert a correction unless it is there."""
    return insert(dialect, correction).on_conflict_do_nothing()


@cache
def _add(dialect: str) -> Executable:
    """Insert an amendment unless the attempt was amended for that cause."""
    return insert(dialect, amendment).on_conflict_do_nothing()


@cache
def _of_members(members: int) -> Executable:
    """Add up what was amended, by member and slot."""
    theirs = one_of(amendment.c.member, "of_member", members)
    total = func.sum(amendment.c.points).label("points")
    slots = (amendment.c.member, amendment.c.slot)
    return select(*slots, total).where(theirs).group_by(*slots)


class SqlAmendments:
    """Amendments in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def begin(self, correction: Correction, at: datetime) -> bool:
        """Record that a correction is carried out; False, and nothing changes, when it was before."""
        return self._db.run(_begin(self._db.dialect), {**asdict(correction), "at": at}) > 0

    def begun(self) -> set[Correction]:
        """Return the corrections that have been carried out."""
        return {Correction(row.item, row.rev) for row in self._db.rows(BEGUN, {})}

    def answers(self, item: str, before: int) -> list[Attempt]:
        """Return all attempts at revisions of an item below this one, in the order they were made."""
        return [attempt_of(row) for row in self._db.rows(ANSWERS, {"of_item": item, "before": before})]

    def of_members(self, members: Sequence[str]) -> dict[tuple[str, str], int]:
        """Return what amendments add to these members' attempts, by member and slot."""
        rows = self._db.rows(_of_members(size_of(members)), listed("of_member", members))
        return {(row.member, row.slot): int(row.points) for row in rows}

    def add(self, amendment: Amendment) -> bool:
        """Insert an amendment; False, and nothing changes, when the attempt was amended for that cause."""
        return self._db.run(_add(self._db.dialect), asdict(amendment)) > 0
