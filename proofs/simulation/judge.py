"""The checker: reads what people can see and what stewards asked for, and takes no word from the outbox.

What the bot declared (missed, skipped, unknown, given up) is asked for only where something cannot be seen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.digest import monday_of
from bot.domain.occurrence import CATCH_UP, LATE, Occurrence, OccurrenceKind, OccurrenceState
from bot.interface.delivery import LOOKUP_REFUSED, NOT_THERE, DeliveryKind
from bot.message.model import Message, Note, Text
from bot.store.memory import MemoryStore
from bot.store.memory.outbox import Entry, MemoryOutbox
from proofs.simulation.due import due_of
from proofs.simulation.platforms import REMOVED, SimulatedPlatform, Visible
from proofs.simulation.stewards import Diary
from proofs.simulation.timeline import DAY, MINUTE, START, Timeline

REQUEST = MINUTE
"""How long a request may take until its message appears."""
ROUNDING = 1.0
LAYERS = (OccurrenceKind.ASK_FIRST, OccurrenceKind.STEPS, OccurrenceKind.CLOSE)
DECLARED = (OccurrenceState.MISSED, OccurrenceState.SKIPPED)
ENDED = ("unknown", "dead")
EXCUSES = ("too_late", NOT_THERE, LOOKUP_REFUSED, REMOVED)
"""Why the bot may give something up: its time was over, nobody may look for it, or the channel refuses it."""
NAMES = {OccurrenceKind.POST: "post", OccurrenceKind.DIGEST: "digest"}


@dataclass
class Verdict:
    """What broke a rule, each with a sentence, and what was declared instead of done."""

    broken: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    declared: Counter[str] = field(default_factory=Counter)
    posts: int = 0
    due: int = 0

    def count(self, rule: str) -> int:
        """Return how often a rule was broken."""
        return len(self.broken[rule])


def judged(
    store: MemoryStore,
    timeline: Timeline,
    diaries: Sequence[Diary],
    platforms: Sequence[SimulatedPlatform],
    until: float,
) -> Verdict:
    """Judge everything that was due until an instant of the bot's clock, in seconds since the start."""
    judge = Judge(store, timeline, until)
    seen: defaultdict[str, list[Visible]] = defaultdict(list)
    for platform in platforms:
        for one in platform.record:
            seen[one.place[0]].append(one)
    for diary in diaries:
        judge.channel(diary, seen[diary.channel.key])
    return judge.verdict


class Judge:
    """Goes through one channel after another."""

    def __init__(self, store: MemoryStore, timeline: Timeline, until: float) -> None:
        self.verdict = Verdict()
        self._store = store
        self._timeline = timeline
        self._until = until

    def channel(self, diary: Diary, seen: Sequence[Visible]) -> None:
        """Judge one channel."""
        channel = diary.channel.key
        self._twins(seen)
        due = allowed(diary)
        posts: dict[date, Visible] = {}
        for one in seen:
            if one.kind is DeliveryKind.POST:
                day = date.fromisoformat(one.key.rpartition("/")[2])
                posts.setdefault(day, one)
                self._punctual(one, due.get(day, []), [at for known, at in diary.at_once if known == day])
        self.verdict.posts += len(posts)
        for day, moments in due.items():
            if min(moments) <= self._until:
                self.verdict.due += 1
                if day not in posts:
                    self._unseen(channel, f"{channel}/post/{day}", OccurrenceKind.POST, day)
        self._digests(diary, posts, {one.key for one in seen})
        for day, post in posts.items():
            self._thread(diary, day, post, [one for one in seen if one.place[1] == post.ref])

    def _twins(self, seen: Sequence[Visible]) -> None:
        for key, times in Counter(one.key for one in seen).items():
            if times > 1:
                self.verdict.broken["doubled"].append(f"{key} is there {times} times")

    def _punctual(self, post: Visible, due: Sequence[float], at_once: Sequence[float]) -> None:
        """Hold a post against the moments at which it was due."""
        past = [moment for moment in (*due, *at_once) if moment <= post.highest + ROUNDING]
        if not past:
            self.verdict.broken["early"].append(f"{post.key} came before its time")
            return
        moment = max(past)
        late = min(post.shown - moment, post.true - self._timeline.first_shown(moment))
        # what a step of the clock put between the two is nobody's doing
        late -= self._timeline.stepped_between(post.true - max(late, 0.0), post.true)
        if late > LATE.total_seconds() + REQUEST and not says_late(post.message):
            self.verdict.broken["late unsaid"].append(
                f"{post.key} came {_span(late)} late and does not say so"
            )
        if late > (CATCH_UP + LATE).total_seconds() + REQUEST:
            self.verdict.broken["after the window"].append(f"{post.key} came {_span(late)} late")

    def _thread(self, diary: Diary, day: date, post: Visible, replies: Sequence[Visible]) -> None:
        """Hold a thread against what follows a post."""
        channel = diary.channel.key
        order = self._order(post.key)
        if order is not None and order.state in ENDED:
            # nobody knows that this post is there, so nothing follows it
            self._declare(f"post seen, declared {order.state}", order)
            return
        by_kind = {kind: one for kind in LAYERS for one in replies if one.key == f"{channel}/{kind}/{day}"}
        times = diary.versions[0].plan.reveals
        for kind, minutes in zip(LAYERS, (times.ask_first, times.steps, times.close), strict=True):
            one = by_kind.get(kind)
            if one is None:
                if post.shown + minutes * MINUTE <= self._until:
                    self._unseen(channel, f"{channel}/{kind}/{day}", kind, day)
                continue
            slack = self._timeline.stepped_between(post.true, one.true) + ROUNDING
            if one.shown - post.shown < minutes * MINUTE - slack:
                self.verdict.broken["early"].append(f"{one.key} came before its time")
        shown = [by_kind[kind].true for kind in LAYERS if kind in by_kind]
        if shown != sorted(shown):
            self.verdict.broken["out of order"].append(f"the thread of {post.key} is out of order")

    def _digests(self, diary: Diary, posts: dict[date, Visible], seen: set[str]) -> None:
        """Ask for the digest of each week that had a post, and is long over."""
        channel = diary.channel.key
        for monday in {monday_of(day) for day in posts}:
            over = (datetime.combine(monday, time(), UTC) - START).total_seconds() + 9 * DAY
            key = f"{channel}/{OccurrenceKind.DIGEST}/{monday}"
            if key in seen or over > self._until:
                continue
            paused = [
                v for v in diary.versions if v.plan.paused and v.begin < over and v.end > over - 9 * DAY
            ]
            if paused and self._occurrence(channel, OccurrenceKind.DIGEST, monday) is None:
                self.verdict.declared["digest of a paused plan"] += 1
            else:
                self._unseen(channel, key, OccurrenceKind.DIGEST, monday)

    def _unseen(self, channel: str, key: str, kind: OccurrenceKind, day: date) -> None:
        """Find out what the bot says about something that is not there."""
        what = NAMES.get(kind, "layer")
        found, order = self._occurrence(channel, kind, day), self._order(key)
        if found is not None and order is not None and order.state in ENDED:
            self._declare(f"{what} {found.state if found.state in DECLARED else order.state}", order)
            return
        if found is not None and found.state in DECLARED:
            self.verdict.declared[f"{what} {found.state}"] += 1
            return
        said = f"the bot says {found.state if found else 'nothing'}"
        its_order = order.state if order else "was never given"
        self.verdict.broken["lost"].append(f"{key} is not there; {said}, its order {its_order}")

    def _declare(self, what: str, order: Entry) -> None:
        """Accept what the bot gave up, if it had an excuse: a platform that fails for a time is none."""
        self.verdict.declared[what] += 1
        if order.reason not in EXCUSES:
            self.verdict.broken["lost"].append(f"{order.order.key} was given up: {order.reason}")

    def _occurrence(self, channel: str, kind: OccurrenceKind, day: date) -> Occurrence | None:
        return self._store.read(lambda unit: unit.occurrences.get(channel, kind, day)).result()

    def _order(self, key: str) -> Entry | None:
        def entry(unit: object) -> Entry | None:
            outbox = getattr(unit, "outbox", None)
            assert isinstance(outbox, MemoryOutbox)
            return outbox._entries.get(key)

        return self._store.read(entry).result()


def allowed(diary: Diary) -> dict[date, list[float]]:
    """Return, for each date, when a plan that stood at that moment wanted its post."""
    found: defaultdict[date, list[float]] = defaultdict(list)
    for version in diary.versions:
        if version.plan.paused or version.end <= version.begin:
            continue
        for day in _dates(version.begin, version.end):
            if day.weekday() in version.plan.days:
                at = due_of(day, version.plan.at, version.plan.zone)
                moment = (at - START).total_seconds()
                there = at.astimezone(ZoneInfo(version.plan.zone)).date() - day <= timedelta(days=1)
                if version.begin < moment <= version.end and there:
                    found[day].append(moment)
    return found


def _dates(begin: float, end: float) -> Iterator[date]:
    """Yield every date that is anywhere between two moments."""
    day = (START + timedelta(seconds=begin)).date() - timedelta(days=2)
    while day <= (START + timedelta(seconds=end)).date() + timedelta(days=2):
        yield day
        day += timedelta(days=1)


def says_late(message: Message) -> bool:
    """Tell whether a post says that it is late."""
    spans = (span for block in message.blocks if isinstance(block, Note) for span in block.spans)
    return any(isinstance(span, Text) and "later than planned" in span.text for span in spans)


def _span(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))
