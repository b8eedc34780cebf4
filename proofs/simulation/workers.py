"""The bot's processes: they tick, claim, carry and report, and die at any moment between the two."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial
from random import Random

from bot.interface.delivery import NOT_THERE, Delivery, DeliveryKind, Failure
from bot.interface.desk import Desk
from proofs.simulation.dials import Dials
from proofs.simulation.platforms import SimulatedPlatform
from proofs.simulation.timeline import HOUR, Timeline

MOST_AT_ONCE = 16
LONGEST_REST = 60.0
TICK_SECONDS = 10.0
LONG_STOP = 0.12
"""How often a process that died stays away for hours."""


class Died(Exception):
    """The process ended in the middle of what it was doing."""


class Worker:
    """One process: what it knows is lost when it dies."""

    def __init__(self) -> None:
        self.up = True
        self.life = 0
        self.under_way: Counter[str] = Counter()
        self.rests_until: defaultdict[str, float] = defaultdict(float)


class Workers:
    """All processes of the bot over one desk."""

    def __init__(
        self,
        desk: Desk,
        platforms: Mapping[str, SimulatedPlatform],
        timeline: Timeline,
        dice: Random,
        injected: Counter[str],
    ) -> None:
        self.dials = Dials()
        self.all = [Worker() for _ in range(dice.randint(1, 3))]
        self._desk = desk
        self._platforms = platforms
        self._timeline = timeline
        self._dice = dice
        self._injected = injected
        self._wakes_at = float("inf")

    @property
    def up(self) -> bool:
        """Whether any process runs."""
        return any(worker.up for worker in self.all)

    def start_all(self) -> None:
        """Let every process run that does not."""
        for worker in self.all:
            worker.up = True
        self.plan_wake()

    def plan_wake(self) -> None:
        """Wake when something is due, up to one tick later; a clock that was put changes when that is."""
        due = self._desk.next_due().result()
        if due is None:
            return
        wait = self._timeline.true_of(due) - self._timeline.true
        # what is due and cannot be taken waits for somebody else, or for the end of a rest
        self._wake_in(max(wait, 0.0) + self._dice.uniform(0.01, TICK_SECONDS))

    def _wake_in(self, seconds: float) -> None:
        moment = self._timeline.true + seconds
        if moment < self._wakes_at:
            self._wakes_at = moment
            self._timeline.at(moment, partial(self._wake, moment))

    def _wake(self, moment: float) -> None:
        if moment != self._wakes_at:
            return  # something else was due earlier, and a new time was planned then
        self._wakes_at = float("inf")
        running = [worker for worker in self.all if worker.up]
        self._dice.shuffle(running)
        for worker in running:
            try:
                self._serve(worker)
            except Died:
                continue
        if self.up:
            self.plan_wake()

    def _serve(self, worker: Worker) -> None:
        """Tick, then claim for every door."""
        self._may_die(worker)
        self._desk.tick()
        self._may_die(worker)
        for door in self._platforms:
            self._claim(worker, door)

    def _claim(self, worker: Worker, door: str) -> None:
        """Claim as long as there is room and something to take."""
        while self._timeline.true >= worker.rests_until[door]:
            room = min(MOST_AT_ONCE - worker.under_way[door], self._dice.choice([1, 4, MOST_AT_ONCE]))
            taken = self._desk.claim(door, room).result() if room else []
            if not taken:
                return
            self._may_die(worker)
            worker.under_way[door] += len(taken)
            for place, delivery in enumerate(taken):
                # the pace between messages
                start = partial(self._begin, worker, worker.life, delivery)
                self._timeline.after(0.01 + place / 40, start)

    def _begin(self, worker: Worker, life: int, delivery: Delivery) -> None:
        """Carry a delivery; look first where an earlier try may have succeeded."""
        if not self._goes_on(worker, life):
            return
        platform = self._platforms[delivery.channel.partition(":")[0]]
        create = partial(platform.carry, delivery, partial(self._answered, worker, life, delivery))
        blind = self.dials.blind and platform.name == "slack"
        if delivery.kind is DeliveryKind.EDIT or delivery.first_tried_at is None or blind:
            create()
            return

        def looked(found: str | Failure | None) -> None:
            if found is not None:
                self._answered(worker, life, delivery, found)
            elif self._goes_on(worker, life):
                if delivery.only_look:
                    self._answered(worker, life, delivery, Failure(NOT_THERE))
                else:
                    create()

        platform.look(delivery, delivery.first_tried_at, looked)

    def _answered(self, worker: Worker, life: int, delivery: Delivery, answer: str | Failure) -> None:
        """Report an answer soon, late, twice or never."""
        if not self._goes_on(worker, life):
            return
        door = delivery.channel.partition(":")[0]
        if isinstance(answer, Failure) and not answer.permanent and answer.retry_after is not None:
            rest = self._timeline.true + min(answer.retry_after, LONGEST_REST)
            worker.rests_until[door] = max(worker.rests_until[door], rest)
        report = partial(self._report, worker, life, delivery, answer)
        drawn, dials = self._dice.random(), self.dials
        if drawn < dials.report_lost:
            self._injected["report lost"] += 1
            worker.under_way[door] -= 1
            return
        if drawn < dials.report_lost + dials.report_late:
            self._injected["report late"] += 1
            self._timeline.after(self._dice.choice([2.0, 10.0, 90.0]) * self._dice.random(), report)
        else:
            self._timeline.after(0.01, report)
        if self._dice.random() < dials.report_twice:
            self._injected["report twice"] += 1
            again = partial(self._report, worker, life, delivery, answer, again=True)
            self._timeline.after(self._dice.uniform(0.02, 120.0), again)

    def _report(
        self, worker: Worker, life: int, delivery: Delivery, answer: str | Failure, *, again: bool = False
    ) -> None:
        if not self._goes_on(worker, life):
            return
        if isinstance(answer, Failure):
            self._desk.failed(delivery, answer).result()
        else:
            self._desk.sent(delivery, answer).result()
        door = delivery.channel.partition(":")[0]
        worker.under_way[door] -= not again
        if self._goes_on(worker, life):
            try:
                self._claim(worker, door)
            except Died:
                return
        self.plan_wake()

    def _goes_on(self, worker: Worker, life: int) -> bool:
        """Tell whether the process that began this still lives; it may end here."""
        if worker.life != life:
            return False
        try:
            self._may_die(worker)
        except Died:
            return False
        return True

    def _may_die(self, worker: Worker) -> None:
        """End a process with a small chance. Raises Died."""
        if self._dice.random() >= self.dials.died:
            return
        self._injected["process died"] += 1
        worker.life += 1
        worker.up = False
        worker.under_way.clear()
        worker.rests_until.clear()
        long = self._dice.random() < LONG_STOP
        stop = self._dice.uniform(HOUR, 14 * HOUR) if long else self._dice.uniform(2.0, 300.0)

        def restart() -> None:
            worker.up = True
            # what was due meanwhile is seen at once
            self._wake_in(self._dice.uniform(0.5, 3.0))

        self._timeline.after(stop, restart)
        raise Died
