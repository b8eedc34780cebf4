"""What answers say about items, looked at apart from answering."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, and_, bindparam, case, func, select, update

from bot.domain.attempt import Verdict
from bot.domain.dispute import Asked
from bot.domain.statistics import Answered, Report, Score
from bot.engine.hearings import Touched
from bot.store.attempts import attempt_of
from bot.store.dialect import insert
from bot.store.lists import listed, one_of, size_of
from bot.store.statements import Statements
from bot.store.tables import attempt, identity, item_report

UNSEEN: dict[str, Any] = {"answers": 0, "counts": {}, "correlation": None, "difficulty": 0.0}
THIS = and_(
    item_report.c.space == bindparam("of_space"),
    item_report.c.item == bindparam("of_item"),
    item_report.c.rev == bindparam("of_rev"),
)
TOUCHED = (
    select(item_report.c.space, item_report.c.item, item_report.c.rev, item_report.c.touched)
    .where(item_report.c.stale)
    .limit(bindparam("most"))
)
LOOKED = update(item_report).where(THIS).values(stale=item_report.c.touched > bindparam("seen"))
FOUND = ("answers", "counts", "correlation", "difficulty")
KEEP = (
    update(item_report)
    .where(THIS)
    .values({name: bindparam(f"new_{name}", type_=item_report.c[name].type) for name in FOUND})
)
MOST_FIRST = (item_report.c.answers.desc(), item_report.c.space, item_report.c.item)
ALL = select(item_report).where(item_report.c.answers >= bindparam("least")).order_by(*MOST_FIRST)
OF_SPACE = ALL.where(item_report.c.space == bindparam("of_space"))


@cache
def _touch(dialect: str) -> Executable:
    """Mark a revision, whether it was answered before or not."""
    return insert(dialect, item_report).on_conflict_do_update(
        index_elements=["space", "item", "rev"], set_={"touched": item_report.c.touched + 1, "stale": True}
    )


@cache
def answers_to(names: int) -> Executable:
    """Return the attempts of a space at an item of so many names, each with its person."""
    person = func.coalesce(identity.c.person, attempt.c.member).label("person")
    here = func.substr(attempt.c.channel, 1, bindparam("length")) == bindparam("prefix")
    return (
        select(attempt, person)
        .select_from(attempt.outerjoin(identity, identity.c.member == attempt.c.member))
        .where(one_of(attempt.c.item, "of_item", names), attempt.c.rev == bindparam("of_rev"), here)
        .order_by(attempt.c.id)
    )


@cache
def _scores(members: int, besides: int) -> Executable:
    """Count the first answers of so many members to items other than so many, and the right ones."""
    right = case((attempt.c.verdict == Verdict.CORRECT, 1), else_=0)
    return (
        select(attempt.c.member, func.sum(right).label("hits"), func.count().label("answered"))
        .where(
            one_of(attempt.c.member, "of_member", members),
            attempt.c.pays_for.is_not(None),
            attempt.c.item.is_not(None),
            ~one_of(attempt.c.item, "of_item", besides),
        )
        .group_by(attempt.c.member)
    )


def _of(asked: Asked) -> dict[str, Any]:
    """Return the parameters that name a revision."""
    return {"of_space": asked.space, "of_item": asked.item, "of_rev": asked.rev}


def _report_of(row: Row[Any]) -> Report:
    """Return the report of a row."""
    return Report(row.space, row.item, row.rev, row.counts, row.correlation, row.difficulty)


class SqlReports:
    """Reports in the database."""

    def __init__(self, statements: Statements) -> None:
        self._db = statements
        self._touch = _touch(statements.dialect)

    def touch(self, asked: Asked) -> None:
        """Mark a revision to be looked at."""
        self._db.run(self._touch, {**asdict(asked), "touched": 1, "stale": True, **UNSEEN})

    def touched(self, limit: int) -> list[Touched]:
        """Return what is to be looked at."""
        rows = self._db.rows(TOUCHED, {"most": limit})
        return [Touched(Asked(row.space, row.item, row.rev), row.touched) for row in rows]

    def answers(self, space: str, items: Sequence[str], rev: int) -> list[Answered]:
        """Return all attempts in a space at a revision of an item, under any of its names, as recorded."""
        prefix = f"{space}:"
        here = {"of_rev": rev, "prefix": prefix, "length": len(prefix)}
        rows = self._db.rows(answers_to(size_of(items)), {**here, **listed("of_item", items)})
        return [Answered(row.person, attempt_of(row)) for row in rows]

    def scores(self, members: Sequence[str], besides: Sequence[str]) -> Mapping[str, Score]:
        """Return how these members' first answers to other items went; who has none is left out."""
        if not members:
            return {}
        asked = {**listed("of_member", members), **listed("of_item", besides)}
        rows = self._db.rows(_scores(size_of(members), size_of(besides)), asked)
        return {row.member: Score(int(row.hits), int(row.answered)) for row in rows}

    def looked(self, touched: Touched, report: Report | None) -> None:
        """Keep what was found; what was touched meanwhile stays to be looked at."""
        this = _of(touched.asked)
        self._db.run(LOOKED, {**this, "seen": touched.times})
        if report is not None:
            found = {"answers": report.answers, **asdict(report)}
            self._db.run(KEEP, {**this, **{f"new_{name}": found[name] for name in FOUND}})

    def made_of(self, answers: int, space: str = "") -> list[Report]:
        """Return the reports of a space, or of all, made of so many answers or more, most answers first."""
        statement, where = (OF_SPACE, {"of_space": space}) if space else (ALL, {})
        return [_report_of(row) for row in self._db.rows(statement, {"least": answers, **where})]
