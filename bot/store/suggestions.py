"""Suggestions of questions and notes."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, and_, bindparam, delete, func, or_, select, update

from bot.domain.suggestion import Suggestion, SuggestionKind, SuggestionState
from bot.store.dialect import insert
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import suggestion

AT_SEAT = suggestion.c.seat == bindparam("of_seat")
QUESTIONS = suggestion.c.kind == SuggestionKind.QUESTION
APPROVED = suggestion.c.state == SuggestionState.APPROVED
OLDEST_FIRST = (suggestion.c.at, suggestion.c.id)

GET = select(suggestion).where(suggestion.c.id == bindparam("of_id"))
SEATED = select(suggestion).where(AT_SEAT)
LEAVE = delete(suggestion).where(AT_SEAT)
SETTLE = (
    update(suggestion)
    .where(suggestion.c.id == bindparam("of_id"), suggestion.c.state == bindparam("of_state"))
    .values(
        state=bindparam("new_state"),
        seat=None,
        decided_by=bindparam("new_by"),
        decided_at=bindparam("new_at"),
        word=bindparam("new_word"),
    )
)
APPROVED_QUESTIONS = select(suggestion).where(QUESTIONS, APPROVED).order_by(*OLDEST_FIRST)
STAMP = select(
    select(func.count())
    .select_from(suggestion)
    .where(QUESTIONS, APPROVED)
    .scalar_subquery()
    .label("approved"),
    select(func.max(suggestion.c.decided_at)).where(QUESTIONS).scalar_subquery().label("latest"),
)


@cache
def _add(dialect: str) -> Executable:
    """Insert a suggestion unless its seat is taken."""
    new = insert(dialect, suggestion)
    return new.on_conflict_do_nothing(index_elements=["seat"]).returning(suggestion.c.id)


@cache
def _keep_draft(dialect: str) -> Executable:
    """Insert a draft, or replace what was typed in the one that has its seat."""
    new = insert(dialect, suggestion)
    renewed = {name: new.excluded[name] for name in ("channel", "space", "parts", "at")}
    return new.on_conflict_do_update(index_elements=["seat"], set_=renewed)


@cache
def _in_state(channels: int) -> Executable:
    """Return the questions of a space and the notes of so many channels in a state."""
    asked = and_(QUESTIONS, suggestion.c.space == bindparam("of_space"))
    noted = and_(~QUESTIONS, one_of(suggestion.c.channel, "of_channel", channels))
    in_state = suggestion.c.state == bindparam("of_state")
    return select(suggestion).where(in_state, or_(asked, noted)).order_by(*OLDEST_FIRST)


@cache
def notes_of(channels: int) -> Executable:
    """Return the latest approved notes about a question in so many channels."""
    here = one_of(suggestion.c.channel, "of_channel", channels)
    about = suggestion.c.question == bindparam("of_question")
    latest = (suggestion.c.at.desc(), suggestion.c.id.desc())
    return (
        select(suggestion).where(about, ~QUESTIONS, APPROVED, here).order_by(*latest).limit(bindparam("most"))
    )


def _to_row(value: Suggestion, seat: str | None) -> dict[str, Any]:
    """Return the row of a suggestion."""
    return {
        "id": value.id,
        "kind": value.kind,
        "state": value.state,
        "seat": seat,
        "member": value.member,
        "space": value.space,
        "channel": value.channel,
        "question": value.question,
        "parts": dict(value.parts),
        "at": value.at,
        "decided_at": value.decided_at,
        "decided_by": value.decided_by,
        "word": value.word,
    }


def _from_row(row: Row[Any]) -> Suggestion:
    """Return the suggestion of a row."""
    return Suggestion(
        id=row.id,
        kind=SuggestionKind(row.kind),
        state=SuggestionState(row.state),
        member=row.member,
        channel=row.channel,
        question=row.question,
        parts=row.parts,
        at=row.at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        word=row.word,
    )


class SqlSuggestions:
    """Suggestions in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(self, suggestion: Suggestion, seat: str | None = None) -> bool:
        """Insert a suggestion; return False, and change nothing, when its seat is taken."""
        return self._db.first(_add(self._db.dialect), _to_row(suggestion, seat)) is not None

    def keep_draft(self, suggestion: Suggestion, seat: str) -> None:
        """Insert a draft, or replace what was typed in the one that has this seat."""
        self._db.run(_keep_draft(self._db.dialect), _to_row(suggestion, seat))

    def at_seat(self, seat: str) -> Suggestion | None:
        """Return the suggestion that has a seat."""
        row = self._db.first(SEATED, {"of_seat": seat})
        return _from_row(row) if row else None

    def leave_seat(self, seat: str) -> None:
        """Forget the draft that has a seat, if there is one."""
        self._db.run(LEAVE, {"of_seat": seat})

    def get(self, suggestion: str) -> Suggestion | None:
        """Return the suggestion of that id."""
        row = self._db.first(GET, {"of_id": suggestion})
        return _from_row(row) if row else None

    def settle(
        self,
        suggestion: str,
        before: SuggestionState,
        after: SuggestionState,
        by: str,
        at: datetime,
        word: str = "",
    ) -> bool:
        """Move a suggestion on; return False, and change nothing, when it is not as it was before."""
        found = {"of_id": suggestion, "of_state": before}
        changed = {"new_state": after, "new_by": by, "new_at": at, "new_word": word}
        return self._db.run(SETTLE, {**found, **changed}) == 1

    def in_state(self, state: SuggestionState, space: str, channels: Sequence[str]) -> list[Suggestion]:
        """Return the questions of a space and the notes of channels in a state, the oldest first."""
        asked = {"of_state": state, "of_space": space, **listed("of_channel", channels)}
        return [_from_row(row) for row in self._db.rows(_in_state(size_of(channels)), asked)]

    def notes(self, question: str, channels: Sequence[str], limit: int) -> list[Suggestion]:
        """Return the approved notes about a question in channels, the newest first."""
        asked = {"of_question": question, "most": limit, **listed("of_channel", channels)}
        return [_from_row(row) for row in self._db.rows(notes_of(size_of(channels)), asked)]

    def approved_questions(self) -> list[Suggestion]:
        """Return the approved questions of all spaces, the oldest first."""
        return [_from_row(row) for row in self._db.rows(APPROVED_QUESTIONS, {})]

    def stamp(self) -> str:
        """Return a text that changes whenever a suggestion is decided or taken out."""
        row = self._db.first(STAMP, {})
        return f"{row.approved}/{row.latest}"
