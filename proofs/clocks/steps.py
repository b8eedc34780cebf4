"""A machine's clock that is put forward or back, or that sleeps: no post twice, none later than a tick."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.occurrence import CATCH_UP, OccurrenceKind, OccurrenceState
from bot.domain.order import DeliveryKind
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan
from bot.engine.ports import Store
from bot.interface.delivery import Delivery
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.memory import MemoryStore
from bot.system import SystemIds
from proofs.finding import Finding
from proofs.progress import shown
from proofs.questions import shipped_pack

TICK = timedelta(seconds=15)
START = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
DUE = START.replace(day=23, hour=8)
"""Nine o'clock in Berlin."""
LENGTH = timedelta(hours=60)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HERE = Channel(Space("slack", "T1"), "C1")
GOAL = "late by more than a tick 0, doubled 0, neither posted nor declared missed 0"


@dataclass(frozen=True)
class Step:
    """What happens to the clock: at an instant it shows something else; asleep, nobody ticks meanwhile."""

    at: datetime
    by: timedelta
    asleep: bool = False

    def __str__(self) -> str:
        return f"{'asleep for' if self.asleep else 'put by'} {self.by} at {self.at:%d %H:%M}"


class SteppedClock:
    """Shows what the last step left it at, and runs on."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        """Return the instant that the clock shows."""
        return self.instant


def stepped(short: bool = False) -> list[Finding]:
    """Try every step at every moment around a post."""
    cases = list(_cases(short))
    late = doubled = lost = posts = 0
    notes: list[str] = []
    for case in shown(cases, len(cases), "putting clocks forward and back"):
        run = Run()
        run.go(case)
        posts += sum(run.posted.values())
        found = (len(run.late), sum(times > 1 for times in run.posted.values()), len(run.lost()))
        late, doubled, lost = late + found[0], doubled + found[1], lost + found[2]
        if any(found):
            notes.append(f"{case}: late, doubled, lost {found}")
    tried = f"{len(cases)} steps of an hour, a day or a sleep, {posts} posts"
    return [
        Finding(
            "Clock steps",
            tried,
            f"late by more than a tick {late}, doubled {doubled}, lost {lost}",
            GOAL,
            not (late or doubled or lost),
            tuple(notes[:5]),
        )
    ]


def _cases(short: bool) -> Iterator[Step]:
    for offset in (-30,) if short else (-90, -30, -1, 1, 30, 90):
        at = DUE + timedelta(minutes=offset)
        for by in (HOUR, -HOUR, DAY, -DAY):
            yield Step(at, by)
        yield Step(at, HOUR, asleep=True)
        if not short:
            yield Step(at, timedelta(hours=9), asleep=True)


class Run:
    """One bot that lives through one step."""

    def __init__(self) -> None:
        self._clock = SteppedClock()
        self._store: Store = MemoryStore()
        self._desk = Desk(self._store, Room(Library(shipped_pack()), self._clock, SystemIds()))
        self._desk.adopt(Plan(HERE, "Europe/Berlin", time(9), days=EVERY_DAY))
        self._could_tick_since = START
        self.posted: Counter[date] = Counter()
        self.late: list[timedelta] = []
        self._came_due: set[date] = set()

    def go(self, step: Step) -> None:
        """Tick through the days, with the step on the way."""
        elapsed, taken = timedelta(0), False
        while elapsed < LENGTH:
            elapsed += TICK
            self._clock.instant += TICK
            if not taken and START + elapsed >= step.at:
                taken = True
                self._clock.instant += step.by
                # whatever was jumped over could not be posted before this tick
                self._could_tick_since = self._clock.instant
            self._tick()

    def _tick(self) -> None:
        """Tick, and carry what is to be posted."""
        now = self._clock.instant
        self._desk.tick()
        # one message of a channel at a time; the courier asks for the next as soon as one is there
        while taken := self._desk.claim("slack", 16).result():
            for delivery in taken:
                self._carry(delivery, now)
        for number in range(5):
            day = START.date() + timedelta(days=number)
            if now >= datetime.combine(day, time(8), UTC) > START:
                self._came_due.add(day)

    def _carry(self, delivery: Delivery, now: datetime) -> None:
        """Let a message be there, and look at the clock where it is a post."""
        if delivery.kind is DeliveryKind.POST:
            day = date.fromisoformat(delivery.key.rpartition("/")[2])
            due = datetime.combine(day, time(8), UTC)
            self.posted[day] += 1
            if now - max(due, min(self._could_tick_since, now)) > TICK:
                self.late.append(now - due)
        self._desk.sent(delivery, delivery.key).result()

    def lost(self) -> list[date]:
        """Return the dates that came due and were neither posted nor declared missed, or missed too soon."""
        return [day for day in self._came_due if not self.posted[day] and not self._rightly_missed(day)]

    def _rightly_missed(self, day: date) -> bool:
        found = self._store.read(
            lambda unit: unit.occurrences.get(HERE.key, OccurrenceKind.POST, day)
        ).result()
        due = datetime.combine(day, time(8), UTC)
        return (
            found is not None
            and found.state is OccurrenceState.MISSED
            and self._could_tick_since - due > CATCH_UP - TICK
        )
