"""The soak itself: so many minutes of load in real time, then whatever is left is waited for and counted."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.progress import Progress
from sqlalchemy import Engine, text

from adapters.process import start
from bot.store.open import engine_for
from proofs.finding import Finding
from proofs.questions import shipped_pack
from proofs.soak.bot import READY
from proofs.soak.town import LAYERS, REVEALS, SoakTown
from proofs.soak.vitals import read_vitals

ROOT = Path(__file__).resolve().parent.parent.parent
CHANNELS = 300
MINUTES = 60.0
PACE = 1.0
"""Seconds between two things that people do."""
RECONNECT = timedelta(minutes=6)
LOOKED = 5.0
"""Seconds between two looks at the outbox."""
MEGABYTES, OLDEST, REFUSED = 5.0, 300.0, 0.02
"""The most that memory may rise in an hour, that an order may be old in seconds, and that may be refused."""
GOAL = (
    f"memory < {MEGABYTES:.0f} MB/h, files and tasks flat, oldest order < {OLDEST:.0f} s, doubled 0, lost 0"
)
OLDEST_ORDER = text("SELECT min(not_before) FROM outbox WHERE state IN ('pending', 'sending')")
NORMAL = 4.2
"""Posts in an hour of a bot with a hundred channels that ask once a day."""


def soaked(minutes: float = MINUTES, channels: int = CHANNELS) -> list[Finding]:
    """Let a bot work under load for so many minutes."""
    found: list[Finding] = []

    async def run() -> None:
        with tempfile.TemporaryDirectory(prefix="sh") as name:
            found.append(await Soak(Path(name), minutes, channels).run())

    start(run())
    return found


class Soak:
    """One bot under load."""

    def __init__(self, folder: Path, minutes: float, channels: int) -> None:
        self._folder = folder
        self._length = timedelta(minutes=minutes)
        self._town = SoakTown(folder, channels)
        self._oldest = 0.0

    async def run(self) -> Finding:
        """Open the town, keep the bot busy, and count what stands there in the end."""
        # the last post needs its reveals before the end
        within = max(self._length - timedelta(minutes=REVEALS.close + 3), timedelta(minutes=1))
        try:
            await self._town.open(shipped_pack(), within)
            async with self._bot():
                await self._busy()
        finally:
            await self._town.close()
        return self._finding()

    @asynccontextmanager
    async def _bot(self) -> AsyncIterator[None]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STUDYHALL_")}
        with (self._folder / "log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "proofs.soak.bot", str(self._vitals)),
                cwd=ROOT,
                env={**kept, **self._town.settings()},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert bot.stdout is not None
        try:
            if (await bot.stdout.readline()).decode().strip() != READY:
                raise RuntimeError((self._folder / "log").read_text()[-2000:])
            yield
        finally:
            if bot.returncode is None:
                bot.send_signal(signal.SIGTERM)
            await bot.wait()

    @property
    def _vitals(self) -> Path:
        return self._folder / "vitals"

    async def _busy(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + self._length.total_seconds()
        engine = engine_for(self._town.database)
        watching = [asyncio.create_task(one) for one in (self._reconnect(), self._look(engine))]
        doing: set[asyncio.Task[None]] = set()
        with Progress() as progress:
            bar = progress.add_task("an hour under load", total=self._length.total_seconds())
            while (now := loop.time()) < end:
                one = asyncio.create_task(self._town.one_thing())
                doing.add(one)
                one.add_done_callback(doing.discard)
                progress.update(bar, completed=self._length.total_seconds() - (end - now))
                await asyncio.sleep(PACE)
        await asyncio.gather(*doing, return_exceptions=True)
        for task in watching:
            task.cancel()
        engine.dispose()

    async def _reconnect(self) -> None:
        while True:
            await asyncio.sleep(RECONNECT.total_seconds())
            await self._town.reconnect()

    async def _look(self, engine: Engine) -> None:
        """Look how old the oldest order is that is due and not sent."""
        while True:
            await asyncio.sleep(LOOKED)
            self._oldest = max(self._oldest, await asyncio.to_thread(_oldest, engine))

    def _finding(self) -> Finding:
        vitals, done, posts = read_vitals(self._vitals), self._town.done, self._town.posts()
        memory, files, tasks = vitals["megabytes"], vitals["files"], vitals["tasks"]
        replies = self._town.replies()
        doubled = sum(found > 1 for found in posts) + sum(found > LAYERS for found in replies)
        lost = posts.count(0) + LAYERS * len(posts) - sum(min(found, LAYERS) for found in replies)
        asked = done["answered"] + done["refused"]
        hours = self._length.total_seconds() / 3600
        messages = sum(posts) + sum(replies)
        held = (
            memory.rise < MEGABYTES
            and files.rise < 2
            and tasks.rise < 2
            and self._oldest < OLDEST
            and not (doubled or lost)
            and done["refused"] < REFUSED * asked
        )
        return Finding(
            "Soak",
            f"{self._length.total_seconds() / 60:.0f} minutes, {sum(posts)} posts"
            f" ({sum(posts) / hours / NORMAL:.0f} x normal), {messages:,} messages, {asked:,} things done,"
            f" {done['reconnects']} reconnects, {self._town.faults.met.total()} faults",
            f"memory {memory.settled:.0f} MB, {memory.rise:+.1f} MB/h; files {files.settled:.0f}, most"
            f" {files.most:.0f}, {files.rise:+.1f}/h; tasks {tasks.settled:.0f}, most {tasks.most:.0f},"
            f" {tasks.rise:+.1f}/h; oldest order {self._oldest:.0f} s; refused {done['refused']};"
            f" doubled {doubled}, lost {lost}",
            GOAL,
            held,
        )


def _oldest(engine: Engine) -> float:
    """Return how many seconds the oldest order has been due."""
    with engine.connect() as connection:
        found = connection.execute(OLDEST_ORDER).scalar()
    if found is None:
        return 0.0
    at = datetime.fromisoformat(str(found))
    return (datetime.now(UTC) - (at if at.tzinfo else at.replace(tzinfo=UTC))).total_seconds()
