"""P13: practice by need, for a member who has answered five thousand times."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from benchmarks.figure import Figure, percentiles
from benchmarks.postgres import new_database, postgres
from bot.bootstrap import build_core
from bot.domain.attempt import Attempt, Surface, Verdict, order_shown, quiz_slot
from bot.domain.pack import Pack
from bot.domain.places import Channel, Member, Space
from bot.domain.visitor import Visitor
from bot.engine.ports import Unit
from bot.interface.desk import Desk
from bot.interface.request import CommandRequest
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder
from bot.settings import Settings
from bot.store.open import open_store
from bot.store.upgrade import upgrade

ANSWERS, DAYS = 5000, 365
ASKED, WARM = 40, 5
GOAL = 100.0
SPACE = Space("slack", "T0BENCH")
HERE, ANA = Channel(SPACE, "C0BENCH"), Member(SPACE, "U0ANA")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
COMMANDS = {
    "/quiz": ("quiz",),
    "/quiz security": ("quiz",),
    "/review": ("review",),
    "/me, picture too": ("me",),
}
LEDGER = "SELECT at, slot, item, verdict, member, question, rev, topic FROM attempt"


def needs_figures() -> list[Figure]:
    """Return P13 on both databases."""
    with tempfile.TemporaryDirectory(prefix="sh") as name:
        file = Path(name) / "needs.db"
        figures = _lines(
            "SQLite", f"sqlite:///{file}", lambda: sqlite3.connect(file).execute(LEDGER).fetchall()
        )
        with postgres(Path(name)) as server:
            url = new_database(server, "needs")
            figures += _lines("PostgreSQL", url, lambda: psycopg.connect(url).execute(LEDGER).fetchall())
    return figures


def _lines(database: str, url: str, read: Callable[[], object]) -> list[Figure]:
    """Return a line for each command."""
    upgrade(url)
    _fill(url, load_pack(shipped_folder(), today=NOW.date()).pack)
    floor, _ = percentiles(_timed(read))
    desk = build_core(Settings(database_url=url)).desk
    try:
        figures = [_line(database, desk, typed, path, floor) for typed, path in COMMANDS.items()]
    finally:
        desk.close()
    return figures


def _line(database: str, desk: Desk, typed: str, path: tuple[str, ...], floor: float) -> Figure:
    """Return what a command takes from the desk to the shown message, committed."""
    options = {"topic": "security"} if "security" in typed else {}
    visitor = Visitor(ANA, "Ana", HERE, NOW)
    half, most = percentiles(
        _timed(lambda: desk.command(CommandRequest(visitor, path, options)).result(timeout=60))
    )
    goal = typed == "/quiz"
    return Figure(
        "P13",
        f"{typed}, member with {ANSWERS:,} answers, {database}",
        f"reading them p50 {floor:.1f} ms",
        f"p50 {half:.1f} ms, p99 {most:.1f} ms",
        f"p50 < {GOAL:.0f} ms" if goal else "",
        half < GOAL if goal else None,
        half / floor,
        raw={"floor_ms": floor, "p50_ms": half, "p99_ms": most},
    )


def _timed(work: Callable[[], object]) -> list[float]:
    """Return how many milliseconds each call took, after some to warm up."""
    took = []
    for number in range(WARM + ASKED):
        started = time.perf_counter()
        work()
        if number >= WARM:
            took.append((time.perf_counter() - started) * 1000)
    return took


def _fill(url: str, pack: Pack) -> None:
    """Record a year of answers to the shipped questions, three in four of them right."""
    store, dice = open_store(url), random.Random(7)
    items = list(pack.items.values())

    def work(unit: Unit) -> None:
        for number in range(ANSWERS):
            item, right = dice.choice(items), dice.random() < 0.75
            at = NOW - timedelta(days=DAYS) * (1 - number / ANSWERS)
            unit.attempts.record(
                Attempt(
                    member=ANA.key,
                    channel=HERE.key,
                    slot=quiz_slot(f"r{number // 10}", number % 10),
                    about=item.id,
                    surface=Surface.QUIZ,
                    question=item.question,
                    rev=item.rev,
                    topic=item.topic,
                    verdict=Verdict.CORRECT if right else Verdict.WRONG,
                    worth=0,
                    points=0,
                    at=at,
                    local_date=at.date(),
                    item=item.id,
                    order=order_shown(item, ANA.key),
                )
            )

    try:
        store.write(work).result(timeout=600)
    finally:
        store.close()
