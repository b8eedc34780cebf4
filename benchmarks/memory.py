"""P10: what the bot's process keeps in memory, and whether a larger database makes that more."""

import sqlite3
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.big_pack import make_pack
from benchmarks.children import Child
from benchmarks.figure import Figure
from benchmarks.ledger import WHO
from benchmarks.town import TownProcess
from bot.domain.places import Channel, Space
from bot.domain.standing import window_keys
from bot.store.upgrade import upgrade
from playground.discord import places as discord_places
from playground.slack import places as slack_places

QUESTIONS, MEMBERS, MORE = 200, 10_000, 100_000
WARM, STEPS = 50, 3
GOAL, NOISE = 150.0, 2.0
"""Megabytes: the most that it may keep, and what an allocator makes of nothing."""
CHANNELS = (
    Channel(Space("slack", slack_places.TEAM_ID), slack_places.STUDY),
    Channel(Space("discord", discord_places.GUILD_ID), discord_places.STUDY_ID),
)


def memory_figures() -> list[Figure]:
    """Return P10."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "bench.db"
        upgrade(f"sqlite:///{database}")
        _populate(database, 0, MEMBERS)
        settings = {
            "STUDYHALL_DATABASE_URL": f"sqlite:///{database}",
            "STUDYHALL_PACKS": str(make_pack(folder / "pack", QUESTIONS)),
        }
        return _figures(database, settings)


def _figures(database: Path, settings: dict[str, str]) -> list[Figure]:
    with TownProcess() as town:
        settings = {**settings, **town.addresses.settings()}
        with Child("-m", "adapters", "run", "slack", "discord", **settings) as bot:
            bot.wait_for("ready: listening")
            fresh = bot.resident()
            town.everyday(WARM)
            before = bot.resident()
            town.everyday(WARM)
            idle_growth = bot.resident() - before
            before = bot.resident()
            growths: list[float] = []
            for step in range(STEPS):
                _populate(database, MEMBERS + step * MORE, MORE)
                town.everyday(WARM)
                growths.append(bot.resident() - before - sum(growths))
    return _lines(fresh, before, idle_growth, growths)


def _lines(fresh: float, used: float, idle_growth: float, growths: list[float]) -> list[Figure]:
    resident = Figure(
        "P10",
        f"resident memory of studyhall run slack discord, {QUESTIONS} questions, {MEMBERS:,} members",
        f"{fresh:.0f} MB when it begins to listen",
        f"{used:.0f} MB in use",
        f"< {GOAL:.0f} MB",
        used < GOAL,
        raw={"fresh_mb": fresh, "used_mb": used},
    )
    grown = [
        replace(
            resident,
            what=f"growth from {MEMBERS + step * MORE:,} to {MEMBERS + (step + 1) * MORE:,} members",
            floor=f"{idle_growth:+.1f} MB by the same use without them",
            ours=f"{growth:+.1f} MB",
            goal=f"none (< {NOISE:.0f} MB)",
            met=growth < NOISE,
            raw={"growth_mb": growth, "growth_without_mb": idle_growth},
        )
        for step, growth in enumerate(growths)
    ]
    return [resident, *grown]


def _populate(database: Path, first: int, count: int) -> None:
    """Put members with their points into both channels, half of them into each."""
    people = [(CHANNELS[number % 2], number) for number in range(first, first + count)]
    spans = window_keys(datetime.now(UTC).date())
    db = sqlite3.connect(database, timeout=30)
    with db:
        db.executemany(
            f"INSERT INTO member ({WHO}) VALUES (?, ?, '', 0, 'UTC', '', 0)",  # noqa: S608 - our own names
            ((_key(channel, number), f"Member {number}") for channel, number in people),
        )
        db.executemany(
            "INSERT INTO standing (scope, span, topic, person, points) VALUES (?, ?, '', ?, ?)",
            (
                (channel.key, span, _key(channel, number), 10 + number % 500)
                for channel, number in people
                for span in spans
            ),
        )
    db.close()


def _key(channel: Channel, number: int) -> str:
    return f"{channel.space.key}:{number:06}"
