"""What stewards do in a year: they change plans, pause, skip, post now, and throw the bot out by mistake."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.occurrence import OccurrenceKind, OccurrenceState
from bot.domain.places import Channel, Member
from bot.domain.plan import EVERY_DAY, WEEKDAYS, Plan
from bot.domain.visitor import Visitor
from bot.engine import study
from bot.engine.ports import Store, Unit
from bot.interface.desk import Desk
from bot.interface.request import CommandRequest
from bot.interface.room import Room
from proofs.simulation.due import due_of
from proofs.simulation.platforms import SimulatedPlatform
from proofs.simulation.timeline import DAY, HOUR, START, Timeline
from proofs.simulation.zones import ZONES

TIMES = (time(0), time(0, 30), time(2, 30), time(3), time(9), time(9), time(9), time(17, 45), time(23, 30))
DAYS = (EVERY_DAY, EVERY_DAY, WEEKDAYS, frozenset({0, 2, 4}), frozenset({5, 6}))
NEAR_DUE = 0.3
"""How many of the changes come within moments of a post, where they hurt most."""


@dataclass
class Version:
    """A plan as it stood for a while; times are what the bot's clock showed, in seconds since the start."""

    plan: Plan
    begin: float
    end: float
    """The latest that the clock showed while the plan stood."""


@dataclass
class Diary:
    """What a channel was meant to do, written down apart from the bot."""

    channel: Channel
    versions: list[Version] = field(default_factory=list)
    at_once: list[tuple[date, float]] = field(default_factory=list)
    """Posts that a steward asked for: the date, and what the clock showed."""


class Stewards:
    """Everybody who may change a plan."""

    def __init__(
        self,
        desk: Desk,
        store: Store,
        room: Room,
        platforms: Mapping[str, SimulatedPlatform],
        timeline: Timeline,
        dice: Random,
        done: Counter[str],
    ) -> None:
        self.diaries: dict[str, Diary] = {}
        self._desk = desk
        self._store = store
        self._room = room
        self._platforms = platforms
        self._timeline = timeline
        self._dice = dice
        self._done = done

    def adopt(self, plan: Plan) -> None:
        """Give a channel its first plan."""
        self._desk.adopt(plan)
        shown = self._timeline.shown
        self.diaries[plan.channel.key] = Diary(plan.channel, [Version(plan, shown, shown)])

    def keep_up(self) -> None:
        """Note how far the clock has come, before it is put and at the end."""
        for diary in self.diaries.values():
            latest = diary.versions[-1]
            latest.end = max(latest.end, self._timeline.shown)

    def change(self, channel: str) -> None:
        """Do one thing in a channel; some wait until a post is nearly due, or just was."""
        plan = self.diaries[channel].versions[-1].plan
        if self._dice.random() < NEAR_DUE:
            today = self._timeline.now().astimezone(ZoneInfo(plan.zone)).date()
            due = self._timeline.true_of(due_of(today, plan.at, plan.zone))
            if due > self._timeline.true:
                self._timeline.at(due + self._dice.uniform(-90.0, 90.0), partial(self._change, channel))
                return
        self._change(channel)

    def _change(self, channel: str) -> None:
        plan = self.diaries[channel].versions[-1].plan
        deeds = ("pause", "skip", "skip", "post-now", "post-now", "time", "zone", "days", "remove")
        deed = self._dice.choice(deeds)
        self._done[deed] += 1
        match deed:
            case "pause":
                self._typed(channel, "pause")
                self._timeline.after(
                    self._dice.uniform(60.0, 5 * DAY), partial(self._typed, channel, "resume")
                )
            case "skip" | "post-now":
                self._typed(channel, deed)
            case "time":
                self._save(replace(plan, at=self._dice.choice(TIMES), paused=False))
            case "zone":
                self._save(replace(plan, zone=self._dice.choice(ZONES), paused=False))
            case "days":
                self._save(replace(plan, days=self._dice.choice(DAYS), paused=False))
            case _:
                self._platform(channel).removed.add(channel)
                self._timeline.after(self._dice.uniform(HOUR, 3 * DAY), partial(self.let_in, channel))

    def let_in(self, channel: str) -> None:
        """Let the bot into a channel again, and take its plan up again where it was parked."""
        self._platform(channel).removed.discard(channel)
        if self._store.read(lambda unit: unit.channels.parked(channel)).result():
            self._typed(channel, "resume")

    def _platform(self, channel: str) -> SimulatedPlatform:
        return self._platforms[channel.partition(":")[0]]

    def _typed(self, channel: str, word: str) -> None:
        """Type a command; the diary notes what it changed."""
        diary = self.diaries[channel]
        if word == "post-now":
            self._note_post_now(diary)
        place = diary.channel
        visitor = Visitor(Member(place.space, "U0BOSS"), "Boss", place, self._timeline.now(), steward=True)
        self._desk.command(CommandRequest(visitor, ("study", word), {})).result()
        if word in ("pause", "resume"):
            self._begin_version(diary)

    def _note_post_now(self, diary: Diary) -> None:
        """Note that a date may be posted from now on, unless it was settled by a post before."""
        now, plan = self._timeline.now(), diary.versions[-1].plan
        day = now.astimezone(ZoneInfo(plan.zone)).date()

        def found(unit: Unit) -> bool:
            one = unit.occurrences.get(diary.channel.key, OccurrenceKind.POST, day)
            return one is not None and one.state is OccurrenceState.DONE

        if not self._store.read(found).result():
            diary.at_once.append((day, (now - START).total_seconds()))

    def _save(self, plan: Plan) -> None:
        """Save a plan as the form does once it has been read."""
        room, now = self._room, self._room.clock.now()
        self._store.write(lambda unit: study.save_plan(unit, room.pack, room.calendar, plan, now)).result()
        self._begin_version(self.diaries[plan.channel.key])

    def _begin_version(self, diary: Diary) -> None:
        """Note the plan as it stands from now on."""
        plan = self._store.read(lambda unit: unit.plans.get(diary.channel.key)).result()
        latest, shown = diary.versions[-1], self._timeline.shown
        latest.end = max(latest.end, shown)
        diary.versions.append(Version(plan or latest.plan, shown, shown))
