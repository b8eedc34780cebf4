"""P6: the top ten, the own rank and the own points, in a channel that has answered a million times."""

import random
import sqlite3
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import psycopg

from benchmarks.figure import Figure, percentiles
from benchmarks.ledger import BUSY, MEMBERS, Sizes, fill_postgres, fill_sqlite, member_key
from benchmarks.postgres import new_database, postgres
from bot.bootstrap import build_core
from bot.domain.places import Member
from bot.domain.standing import PAGE, Standing, ranked
from bot.domain.visitor import Visitor
from bot.engine.ports import Store, Unit
from bot.interface.request import CommandRequest
from bot.settings import Settings
from bot.store.open import open_store
from bot.store.upgrade import upgrade

USUAL, LARGE = (10_000, 1_000_000), 10_000_000
ASKED, WARM = 500, 50
GOALS = {"SQLite": 1.0, "PostgreSQL": 2.0}
FLAT = 1.4
"""Less than this between the smallest and the largest ledger counts as equal on a machine that drifts."""
PLACE = (BUSY.key, "all", "")

GROUPED = (
    f"SELECT member, sum(points) AS points FROM attempt WHERE channel = '{BUSY.key}'"  # noqa: S608 - our own key
    " GROUP BY member ORDER BY 2 DESC, member LIMIT 10"
)


def standings_figures(large: bool = False) -> list[Figure]:
    """Return P6 on both databases, at every size."""
    sizes = (*USUAL, LARGE) if large else USUAL
    figures = []
    with tempfile.TemporaryDirectory(prefix="sh") as name:
        folder = Path(name)
        figures += _lines("SQLite", _grown(sizes, lambda size: _on_sqlite(folder / f"{size}.db", size)))
        with postgres(folder) as server:
            grown = _grown(sizes, lambda size: _on_postgres(new_database(server, f"bench{size}"), size))
        figures += _lines("PostgreSQL", grown)
    return figures


Found = dict[str, tuple[float, float]]
"""Median and 99th percentile, in milliseconds, of each way to ask."""
Filled = tuple[str, Callable[[], None]]
"""The address of a ledger, and what sums it up without our tables."""


def _grown(sizes: tuple[int, ...], filled: Callable[[int], Filled]) -> dict[int, Found]:
    """Return what was measured at each size; every larger ledger is asked for the ranks of the smallest.

    Who stands at rank 5,000 costs 5,000 rows whatever the ledger; a small ledger has no such rank, since
    few points are earned in it and many members share a place. Only the same ranks tell what attempts cost.
    The smallest is asked once more right after the largest: filling takes long, and a machine drifts.
    """
    found: dict[int, Found] = {}
    ledgers = []
    wanted: list[int] = []
    for size in sorted(sizes):
        ledgers.append(filled(size))
        found[size], ranks = _measured(*ledgers[-1], wanted)
        wanted = wanted or ranks
    found[min(sizes)]["same"] = _measured(*ledgers[0], wanted)[0]["same"]
    return found


def _on_sqlite(path: Path, size: int) -> Filled:
    url = f"sqlite:///{path}"
    upgrade(url)
    fill_sqlite(str(path), Sizes(size))

    def grouped() -> None:
        with sqlite3.connect(path) as db:
            db.execute(GROUPED).fetchall()
        db.close()

    return url, grouped


def _on_postgres(url: str, size: int) -> Filled:
    upgrade(url)
    fill_postgres(url, Sizes(size))

    def grouped() -> None:
        with psycopg.connect(url) as db:
            db.execute(GROUPED).fetchall()

    return url, grouped


def _measured(url: str, grouped: Callable[[], None], wanted: list[int]) -> tuple[Found, list[int]]:
    """Return what each way to ask took, and the ranks of the members that were asked for."""
    store = open_store(url)
    try:
        # who does not stand has no rank to count, and in a small ledger there are many of those
        page = store.read(lambda unit: unit.standings.page(*PLACE, 0, MEMBERS)).result()
        places = ranked(page, 1, 0)
        anybody = _chance.choices(places, k=ASKED)
        ranks = [place.rank for place in places]
        again = [places[min(bisect_left(ranks, rank), len(places) - 1)] for rank in wanted] or anybody
        found = {
            "ours": _timed(_asking(store, anybody), ASKED),
            "same": _timed(_asking(store, again), ASKED),
        }
    finally:
        store.close()
    desk = build_core(Settings(database_url=url)).desk
    try:
        found["desk"] = _timed(lambda: desk.command(_typed()).result(), ASKED)
    finally:
        desk.close()
    return found | {"grouped": _timed(grouped, 3)}, [place.rank for place in anybody]


def _asking(store: Store, places: Sequence[Standing]) -> Callable[[], object]:
    """Return what asks the board for one member after the other."""
    turns = cycle(places)
    return lambda: store.read(_asks(next(turns).member)).result()


def _asks(member: str) -> Callable[[Unit], tuple[int, bool]]:
    """Return the work that the target is about: a page, the own points and the own rank."""

    def work(unit: Unit) -> tuple[int, bool]:
        page = unit.standings.page(*PLACE, 0, PAGE)
        return len(page), unit.standings.own(*PLACE, member) is not None

    return work


def _typed() -> CommandRequest:
    """Return `/leaderboard all`, typed by somebody."""
    member = Member.parse(member_key(_somebody()))
    visitor = Visitor(member, "Somebody", BUSY, datetime.now(UTC))
    return CommandRequest(visitor, ("leaderboard",), {"window": "all"})


_chance = random.Random(3)


def _somebody() -> int:
    return _chance.randrange(MEMBERS)


def _timed(one: Callable[[], object], count: int) -> tuple[float, float]:
    for _ in range(min(WARM, count // 2)):
        one()
    took = []
    for _ in range(count):
        began = time.perf_counter()
        one()
        took.append((time.perf_counter() - began) * 1000)
    return percentiles(took)


def _lines(database: str, found: dict[int, Found]) -> list[Figure]:
    goal = GOALS[database]
    smallest, largest = min(found), max(found)
    growth = found[largest]["same"][0] / found[smallest]["same"][0]
    lines = []
    for size, ways in found.items():
        asked = _line(f"top ten, own rank, own points, {size:,} attempts, {database}", ways, "ours")
        whole = _line(f"the whole /leaderboard all, {size:,} attempts, {database}", ways, "desk")
        lines += [replace(asked, goal=f"p50 < {goal:.0f} ms", met=ways["ours"][0] < goal), whole]
    flat = Figure(
        "P6",
        f"the same ranks, growth from {smallest:,} to {largest:,} attempts, {database}",
        "",
        f"{growth:.2f}x the median",
        f"flat (< {FLAT}x)",
        growth < FLAT,
        raw={"growth": growth},
    )
    return [*lines, flat]


def _line(what: str, ways: Found, way: str) -> Figure:
    p50, p99 = ways[way]
    grouped = ways["grouped"][0]
    return Figure(
        "P6",
        what,
        f"GROUP BY p50 {grouped:.1f} ms",
        f"p50 {p50:.2f} ms, p99 {p99:.2f} ms",
        ratio=grouped / p50,
        raw={"p50_ms": p50, "p99_ms": p99, "group_by_p50_ms": grouped},
    )
