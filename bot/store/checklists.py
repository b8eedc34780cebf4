"""Checklists: what texts were found to cover, and what their authors ticked."""

from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, select, update

from bot.domain.checklist import Checklist, Doubt, Entry, State
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import checklist

OF_TEXT = (checklist.c.member == bindparam("of_member"), checklist.c.slot == bindparam("of_slot"))
FOUND: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("matcher", "doubt", "entries")}

GET = select(checklist).where(*OF_TEXT)
IMPROVE = update(checklist).where(*OF_TEXT, checklist.c.ticked_at.is_(None)).values(FOUND)
TICK = update(checklist).where(*OF_TEXT).values({**FOUND, "ticked_at": bindparam("new_ticked_at")})
TICKED = (
    select(checklist)
    .where(checklist.c.prompt == bindparam("of_prompt"), checklist.c.ticked_at.is_not(None))
    .order_by(checklist.c.member)
)


@cache
def _begin(dialect: str) -> Executable:
    """Insert a checklist unless its text has one."""
    return insert(dialect, checklist).on_conflict_do_nothing()


def _to_row(value: Checklist) -> dict[str, Any]:
    """Return the row of a checklist."""
    return {
        "member": value.member,
        "slot": value.slot,
        "prompt": value.prompt,
        "question": value.question,
        "rev": value.rev,
        "matcher": value.matcher,
        "doubt": value.doubt,
        "blind": value.blind,
        "entries": _entries(value),
        "at": value.at,
        "ticked_at": value.ticked_at,
    }


def _from_row(row: Row[Any]) -> Checklist:
    """Return the checklist of a row."""
    return Checklist(
        member=row.member,
        slot=row.slot,
        prompt=row.prompt,
        question=row.question,
        rev=row.rev,
        matcher=row.matcher,
        doubt=Doubt(row.doubt) if row.doubt else None,
        blind=bool(row.blind),
        entries=tuple(
            Entry(key, State(state) if state else None, p, quote, ticked)
            for key, state, p, quote, ticked in row.entries
        ),
        at=row.at,
        ticked_at=row.ticked_at,
    )


def _entries(value: Checklist) -> list[list[Any]]:
    """Return the entries of a checklist as they are kept."""
    return [[one.key, one.state, one.p, one.quote, one.ticked] for one in value.entries]


def _found(value: Checklist) -> dict[str, Any]:
    """Return the parameters of what is replaced in a checklist."""
    return {
        "of_member": value.member,
        "of_slot": value.slot,
        "new_matcher": value.matcher,
        "new_doubt": value.doubt,
        "new_entries": _entries(value),
    }


class SqlChecklists:
    """Checklists in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def begin(self, checklist: Checklist) -> bool:
        """Insert a checklist; False, and nothing changes, when its text has one."""
        return self._db.run(_begin(self._db.dialect), _to_row(checklist)) > 0

    def get(self, member: str, slot: str) -> Checklist | None:
        """Return the checklist of a text."""
        row = self._db.first(GET, {"of_member": member, "of_slot": slot})
        return _from_row(row) if row else None

    def improve(self, checklist: Checklist) -> bool:
        """Replace what was found of a text; False, and nothing changes, once its author has ticked."""
        return self._db.run(IMPROVE, _found(checklist)) > 0

    def tick(self, checklist: Checklist) -> None:
        """Replace a checklist by one that its author ticked."""
        self._db.run(TICK, {**_found(checklist), "new_ticked_at": checklist.ticked_at})

    def ticked(self, prompt: str) -> list[Checklist]:
        """Return the checklists of a prompt that their authors ticked, by member."""
        return [_from_row(row) for row in self._db.rows(TICKED, {"of_prompt": prompt})]
