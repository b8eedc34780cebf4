"""One seed: a world, what befalls it for so many days, and a calm end in which everything can settle."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import partial
from hashlib import blake2b
from random import Random

from bot.domain.places import Channel, Space
from bot.domain.plan import Plan
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.memory import MemoryStore
from proofs.questions import shipped_pack
from proofs.simulation.dials import CALM, ORDINARY, Dials
from proofs.simulation.judge import Verdict, judged
from proofs.simulation.platforms import Outage, SimulatedDiscord, SimulatedPlatform
from proofs.simulation.quick_store import QuickStore
from proofs.simulation.stewards import DAYS, TIMES, Stewards
from proofs.simulation.timeline import DAY, HOUR, MINUTE, Timeline
from proofs.simulation.workers import Workers
from proofs.simulation.zones import ZONES

SPACES = 6
OUTAGES = ("refused", "500 before", "dropped before", "silence", "429")
YEAR = 365.0


@dataclass(frozen=True)
class Lived:
    """What a simulated year came to."""

    seed: int
    digest: str
    """Of everything that the platforms show, and of what became of every date."""
    channel_days: int
    injected: Counter[str]
    messages: int
    verdict: Verdict


class CountingIds:
    """Names without entropy."""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> str:
        """Return the next number as a name."""
        self._made += 1
        return f"{self._made:012d}"


def lived(
    seed: int,
    channels: int,
    days: int,
    dials: Dials = ORDINARY,
    store_of: Callable[[], MemoryStore] = QuickStore,
) -> Lived:
    """Live through one seed and judge it."""
    world = World(seed, dials, store_of())
    world.settle_in(channels, days)
    world.timeline.run_until(days * DAY)
    until = world.timeline.shown
    world.calm_down()
    world.timeline.run_until((days + 2) * DAY)
    world.stewards.keep_up()
    verdict = judged(
        world.store,
        world.timeline,
        list(world.stewards.diaries.values()),
        list(world.platforms.values()),
        until,
    )
    return Lived(
        seed,
        world.digest(),
        channels * days,
        world.injected,
        sum(len(platform.record) for platform in world.platforms.values()),
        verdict,
    )


class World:
    """The bot with everything around it."""

    def __init__(self, seed: int, dials: Dials, store: MemoryStore) -> None:
        self._dice = Random(seed)
        self._dials = dials
        self.injected: Counter[str] = Counter()
        self.timeline = Timeline()
        self.store = store
        room = Room(Library(shipped_pack()), self.timeline, CountingIds())
        desk = Desk(store, room)
        around = (self.timeline, self._dice, self.injected)
        self.platforms: dict[str, SimulatedPlatform] = {
            "slack": SimulatedPlatform("slack", *around),
            "discord": SimulatedDiscord("discord", *around),
        }
        self._workers = Workers(desk, self.platforms, *around)
        self.stewards = Stewards(desk, store, room, self.platforms, *around)
        self._dial(dials)

    def settle_in(self, channels: int, days: int) -> None:
        """Give every channel its plan, and lay out what will befall the world."""
        for number in range(channels):
            self.stewards.adopt(self._plan(number))
        for platform in self.platforms.values():
            for moment in self._moments(self._dials.outages / len(self.platforms), days):
                self.timeline.at(moment, partial(self._break, platform))
        for moment in self._moments(self._dials.steps, days):
            self.timeline.at(moment, self._step)
        for channel in self.stewards.diaries:
            for moment in self._moments(self._dials.changes, days):
                self.timeline.at(moment, partial(self._change, channel))
        self._workers.start_all()

    def calm_down(self) -> None:
        """Let nothing more go wrong, and everybody in who was thrown out."""
        self._dial(CALM)
        for platform in self.platforms.values():
            platform.outage = Outage(0.0, "")
            platform.removed.clear()
        for channel in self.stewards.diaries:
            self.stewards.let_in(channel)
        self._workers.start_all()

    def digest(self) -> str:
        """Return what tells this year from every other."""
        told = blake2b(digest_size=10)
        for platform in self.platforms.values():
            for one in platform.record:
                told.update(f"{one.ref} {one.true:.6f} {one.place} {one.key} {one.message.title}\n".encode())
            told.update(f"{platform.name} {platform.edits} edits\n".encode())
        told.update(repr(sorted(self.injected.items())).encode())
        return told.hexdigest()

    def _plan(self, number: int) -> Plan:
        door = "slack" if number % 2 else "discord"
        space = Space(door, f"T{number % SPACES}")
        if space.native == "T1":
            self.platforms[door].without_history.add(space.key)
        zone = ZONES[number % len(ZONES)]
        at = self._dice.choice((*TIMES, time(self._dice.randrange(24), self._dice.randrange(60))))
        return Plan(Channel(space, f"C{number}"), zone, at, days=self._dice.choice(DAYS))

    def _moments(self, a_year: float, days: int) -> list[float]:
        """Draw how often something happens in so many days, and when."""
        expected = a_year * days / YEAR
        count = int(expected) + (self._dice.random() < expected % 1)
        return [self._dice.uniform(0.0, days * DAY) for _ in range(count)]

    def _break(self, platform: SimulatedPlatform) -> None:
        """Let a platform be out of order for minutes, or for many hours."""
        self.injected["outage"] += 1
        length = self._dice.choice((2 * MINUTE, 10 * MINUTE, HOUR, 20 * HOUR)) * self._dice.random()
        platform.outage = Outage(self.timeline.true + length, self._dice.choice(OUTAGES))

    def _step(self) -> None:
        self.injected["clock step"] += 1
        self.stewards.keep_up()
        # a time service puts right what was wrong, so the clock is never far off
        target = self._dice.uniform(-self._dials.step_seconds, self._dials.step_seconds)
        self.timeline.step(target - (self.timeline.shown - self.timeline.true))
        self.stewards.keep_up()
        self._workers.plan_wake()

    def _change(self, channel: str) -> None:
        if self._workers.up:
            self.injected["change of a steward"] += 1
            self.stewards.change(channel)
            self._workers.plan_wake()

    def _dial(self, dials: Dials) -> None:
        self._workers.dials = dials
        for platform in self.platforms.values():
            platform.dials = dials
