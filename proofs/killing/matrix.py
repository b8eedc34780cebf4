"""Every point, with every fault, on SQLite and on PostgreSQL, and what came of it."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import psycopg

from adapters.process import start
from bot.store.upgrade import upgrade
from playground.faults import Fault
from proofs.databases.server import struck_server
from proofs.finding import Finding
from proofs.killing.cases import DOORS, FAULTS, Case, Outcome, Trial, cases
from proofs.killing.life import Order
from proofs.killing.mother import Mother, nursery
from proofs.killing.points import POINTS, Moment, Point, Verb
from proofs.killing.street import Street
from proofs.progress import shown

DATABASES = ("sqlite", "postgresql")
NOTES = 12
GOAL = "doubled 0, lost 0, unknown 0, left undone 0, every point reached; < 30 s where nothing was claimed"
CAUGHT = "found by the same checks"
BEFORE_CLAIM = (*(point for point in POINTS if point.verb is Verb.SETTLE), Point(Moment.BEFORE, Verb.CLAIM))
"""Points at which nothing is claimed yet, so that nobody waits for a lease."""
LONGEST_WAIT = timedelta(seconds=30)
NAIVE = {
    Order.SEND_FIRST: tuple(point for point in POINTS if point.verb is not Verb.SETTLE),
    Order.RECORD_FIRST: tuple(point for point in POINTS if point.verb not in (Verb.SETTLE, Verb.FAILED)),
}
"""Bots that a proof worth its name must convict, and where they can die."""
EMPTY = """
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE 'TRUNCATE ' || quote_ident(name); END LOOP;
END $$
"""


def killed(
    databases: Sequence[str] = DATABASES,
    points: tuple[Point, ...] = POINTS,
    faults: tuple[Fault | None, ...] = FAULTS,
) -> list[Finding]:
    """Kill bots at these points under these faults, on each database; careless ones on the first alone."""
    tried = {database: [*cases(points, faults), *second_times(points)] for database in databases}
    for order, theirs in NAIVE.items():
        tried[databases[0]] += cases(tuple(point for point in theirs if point in points), faults, order)
    return judged(outcomes(tried))


def second_times(points: tuple[Point, ...]) -> list[Case]:
    """Return cases in which a bot dies only when it comes to a point again, after a failure."""
    return [
        Case(door, point, fault, time=2)
        for point in points
        if point.verb in (Verb.CLAIM, Verb.CARRY) and point.moment is not Moment.WITHIN
        for fault in (Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.LATE_ACCEPT)
        for door in DOORS
    ]


def judged(found: Mapping[str, Sequence[Outcome]]) -> list[Finding]:
    """Return what came of our own order on each database, and whether careless ones were found out."""
    return [
        finding(database, theirs) if order is Order.OURS else conviction(order, theirs)
        for database, there in found.items()
        for order in Order
        if (theirs := [one for one in there if one.case.order is order])
    ]


def outcomes(tried: Mapping[str, Sequence[Case]]) -> dict[str, list[Outcome]]:
    """Try cases on each database, which may be the address of one; a bar shows how many are done."""
    found: dict[str, list[Outcome]] = {database: [] for database in tried}

    async def run() -> None:
        async with _at_home() as (street, mother, folder):
            for database, cases_there in tried.items():
                with fresh(database, folder) as fresh_database:
                    trial = Trial(street, mother, fresh_database)
                    for case in shown(cases_there, len(cases_there), f"killing on {database}"):
                        found[database].append(await trial.run(case))

    start(run())
    return found


@asynccontextmanager
async def _at_home() -> AsyncIterator[tuple[Street, Mother, Path]]:
    """Open a street and a nursery, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sh") as name:
        folder = Path(name)
        street = Street(folder)
        await street.open()
        try:
            async with nursery(street, folder / "log") as mother:
                yield street, mother, folder
        finally:
            await street.close()


@contextmanager
def fresh(database: str, folder: Path) -> Iterator[Callable[[], str]]:
    """Give what makes a database and returns its address; on PostgreSQL always the same one, emptied."""
    if database == "sqlite":
        template, number = folder / "template.db", count(1)
        upgrade(f"sqlite:///{template}")

        def copied() -> str:
            file = folder / f"case-{next(number)}.db"
            shutil.copy(template, file)
            return f"sqlite:///{file}"

        yield copied
        return
    if database == "postgresql":
        with struck_server(folder) as server, fresh(server.url, folder) as anew:
            yield anew
        return
    with psycopg.connect(database, autocommit=True) as admin:

        def emptied() -> str:
            admin.execute(EMPTY)
            return database

        yield emptied


def finding(database: str, found: Sequence[Outcome]) -> Finding:
    """Return what came of our own order on one database."""
    bad = [one for one in found if not one.held]
    soon, later = _longest_wait(found, True), _longest_wait(found, False)
    return Finding(
        f"Killed on {database}",
        f"{_sum(found, 'deaths')} deaths at {len({one.case.point for one in found})} points"
        f" under {len({one.case.fault for one in found})} kinds of network, Slack and Discord",
        f"doubled {_sum(found, 'doubled')}, lost {_sum(found, 'lost')}, unknown {_sum(found, 'unknown')},"
        f" left undone {_sum(found, 'open')}, not reached {_sum(found, 'unreached')};"
        f" posted {soon.total_seconds():.0f} s after the restart where nothing was claimed,"
        f" {later.total_seconds():.0f} s otherwise",
        GOAL,
        bool(found) and not bad and soon < LONGEST_WAIT,
        tuple(f"{one.case}: {one}" for one in bad[:NOTES]),
    )


def conviction(order: Order, found: Sequence[Outcome]) -> Finding:
    """Return whether a careless order was found out."""
    doubled = sum(one.doubled > 0 for one in found)
    lost = sum(one.lost > 0 for one in found)
    return Finding(
        f"The same with “{order}”",
        f"{len(found)} cases on SQLite, posts only",
        f"doubled in {doubled}, lost in {lost}; not reached {_sum(found, 'unreached')}",
        CAUGHT,
        bool(doubled if order is Order.SEND_FIRST else lost) and not _sum(found, "unreached"),
    )


def _sum(found: Sequence[Outcome], name: str) -> int:
    return sum(getattr(one, name) for one in found)


def _longest_wait(found: Sequence[Outcome], before_claim: bool) -> timedelta:
    """Return the longest wait for a post on the town's clock, where nothing failed but the bot."""
    waited = [
        one.waited
        for one in found
        if one.waited is not None and not one.case.fault and (one.case.point in BEFORE_CLAIM) == before_claim
    ]
    return max(waited, default=timedelta(0))
