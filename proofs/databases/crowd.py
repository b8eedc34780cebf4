"""Several tickers and senders on one PostgreSQL: everything goes out once, and no channel starves."""

import asyncio
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from adapters.courier import Courier
from adapters.ticker import Ticker
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.interface.delivery import Delivery
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.open import open_store
from bot.system import SystemIds
from proofs.databases.server import struck_server
from proofs.finding import Finding
from proofs.questions import shipped_pack

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NINE = time(9)
SELDOM = 3600.0
GOAL = "doubled 0, starved channels 0"


class StandingClock:
    """Shows one instant until it is moved."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant


class Record:
    """A platform on which everything succeeds, and which counts how often each thing was created."""

    name = "slack"

    def __init__(self) -> None:
        self.created: Counter[str] = Counter()
        self._counting = threading.Lock()

    async def carry(self, delivery: Delivery) -> str:
        """Count it, after letting everybody else have a turn."""
        await asyncio.sleep(0)
        with self._counting:
            self.created[delivery.key] += 1
        return delivery.key


def crowded(processes: int = 4, channels: int = 50, days: int = 3) -> list[Finding]:
    """Let so many bots, each with a ticker and a sender, serve the same channels for some days."""
    clock, record = StandingClock(), Record()
    with tempfile.TemporaryDirectory(prefix="sh") as folder, struck_server(Path(folder)) as server:
        desks = [
            Desk(open_store(server.url), Room(Library(shipped_pack()), clock, SystemIds()))
            for _ in range(processes)
        ]
        places = [Channel(Space("slack", "T1"), f"C{number}") for number in range(channels)]
        for place in places:
            desks[0].adopt(Plan(place, "Europe/Berlin", NINE, days=EVERY_DAY))
        with ThreadPoolExecutor(processes) as pool:
            for moment in _moments(days):
                clock.instant = moment
                meeting = threading.Barrier(processes)
                for done in [pool.submit(_serve, desk, record, clock.now, meeting) for desk in desks]:
                    done.result()
        for desk in desks:
            desk.close()
    return [_finding(processes, channels, days, record)]


def _moments(days: int) -> list[datetime]:
    """Return every moment at which something is due: the post at nine in Berlin, and what follows it."""
    posts = [START.replace(hour=8) + timedelta(days=day) for day in range(1, days + 1)]
    return [post + timedelta(hours=hours) for post in posts for hours in (0, 2, 4, 8)]


def _serve(desk: Desk, record: Record, now: Callable[[], datetime], meeting: threading.Barrier) -> None:
    """Tick and carry until nothing is due, beginning at the same moment as the others."""

    async def serve() -> None:
        courier = Courier(desk, [record], now)
        ticker = Ticker(desk, SELDOM, courier.wake)
        carrying = asyncio.create_task(courier.run())
        for _ in range(2):
            await ticker.tick()
            await courier.settled()
        carrying.cancel()
        await asyncio.wait({carrying})

    meeting.wait()
    asyncio.run(serve())


def _finding(processes: int, channels: int, days: int, record: Record) -> Finding:
    expected = channels * days
    posts = {key: times for key, times in record.created.items() if "/post/" in key}
    doubled = [key for key, times in record.created.items() if times > 1 and not key.startswith("edit/")]
    per_channel = Counter(key.split("/")[0] for key in posts)
    starved = channels - sum(times == days for times in per_channel.values())
    return Finding(
        "Several bots on one PostgreSQL",
        f"{processes} tickers and {processes} senders, {channels} channels, {days} days",
        f"{len(posts)} of {expected} posts, {sum(record.created.values())} deliveries;"
        f" doubled {len(doubled)}, starved channels {starved}",
        GOAL,
        not doubled and not starved and len(posts) == expected,
        tuple(doubled[:5]),
    )
