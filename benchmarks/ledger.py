"""A ledger of as many attempts as a measurement wants, and the standings that follow from it.

The attempts are written in bulk, by the driver alone; the standings are then summed from them, so that
the two agree by construction, as they do in a database that grew one answer at a time.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

import psycopg

from bot.domain.places import Channel, Space
from bot.domain.standing import window_keys

SPACE = Space("slack", "T0BENCH")
BUSY = Channel(SPACE, "C0BENCH")
MEMBERS, DAYS, OTHERS = 10_000, 28, 20
"""Members of the busy channel, days over which attempts spread, and channels beside the busy one."""
NEWEST = date(2026, 11, 22)
TOPICS = tuple(f"topic-{number:02}" for number in range(16))
CHUNK = 10_000

COLUMNS = (
    *("member", "channel", "slot", "pays_for", "about", "surface", "question", "rev", "topic", "verdict"),
    *("worth", "points", "at", "local_date", "prompt", "item", "shown_order", "chosen"),
)
WHO = "key, name, alias, hidden, zone, remind_at, unreachable"
Row = tuple[Any, ...]


def member_key(number: int) -> str:
    """Return the key of a member of the busy channel."""
    return f"{SPACE.key}:U{number:06}"


@dataclass(frozen=True)
class Sizes:
    """How much to write: attempts in the busy channel, and a tenth of that in the others together."""

    attempts: int

    @property
    def elsewhere(self) -> int:
        """Attempts in the other channels."""
        return self.attempts // 10


def fill_sqlite(path: str, sizes: Sizes) -> None:
    """Fill a migrated SQLite file."""
    marks = ", ".join("?" * len(COLUMNS))
    db = sqlite3.connect(path)
    for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    insert = f"INSERT INTO attempt ({', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608 - our own names
    for rows in _chunks(_attempts(sizes)):
        db.executemany(insert, [_plain(row) for row in rows])
    db.executemany(
        f"INSERT INTO member ({WHO}) VALUES (?, ?, '', 0, 'UTC', '', 0)",  # noqa: S608 - our own names
        _names(),
    )
    db.execute("CREATE TEMP TABLE day (local_date TEXT, span TEXT)")
    db.executemany("INSERT INTO day VALUES (?, ?)", ((str(day), span) for day, span in _spans()))
    db.execute(STANDINGS)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def fill_postgres(url: str, sizes: Sizes) -> None:
    """Fill a migrated PostgreSQL database, and do what autovacuum would have done by and by."""
    with psycopg.connect(url, autocommit=True) as db:
        with db.transaction(), db.cursor() as cursor:
            _copy(cursor, f"COPY attempt ({', '.join(COLUMNS)}) FROM STDIN", _attempts(sizes))
            cursor.execute("CREATE TEMP TABLE named (key text, name text)")
            _copy(cursor, "COPY named FROM STDIN", _names())
            who = "SELECT key, name, '', false, 'UTC', '', false FROM named"
            cursor.execute(f"INSERT INTO member ({WHO}) {who}")
            cursor.execute("CREATE TEMP TABLE day (local_date date, span text)")
            _copy(cursor, "COPY day FROM STDIN", _spans())
            cursor.execute(STANDINGS)
        db.execute("VACUUM ANALYZE")
        db.execute("CHECKPOINT")


STANDINGS = """
INSERT INTO standing (scope, span, topic, person, points)
SELECT channel, span, '', member, sum(points) FROM attempt JOIN day USING (local_date)
WHERE points > 0 GROUP BY channel, span, member
UNION ALL
SELECT channel, span, topic, member, sum(points) FROM attempt JOIN day USING (local_date)
WHERE points > 0 GROUP BY channel, span, topic, member
"""


def _attempts(sizes: Sizes) -> Iterator[Row]:
    """Yield quiz answers: of each member of the busy channel as many, then those of the other channels."""
    chance = random.Random(7)  # the same ledger in every run
    for number in range(sizes.attempts):
        yield _attempt(chance, BUSY.key, member_key(number % MEMBERS), number // MEMBERS)
    for number in range(sizes.elsewhere):
        channel = f"{SPACE.key}:C{number % OTHERS:06}"
        member = f"{SPACE.key}:V{number % 1000:06}"
        yield _attempt(chance, channel, member, number // 1000)


def _attempt(chance: random.Random, channel: str, member: str, turn: int) -> Row:
    day = NEWEST - timedelta(days=turn % DAYS)
    topic = chance.choice(TOPICS)
    right = chance.random() < 0.7
    question = f"{topic}-question-{turn % 12}"
    item = f"{question}/n{turn}"
    points = chance.choice((10, 15, 20)) if right else 0
    return (
        *(member, channel, f"quiz/run{turn // 5}/{turn % 5}", item, item, "quiz", question, 1, topic),
        *("correct" if right else "wrong", points, points),
        *(datetime.combine(day, time(12), UTC), day, None, item, "a,b,c", "a"),
    )


def _names() -> Iterator[Row]:
    return ((member_key(number), f"Member {number}") for number in range(MEMBERS))


def _spans() -> Iterator[Row]:
    """Yield every window that each local date belongs to."""
    days = (NEWEST - timedelta(days=back) for back in range(DAYS))
    return ((day, span) for day in days for span in window_keys(day))


def _plain(row: Row) -> Row:
    """Return a row as the store writes it into SQLite: instants without their offset, dates as text."""
    at, day = (COLUMNS.index(name) for name in ("at", "local_date"))
    plain = list(row)
    plain[at], plain[day] = f"{row[day]} 12:00:00.000000", str(row[day])
    return tuple(plain)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _copy(cursor: "psycopg.Cursor[Any]", statement: str, rows: Iterator[Row]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
