"""Interviews, as far as each got."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, func, select, update

from bot.domain.interview import Interview, Phase
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import interview

CHANGING = ("phase", "picked", "asked", "plan", "scores")

ADD = interview.insert()
GET = select(interview).where(interview.c.id == bindparam("of_id"))
ADVANCE = (
    update(interview)
    .where(interview.c.id == bindparam("of_id"), interview.c.phase == bindparam("was"))
    .values({name: bindparam(f"new_{name}") for name in CHANGING})
)


@cache
def unfinished_of(members: int) -> Executable:
    """Return the latest interview of so many members that has not ended."""
    theirs = one_of(interview.c.member, "of_member", members)
    goes_on = (interview.c.phase != Phase.DONE, interview.c.phase != Phase.LEFT)
    latest = (interview.c.at.desc(), interview.c.id)
    return select(interview).where(theirs, *goes_on).order_by(*latest).limit(1)


@cache
def _met(members: int) -> Executable:
    """Return the questions that so many members were interviewed on, with the last time of each."""
    last = func.max(interview.c.at).label("at")
    theirs = one_of(interview.c.member, "of_member", members)
    return select(interview.c.question, last).where(theirs).group_by(interview.c.question)


def _to_row(value: Interview) -> dict[str, Any]:
    """Return the row of an interview."""
    return {
        "id": value.id,
        "member": value.member,
        "channel": value.channel,
        "question": value.question,
        "rev": value.rev,
        "item": value.item,
        "offered": list(value.offered),
        "at": value.at,
        "phase": value.phase,
        "picked": list(value.picked),
        "asked": value.asked,
        "plan": value.plan,
        "scores": list(value.scores),
    }


def _from_row(row: Row[Any]) -> Interview:
    """Return the interview of a row."""
    return Interview(
        id=row.id,
        member=row.member,
        channel=row.channel,
        question=row.question,
        rev=row.rev,
        item=row.item,
        offered=tuple(row.offered),
        at=row.at,
        phase=Phase(row.phase),
        picked=tuple(row.picked),
        asked=row.asked,
        plan=row.plan,
        scores=tuple(row.scores),
    )


class SqlInterviews:
    """Interviews in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, interview: Interview) -> None:
        """Insert an interview."""
        self._db.run(ADD, _to_row(interview))

    def get(self, interview: str) -> Interview | None:
        """Return the interview of that id."""
        row = self._db.first(GET, {"of_id": interview})
        return _from_row(row) if row else None

    def unfinished(self, members: Sequence[str]) -> Interview | None:
        """Return the interview that these members began last, of those neither done nor left."""
        row = self._db.first(unfinished_of(size_of(members)), listed("of_member", members))
        return _from_row(row) if row else None

    def advance(self, interview: Interview, was: Phase) -> bool:
        """Replace an interview that was in a phase; False, and nothing changes, when it no longer is."""
        row = _to_row(interview)
        changed = {f"new_{name}": row[name] for name in CHANGING}
        return self._db.run(ADVANCE, {"of_id": interview.id, "was": was, **changed}) > 0

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members were interviewed on, and when last."""
        rows = self._db.rows(_met(size_of(members)), listed("of_member", members))
        return {row.question: row.at for row in rows}
