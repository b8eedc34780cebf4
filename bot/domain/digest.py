"""The week summed up: when it is due, and what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.occurrence import Holiday, Occurrence, OccurrenceKind, instant, no_holiday, posts
from bot.domain.plan import Plan
from bot.domain.question import Item
from bot.domain.standing import Standing
from bot.domain.team_streak import TeamStreak

AFTER_CLOSE = timedelta(hours=1)
"""How long after the last question of the week closes, so that late answers are in."""

WEEK = timedelta(days=7)
FEWEST_ANSWERS = 3
"""From so many answers on, an item can be the hardest of the week."""

NAMED = 3
"""At most so many ranks are named in public."""


@dataclass(frozen=True, slots=True)
class Hardest:
    """The item that fewest got right, with how many of how many did."""

    item: Item
    right: int
    answers: int


@dataclass(frozen=True, slots=True)
class Covered:
    """The question of which a record covered most together: so many of so many steps."""

    title: str
    covered: int
    steps: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What a record did in a week. `goal` is in answers, last week's number unless `set_by_steward`."""

    monday: date
    answers: int
    people: int
    goal: int
    set_by_steward: bool
    streak: TeamStreak
    top: tuple[Standing, ...]
    hardest: Hardest | None
    covered: Covered | None


def monday_of(day: date) -> date:
    """Return the first day of the ISO week that holds a date."""
    return day - timedelta(days=day.weekday())


def digests(plan: Plan, after: datetime, holiday: Holiday = no_holiday) -> Iterator[Occurrence]:
    """Yield the digests of a plan due after an instant: an hour after its week's last question closes.

    A week is summed up once, whatever becomes of the plan: its Monday is the date of the occurrence. None
    where the plan wants no digest, and no more where it has no post within a year.
    """
    if not plan.digest:
        return
    zone = ZoneInfo(plan.zone)
    last: date | None = None
    for post in posts(plan, after - 2 * WEEK, holiday):
        if last is not None and monday_of(post.local_date) > monday_of(last):
            due = _due(plan, last, zone)
            if due > after:
                yield Occurrence(plan.channel.key, OccurrenceKind.DIGEST, monday_of(last), due)
        last = post.local_date


def _due(plan: Plan, last: date, zone: ZoneInfo) -> datetime:
    return instant(last, plan.at, zone) + timedelta(minutes=plan.reveals.close) + AFTER_CLOSE


def hardest(tallies: Mapping[Item, Mapping[str, int]]) -> Hardest | None:
    """Return the item that the smallest share got right, among those with enough answers, if any was hard.

    `tallies` are answers per option id.
    """
    judged = [
        Hardest(item, tally.get(item.key.id, 0), sum(tally.values())) for item, tally in tallies.items()
    ]
    enough = [one for one in judged if one.answers >= FEWEST_ANSWERS and one.right < one.answers]
    return min(enough, key=lambda one: (one.right / one.answers, one.item.id), default=None)
