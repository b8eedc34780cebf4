"""One case: a bot dies on the way to its post, another on the way to the first reply, a third lives on."""

import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import perf_counter

from sqlalchemy import text

from bot.domain.places import Channel
from bot.store.open import engine_for
from playground.faults import Fault
from proofs.killing.life import Life, Order
from proofs.killing.mother import Ended, Mother
from proofs.killing.points import POINTS, Point, Verb
from proofs.killing.street import Seen, Street

AHEAD = timedelta(minutes=5)
"""How long after its birth the first bot's post is due."""
RECOVERY = timedelta(minutes=10)
REVEAL = timedelta(minutes=30)
DOORS = ("slack", "discord")
FAULTS: tuple[Fault | None, ...] = (
    None,
    *(fault for fault in Fault if fault is not Fault.SILENCE),
)
"""Silence lasts as long as the bot's patience in real time, and is for the bot what a dropped line is."""
DEATHS = (signal.SIGKILL, signal.SIGXFSZ)
SWALLOWED = (Fault.RATE_LIMIT, Fault.ERROR_BEFORE, Fault.ERROR_AFTER)
"""What discord.py tries again by itself, under the same nonce: no failure is ever reported."""


@dataclass(frozen=True)
class Case:
    """Where the bots die, on the way to which platform, and what their messages meet there."""

    door: str
    point: Point
    fault: Fault | None = None
    time: int = 1
    order: Order = Order.OURS

    def __str__(self) -> str:
        again = f", time {self.time}" if self.time > 1 else ""
        return f"{self.door}, {self.point}{again}, {self.fault or 'no fault'}"


@dataclass(frozen=True)
class Outcome:
    """What came of a case, on both platforms together."""

    case: Case
    deaths: int
    """How many bots died where they should have, each on the way to a message."""
    doubled: int
    lost: int
    unknown: int
    open: int
    """Orders that are neither sent nor given up at the end."""
    unreached: int
    """How many bots lived on, because they never came to the point."""
    waited: timedelta | None
    """From the second bot's birth to the post of the door in question, if it did not stand there already."""
    seconds: float

    @property
    def held(self) -> bool:
        """Return whether everything is there once."""
        return not (self.doubled or self.lost or self.unknown or self.open or self.unreached)


def cases(
    points: tuple[Point, ...] = POINTS, faults: tuple[Fault | None, ...] = FAULTS, order: Order = Order.OURS
) -> Iterator[Case]:
    """Yield every case that can happen."""
    for point in points:
        for fault in faults:
            for door in DOORS:
                if point.verb is not Verb.FAILED or _is_reported(door, fault):
                    yield Case(door, point, fault, order=order)


def _is_reported(door: str, fault: Fault | None) -> bool:
    return fault is not None and not (door == "discord" and fault in SWALLOWED)


class Trial:
    """Tries cases on one street, each with channels and a database of its own."""

    def __init__(self, street: Street, mother: Mother, fresh_database: Callable[[], str]) -> None:
        self._street = street
        self._mother = mother
        self._fresh_database = fresh_database

    async def run(self, case: Case) -> Outcome:
        """Let the bots of a case live and die, and look at what stands there in the end."""
        began = perf_counter()
        channels = self._street.new_channels()
        due = (self._street.clock.now() + AHEAD).replace(second=0, microsecond=0)
        life = self._life(case, channels.values(), due)
        died = [await self._on_the_post(replace(life, point=case.point, kind="post"), case.fault, due)]
        reborn = self._street.clock.now()
        if case.order is Order.OURS:
            doomed = replace(life, point=case.point, kind="reply")
            died.append(await self._on_the_reply(doomed, case.fault, due + REVEAL))
        await self._mother.bear(life)
        await self._mother.work_until(self._street.clock.now() + RECOVERY)
        await self._mother.end()
        by_door = {door: self._street.seen(channel) for door, channel in channels.items()}
        seen = by_door.values()
        left = left_in(life.database)
        replies = [len(one.replies) for one in seen] if case.order is Order.OURS else []
        counts = [len(one.posts) for one in seen] + replies
        return Outcome(
            case=case,
            deaths=sum(died),
            unreached=died.count(False),
            doubled=sum(found > 1 for found in counts),
            lost=max(counts.count(0) - left.get("unknown", 0), 0),
            unknown=left.get("unknown", 0),
            open=left.get("pending", 0) + left.get("sending", 0),
            waited=_waited(by_door[case.door], reborn),
            seconds=perf_counter() - began,
        )

    def _life(self, case: Case, channels: Iterable[Channel], due: datetime) -> Life:
        street = self._street
        return Life(
            clock=str(street.clock_file),
            database=self._fresh_database(),
            slack=street.slack.base_url,
            discord=street.discord.base_url,
            gateway=street.discord.gateway_url,
            channels=tuple(channel.key for channel in channels),
            due=f"{due:%H:%M}",
            order=case.order,
            door=case.door,
            time=case.time,
        )

    async def _on_the_post(self, life: Life, fault: Fault | None, due: datetime) -> bool:
        """Let a bot die on the way to its post; return whether it did."""
        await self._mother.bear(life)
        self._street.arrange(fault)
        self._street.move_to(due)
        return await self._dies(due + RECOVERY)

    async def _on_the_reply(self, life: Life, fault: Fault | None, revealed: datetime) -> bool:
        """Let a bot bring the post to a good end, and die on the way to the first reply."""
        await self._mother.bear(life)
        await self._mother.work_until(revealed - RECOVERY)
        self._street.arrange(fault)
        return await self._dies(revealed + 2 * RECOVERY)

    async def _dies(self, until: datetime) -> bool:
        try:
            await self._mother.work_until(until)
        except Ended as ended:
            if -ended.code not in DEATHS:
                raise
            return True
        await self._mother.end()
        return False


def left_in(database: str) -> dict[str, int]:
    """Return how many orders there are of each state."""
    engine = engine_for(database)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT state, count(*) FROM outbox GROUP BY state")).all()
    engine.dispose()
    return {str(state): int(number) for state, number in found}


def _waited(seen: Seen, reborn: datetime) -> timedelta | None:
    return max((post - reborn for post in seen.posts if post >= reborn), default=None)
