"""Occurrences."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, delete, func, or_, select, update

from bot.domain.occurrence import PLANNED_AHEAD, Occurrence, OccurrenceKind, OccurrenceState
from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import occurrence

PLANNED = occurrence.c.state == OccurrenceState.PLANNED
POSTS = (occurrence.c.kind == OccurrenceKind.POST) & (occurrence.c.channel == bindparam("of_channel"))
KEY = (
    (occurrence.c.channel == bindparam("of_channel"))
    & (occurrence.c.kind == bindparam("of_kind"))
    & (occurrence.c.local_date == bindparam("of_day"))
)

DUE = (
    select(occurrence)
    .where(PLANNED, occurrence.c.due_at <= bindparam("now"))
    .order_by(occurrence.c.due_at, occurrence.c.id)
    .limit(bindparam("most"))
)
SETTLE = update(occurrence).where(PLANNED, KEY).values(state=bindparam("new_state"))
REPLAN = (
    update(occurrence)
    .where(KEY, occurrence.c.state != OccurrenceState.DONE)
    .values(state=OccurrenceState.PLANNED, due_at=bindparam("new_due_at"))
)
GET = select(occurrence).where(KEY)
MISS = (
    update(occurrence)
    .where(POSTS, occurrence.c.local_date == bindparam("of_day"), occurrence.c.state == OccurrenceState.DONE)
    .values(state=OccurrenceState.MISSED)
)
BY_PLAN = or_(*(occurrence.c.kind == kind for kind in PLANNED_AHEAD))
DROP_PLANNED = delete(occurrence).where(
    PLANNED,
    BY_PLAN,
    occurrence.c.channel == bindparam("of_channel"),
    occurrence.c.due_at > bindparam("after"),
)
ALL_PLANNED = (
    select(occurrence)
    .where(PLANNED, occurrence.c.kind == bindparam("of_kind"))
    .order_by(occurrence.c.due_at, occurrence.c.id)
)
NEXT_OF = (
    select(occurrence)
    .where(
        PLANNED,
        occurrence.c.kind == bindparam("of_kind"),
        occurrence.c.channel == bindparam("of_channel"),
    )
    .order_by(occurrence.c.due_at)
    .limit(1)
)
RECENT_POSTS = (
    select(occurrence).where(~PLANNED, POSTS).order_by(occurrence.c.due_at.desc()).limit(bindparam("most"))
)
NEXT_DUE = select(func.min(occurrence.c.due_at)).where(PLANNED)


@cache
def _plan(dialect: str) -> Executable:
    """Insert an occurrence unless its key exists."""
    return insert(dialect, occurrence).on_conflict_do_nothing().returning(occurrence.c.id)


def _from_row(row: Row[Any]) -> Occurrence:
    """Return the occurrence of a row."""
    return Occurrence(
        row.channel,
        OccurrenceKind(row.kind),
        row.local_date,
        row.due_at,
        OccurrenceState(row.state),
        row.prompt,
    )


def _key(occurrence: Occurrence) -> dict[str, object]:
    """Return the parameters that name an occurrence."""
    return {
        "of_channel": occurrence.channel,
        "of_kind": occurrence.kind,
        "of_day": occurrence.local_date,
    }


class SqlOccurrences:
    """Occurrences in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._plan = _plan(statements.dialect)

    def plan(self, occurrence: Occurrence) -> bool:
        """Insert a planned occurrence; return False, and change nothing, when its key exists."""
        row = {
            "channel": occurrence.channel,
            "kind": occurrence.kind,
            "local_date": occurrence.local_date,
            "due_at": occurrence.due_at,
            "state": occurrence.state,
            "prompt": occurrence.prompt,
        }
        return self._db.first(self._plan, row) is not None

    def due(self, now: datetime, limit: int) -> list[Occurrence]:
        """Return planned occurrences due at or before `now`, the longest due first."""
        return [_from_row(row) for row in self._db.rows(DUE, {"now": now, "most": limit})]

    def settle(self, occurrence: Occurrence, state: OccurrenceState) -> bool:
        """Move an occurrence out of PLANNED; return False when somebody else already has."""
        return self._db.run(SETTLE, {**_key(occurrence), "new_state": state}) == 1

    def replan(self, occurrence: Occurrence) -> bool:
        """Make an occurrence that is not DONE due at a new instant; False when it is done or unknown."""
        values = {**_key(occurrence), "new_due_at": occurrence.due_at}
        return self._db.run(REPLAN, values) == 1

    def get(self, channel: str, kind: OccurrenceKind, day: date) -> Occurrence | None:
        """Return the occurrence of that key."""
        key = {"of_channel": channel, "of_kind": kind, "of_day": day}
        row = self._db.first(GET, key)
        return _from_row(row) if row else None

    def miss(self, channel: str, day: date) -> None:
        """Declare that a post which was settled as done never came to be."""
        self._db.run(MISS, {"of_channel": channel, "of_day": day})

    def drop_planned(self, channel: str, after: datetime) -> None:
        """Forget a channel's posts and digests, or a person's reminders, planned after an instant."""
        self._db.run(DROP_PLANNED, {"of_channel": channel, "after": after})

    def planned(self, kind: OccurrenceKind) -> list[Occurrence]:
        """Return what is planned of a kind, everywhere, the soonest due first."""
        return [_from_row(row) for row in self._db.rows(ALL_PLANNED, {"of_kind": kind})]

    def next_of(self, channel: str, kind: OccurrenceKind) -> Occurrence | None:
        """Return the channel's soonest planned occurrence of a kind."""
        row = self._db.first(NEXT_OF, {"of_channel": channel, "of_kind": kind})
        return _from_row(row) if row else None

    def recent_posts(self, channel: str, limit: int) -> list[Occurrence]:
        """Return the channel's settled posts, the latest first."""
        rows = self._db.rows(RECENT_POSTS, {"of_channel": channel, "most": limit})
        return [_from_row(row) for row in rows]

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of anything planned."""
        return self._db.value(NEXT_DUE, {}, datetime)
