"""The week summed up: when, and from what."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.digest import AFTER_CLOSE, NAMED, Covered, Digest, digests, hardest, monday_of
from bot.domain.occurrence import Occurrence, OccurrenceState, awake, instant
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.domain.question import Item
from bot.domain.standing import Standing, Window, ranked, window_key
from bot.engine.coverage import coverage
from bot.engine.dispute import decided_in
from bot.engine.parcel import Parcel
from bot.engine.ports import Calendar, Unit
from bot.engine.post import holiday_of
from bot.engine.record import ALL_TOPICS
from bot.engine.streaks import Record, record_of, team_streak_of

SUNDAY = timedelta(days=6)
WEEK = timedelta(days=7)
DAYS_BACK = 17
"""How many days to read for a week and the one before: a digest may come when the next one has begun."""
MOST_SETTLED = 4
"""How many weeks that are settled are passed over."""
CATCH_UP = timedelta(hours=24)
"""After that nobody looks back at the week any more."""


def plan_digest(unit: Unit, calendar: Calendar, plan: Plan, after: datetime) -> None:
    """Plan the first digest after an instant whose week is not settled."""
    if plan.paused:
        return
    for digest in islice(digests(plan, after, holiday_of(calendar, plan)), MOST_SETTLED):
        existing = unit.occurrences.get(digest.channel, digest.kind, digest.local_date)
        if unit.occurrences.plan(digest) or (existing and existing.state is OccurrenceState.PLANNED):
            return


def replan_digest(unit: Unit, calendar: Calendar, plan: Plan, now: datetime) -> None:
    """Plan the digest of this week anew, as a changed plan wants it; one that is due by now comes at once."""
    zone = ZoneInfo(plan.zone)
    plan_digest(unit, calendar, plan, instant(monday_of(now.astimezone(zone).date()), time(0), zone))


def settle_digest(unit: Unit, calendar: Calendar, occurrence: Occurrence, now: datetime) -> bool:
    """Order the digest of a week, unless there is nothing to sum up; False when it was put off."""
    plan = unit.plans.get(occurrence.channel)
    asked = unit.prompts.between((occurrence.channel,), occurrence.local_date, occurrence.local_date + SUNDAY)
    state, later = _fate(plan, asked, occurrence, now)
    if later is not None:
        unit.occurrences.replan(later)
        return False
    if not unit.occurrences.settle(occurrence, state):
        return False
    if state is OccurrenceState.DONE:
        order = Order(
            occurrence.key, DeliveryKind.REPLY, occurrence.channel, asked[-1].id, Subject.DIGEST, now
        )
        unit.outbox.order(order)
    if plan is not None:
        plan_digest(unit, calendar, plan, occurrence.due_at)
    return True


def _fate(
    plan: Plan | None, asked: list[Prompt], occurrence: Occurrence, now: datetime
) -> tuple[OccurrenceState, Occurrence | None]:
    """Return what becomes of a due digest, or the occurrence as it is put off."""
    if plan is None or plan.paused or not plan.digest or not asked:
        return OccurrenceState.SKIPPED, None
    last = asked[-1]
    open_until = last.closes_at if last.state is PromptState.OPEN else None
    wakes = max(awake(plan, now), open_until + AFTER_CLOSE if open_until else now)
    if now - occurrence.due_at > CATCH_UP:
        return OccurrenceState.MISSED, None
    if wakes > now:
        return OccurrenceState.PLANNED, replace(occurrence, due_at=wakes)
    return OccurrenceState.DONE, None


def digest_parcel(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    """Return the week of a record, in the thread of the last question it was asked."""
    last = unit.prompts.get(order.about)
    question = pack.question(last.question) if last else None
    if last is None or question is None:
        return None
    return Parcel(summed_up(unit, pack, last), last.ref, question.title)


def summed_up(unit: Unit, pack: Pack, last: Prompt) -> Digest:
    """Return what the record of a channel did in the week of a prompt."""
    record, monday = record_of(unit, last.channel), monday_of(last.local_date)
    plan = unit.plans.get(last.channel)
    week = unit.prompts.between(record.channels, monday, monday + SUNDAY)
    took_part = _took_part(unit, record, monday)
    before = sum(len(people) for people in _took_part(unit, record, monday - WEEK))
    wanted = plan.goal if plan else None
    return Digest(
        monday=monday,
        answers=sum(len(people) for people in took_part),
        people=len(frozenset[str]().union(*took_part)),
        goal=wanted if wanted is not None else max(1, before),
        set_by_steward=wanted is not None,
        streak=team_streak_of(unit, last.channel),
        top=_top(unit, record, last),
        hardest=hardest(_tallies(unit, pack, week)),
        covered=_covered(unit, pack, week),
    )


def _took_part(unit: Unit, record: Record, monday: date) -> list[frozenset[str]]:
    """Return who took part on each day of a week."""
    days = unit.prompts.days(record.channels, DAYS_BACK)
    return [day.people for day in days if monday <= day.day <= monday + SUNDAY]


def _top(unit: Unit, record: Record, last: Prompt) -> tuple[Standing, ...]:
    """Return the first three ranks of the week; where more share the third, nobody of them is named."""
    span = window_key(Window.WEEK, last.local_date)
    places = ranked(unit.standings.page(record.scope, span, ALL_TOPICS, 0, 2 * NAMED))
    named = tuple(place for place in places if place.rank <= NAMED)
    while len(named) > NAMED:
        named = tuple(place for place in named if place.rank < named[-1].rank)
    return named


def _covered(unit: Unit, pack: Pack, week: list[Prompt]) -> Covered | None:
    """Return the question of the week of which most was covered together, if enough people ticked."""
    asked: dict[str, list[Prompt]] = {}
    for prompt in week:
        if prompt.state is PromptState.CLOSED:
            asked.setdefault(prompt.shared, []).append(prompt)
    found = []
    for prompts in asked.values():
        question, told = pack.question(prompts[0].question), coverage(unit, pack, *prompts)
        if question and told:
            found.append(Covered(question.title, told.covered, told.total))
    return max(found, key=lambda one: (one.covered / one.steps, one.title), default=None)


def _tallies(unit: Unit, pack: Pack, week: list[Prompt]) -> dict[Item, Counter[str]]:
    """Return how the quick checks of a week were answered, channels of a team together."""
    tallies: dict[Item, Counter[str]] = {}
    for prompt in week:
        item = pack.item(prompt.item)
        if item is None or item.rev != prompt.rev or prompt.state is not PromptState.CLOSED:
            continue
        decided = decided_in(unit, pack, item, prompt.channel)
        if decided is not None:
            tallies.setdefault(decided, Counter()).update(unit.attempts.tally(prompt.id))
    return tallies
