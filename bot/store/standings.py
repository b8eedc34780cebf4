"""Standings: sums kept in step with the ledger by upsert, and read through one index."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Executable, bindparam, delete, func, select
from sqlalchemy.sql import Select

from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import member, standing

HERE = (
    (standing.c.scope == bindparam("of_scope"))
    & (standing.c.span == bindparam("of_span"))
    & (standing.c.topic == bindparam("of_topic"))
)
IN_ORDER = (standing.c.points.desc(), standing.c.person)

# the page is cut before names are looked up, and each name is looked up by itself: joined, PostgreSQL's plan
# for any page would read every member, since it cannot know that a page is short
PLACES = (
    select(standing.c.person, standing.c.points)
    .where(HERE)
    .order_by(*IN_ORDER)
    .offset(bindparam("skip"))
    .limit(bindparam("most"))
    .subquery()
)
SHOWN_AS = func.coalesce(func.nullif(member.c.alias, ""), func.nullif(member.c.name, ""))
NAME = select(SHOWN_AS).where(member.c.key == PLACES.c.person).correlate(PLACES).scalar_subquery()
PAGE = select(PLACES.c.person, func.coalesce(NAME, PLACES.c.person), PLACES.c.points).order_by(
    PLACES.c.points.desc(), PLACES.c.person
)
TOTAL = select(func.count()).select_from(standing).where(HERE)
POINTS = select(standing.c.points).where(HERE, standing.c.person == bindparam("of_person"))
ABOVE: Select[int] = TOTAL.where(standing.c.points > bindparam("of_points"))
BETTER = standing.alias("better")
RANK = (
    select(func.count() + 1)
    .select_from(BETTER)
    .where(
        BETTER.c.scope == bindparam("of_scope"),
        BETTER.c.span == bindparam("of_span"),
        BETTER.c.topic == bindparam("of_topic"),
        BETTER.c.points > standing.c.points,
    )
    .correlate(standing)
    .scalar_subquery()
)
# one statement, since on PostgreSQL a question and its answer cost more than the search
OWN_PLACE = POINTS.add_columns(RANK)
OWN = func.coalesce(POINTS.scalar_subquery(), 0)
BEFORE: Select[int] = select(
    TOTAL.where(standing.c.points > OWN).scalar_subquery()
    + TOTAL.where(standing.c.points == OWN, standing.c.person < bindparam("of_person")).scalar_subquery()
)
SCOPES = select(standing.c.scope).distinct()
OF_SCOPE = select(standing).where(standing.c.scope == bindparam("of_scope"))
CLEAR = delete(standing).where(standing.c.scope == bindparam("of_scope"))
# a scan, when somebody leaves the boards or is linked; an index would cost every answer
FORGET = delete(standing).where(standing.c.person == bindparam("of_person"))


@cache
def _add(dialect: str, windows: int, topics: int) -> Executable:
    """Insert so many sums in one statement, or add to those that are there."""
    names = ("scope", "person", "points")
    shared: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in names}
    new = insert(dialect, standing).values(
        [
            {**shared, "span": bindparam(f"span_{window}"), "topic": bindparam(f"topic_{topic}")}
            for window in range(windows)
            for topic in range(topics)
        ]
    )
    return new.on_conflict_do_update(
        index_elements=["scope", "span", "topic", "person"],
        set_={"points": standing.c.points + new.excluded.points},
    )


class SqlStandings:
    """Standings in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(
        self, scope: str, windows: Sequence[str], topics: Sequence[str], person: str, points: int
    ) -> None:
        """Add points to every combination of window and topic."""
        row = {"scope": scope, "person": person, "points": points}
        spans = {f"span_{place}": window for place, window in enumerate(windows)}
        named = {f"topic_{place}": topic for place, topic in enumerate(topics)}
        self._db.run(_add(self._db.dialect, len(windows), len(topics)), {**row, **spans, **named})

    def clear(self, scope: str) -> None:
        """Forget all sums of a scope, to add them up anew."""
        self._db.run(CLEAR, {"of_scope": scope})

    def forget(self, person: str) -> None:
        """Forget all sums of a person."""
        self._db.run(FORGET, {"of_person": person})

    def scopes(self) -> list[str]:
        """Return every scope that has sums, in no order."""
        return [row.scope for row in self._db.rows(SCOPES, {})]

    def of_scope(self, scope: str) -> dict[tuple[str, str, str], int]:
        """Return all sums of a scope, by window, topic and person."""
        rows = self._db.rows(OF_SCOPE, {"of_scope": scope})
        return {(row.span, row.topic, row.person): row.points for row in rows}

    def page(
        self, scope: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (person, name, points), most points first, then by person."""
        place = {**_place(scope, window, topic), "skip": offset, "most": limit}
        return [(row[0], row[1], row[2]) for row in self._db.rows(PAGE, place)]

    def total(self, scope: str, window: str, topic: str) -> int:
        """Return how many people stand in a window."""
        return self._db.count(TOTAL, _place(scope, window, topic))

    def points(self, scope: str, window: str, topic: str, person: str) -> int | None:
        """Return a person's points, if the person stands in the window."""
        place = {**_place(scope, window, topic), "of_person": person}
        return self._db.value(POINTS, place, int)

    def own(self, scope: str, window: str, topic: str, person: str) -> tuple[int, int] | None:
        """Return a person's rank and points, if the person stands in the window."""
        place = {**_place(scope, window, topic), "of_person": person}
        for points, rank in self._db.rows(OWN_PLACE, place):
            return rank, points
        return None

    def rank(self, scope: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the people with more."""
        place = {**_place(scope, window, topic), "of_points": points}
        return self._db.count(ABOVE, place) + 1

    def position(self, scope: str, window: str, topic: str, person: str) -> int:
        """Return how many rows stand before the person's row in the order of `page`."""
        place = {**_place(scope, window, topic), "of_person": person}
        return self._db.count(BEFORE, place)


def _place(scope: str, window: str, topic: str) -> dict[str, object]:
    """Return the parameters that name one board."""
    return {"of_scope": scope, "of_span": window, "of_topic": topic}
