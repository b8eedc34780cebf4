"""Standings: sums kept in step with the ledger by upsert, and read through one index."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Executable, bindparam, func, select
from sqlalchemy.sql import Select

from bot.store.dialect import insert
from bot.store.statements import Statements
from bot.store.tables import member, standing

HERE = (
    (standing.c.channel == bindparam("of_channel"))
    & (standing.c.span == bindparam("of_span"))
    & (standing.c.topic == bindparam("of_topic"))
)
IN_ORDER = (standing.c.points.desc(), standing.c.member)

# the page is cut before names are looked up, and each name is looked up by itself: joined, PostgreSQL's plan
# for any page would read every member, since it cannot know that a page is short
PLACES = (
    select(standing.c.member, standing.c.points)
    .where(HERE)
    .order_by(*IN_ORDER)
    .offset(bindparam("skip"))
    .limit(bindparam("most"))
    .subquery()
)
NAME = select(member.c.name).where(member.c.key == PLACES.c.member).correlate(PLACES).scalar_subquery()
PAGE = select(PLACES.c.member, func.coalesce(NAME, PLACES.c.member), PLACES.c.points).order_by(
    PLACES.c.points.desc(), PLACES.c.member
)
TOTAL = select(func.count()).select_from(standing).where(HERE)
POINTS = select(standing.c.points).where(HERE, standing.c.member == bindparam("of_member"))
ABOVE: Select[int] = TOTAL.where(standing.c.points > bindparam("of_points"))
BETTER = standing.alias("better")
RANK = (
    select(func.count() + 1)
    .select_from(BETTER)
    .where(
        BETTER.c.channel == bindparam("of_channel"),
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
    + TOTAL.where(standing.c.points == OWN, standing.c.member < bindparam("of_member")).scalar_subquery()
)


@cache
def _add(dialect: str, windows: int, topics: int) -> Executable:
    """Insert so many sums in one statement, or add to those that are there."""
    names = ("channel", "member", "points")
    shared: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in names}
    new = insert(dialect, standing).values(
        [
            {**shared, "span": bindparam(f"span_{window}"), "topic": bindparam(f"topic_{topic}")}
            for window in range(windows)
            for topic in range(topics)
        ]
    )
    return new.on_conflict_do_update(
        index_elements=["channel", "span", "topic", "member"],
        set_={"points": standing.c.points + new.excluded.points},
    )


class SqlStandings:
    """Standings in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements

    def add(
        self, channel: str, windows: Sequence[str], topics: Sequence[str], member: str, points: int
    ) -> None:
        """Add points to every combination of window and topic."""
        row = {"channel": channel, "member": member, "points": points}
        spans = {f"span_{place}": window for place, window in enumerate(windows)}
        named = {f"topic_{place}": topic for place, topic in enumerate(topics)}
        self._db.run(_add(self._db.dialect, len(windows), len(topics)), {**row, **spans, **named})

    def page(
        self, channel: str, window: str, topic: str, offset: int, limit: int
    ) -> list[tuple[str, str, int]]:
        """Return (member, name, points), most points first, then by member key."""
        place = {**_place(channel, window, topic), "skip": offset, "most": limit}
        return [(row[0], row[1], row[2]) for row in self._db.rows(PAGE, place)]

    def total(self, channel: str, window: str, topic: str) -> int:
        """Return how many members stand in a window."""
        return self._db.count(TOTAL, _place(channel, window, topic))

    def points(self, channel: str, window: str, topic: str, member: str) -> int | None:
        """Return a member's points, if the member stands in the window."""
        place = {**_place(channel, window, topic), "of_member": member}
        return self._db.value(POINTS, place, int)

    def own(self, channel: str, window: str, topic: str, member: str) -> tuple[int, int] | None:
        """Return a member's rank and points, if the member stands in the window."""
        place = {**_place(channel, window, topic), "of_member": member}
        for points, rank in self._db.rows(OWN_PLACE, place):
            return rank, points
        return None

    def rank(self, channel: str, window: str, topic: str, points: int) -> int:
        """Return the rank that this many points take: one more than the members with more."""
        place = {**_place(channel, window, topic), "of_points": points}
        return self._db.count(ABOVE, place) + 1

    def position(self, channel: str, window: str, topic: str, member: str) -> int:
        """Return how many rows stand before the member's row in the order of `page`."""
        place = {**_place(channel, window, topic), "of_member": member}
        return self._db.count(BEFORE, place)


def _place(channel: str, window: str, topic: str) -> dict[str, object]:
    """Return the parameters that name one board."""
    return {"of_channel": channel, "of_span": window, "of_topic": topic}
