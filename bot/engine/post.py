"""Asking a question in a channel, and planning the next one."""

from base64 import b32encode
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.occurrence import Holiday, Occurrence, OccurrenceState, days_off, is_late, no_holiday, posts
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.plan import Plan
from bot.domain.prompt import Prompt, PromptState
from bot.domain.selection import Asked, quick_check, select
from bot.engine.ports import Calendar, Unit
from bot.engine.streaks import channels_of

MOST_TAKEN = 400
"""How many dates of a plan that are taken are passed over before it is given up as having none."""


def prompt_id(occurrence: Occurrence) -> str:
    """Return the id of the prompt of an occurrence: the same for every try."""
    digest = blake2b(occurrence.key.encode(), digest_size=10).digest()
    return b32encode(digest).decode().lower()


def ask(
    unit: Unit, pack: Pack, plan: Plan, occurrence: Occurrence, now: datetime, leaves_at: datetime
) -> Prompt | None:
    """Choose the question of an occurrence and order its post, to leave at an instant of its own.

    None when no question fits the plan.
    """
    chosen = _shared(unit, pack, occurrence) or _selected(unit, pack, plan, occurrence)
    if chosen is None:
        return None
    prompt = replace(
        chosen,
        id=prompt_id(occurrence),
        channel=occurrence.channel,
        late=is_late(occurrence, leaves_at),
        state=PromptState.POSTING,
        asked_at=now,
        closes_at=now + timedelta(minutes=plan.reveals.close),
        ref=None,
        shown=0,
    )
    unit.prompts.add(prompt)
    unit.outbox.order(
        Order(occurrence.key, DeliveryKind.POST, prompt.channel, prompt.id, Subject.QUESTION, leaves_at)
    )
    if plan.steward:
        _warn(unit, plan, prompt, left_in_bag(unit, pack, plan), now)
    return prompt


def _shared(unit: Unit, pack: Pack, occurrence: Occurrence) -> Prompt | None:
    """Return what another channel of the team has asked on this date already: all of them ask the same.

    An item that is held in the space of this channel is replaced by another one of its question. A question
    that was suggested in another space is none of this one's; then this channel asks its own.
    """
    team = unit.teams.of(occurrence.channel)
    if team:
        # of two channels that choose at the same time, one waits to be asked the same
        unit.teams.hold((team.key,))
    leading = unit.prompts.leading(team.channels, occurrence.local_date) if team else None
    question = pack.question(leading.question) if leading else None
    if leading is None or question is None:
        return None
    shared = replace(leading, lead=leading.shared)
    if not leading.item or pack.askable(leading.item):
        return shared
    other = quick_check(question, occurrence.key)
    return replace(shared, item=other.id if other else "")


def _selected(unit: Unit, pack: Pack, plan: Plan, occurrence: Occurrence) -> Prompt | None:
    """Return a prompt with the next question of the bag; None when nothing fits the plan."""
    eligible = pack.eligible(plan.topics, plan.level)
    selected = select(eligible, _history(unit, pack, occurrence.channel), occurrence.key)
    if selected is None:
        return None
    item = quick_check(selected.question, occurrence.key)
    return Prompt(
        id="",
        channel=occurrence.channel,
        local_date=occurrence.local_date,
        question=selected.question.id,
        rev=selected.question.rev,
        topic=selected.question.topic,
        item=item.id if item else "",
        cycle=selected.cycle,
        wrapped=selected.wrapped,
        late=False,
        state=PromptState.POSTING,
        asked_at=occurrence.due_at,
    )


def _history(unit: Unit, pack: Pack, channel: str) -> list[Asked]:
    """Return what the channels of one record were asked, in the rounds of their common bag.

    Channels that joined a team were in rounds of their own until then: the latest of each is the common one.
    """
    asked = {one: unit.prompts.history(one) for one in channels_of(unit, channel)}
    latest = {one: history[-1].cycle for one, history in asked.items() if history}
    common = max(latest.values(), default=1)
    merged = [
        replace(
            each,
            question=pack.renamed.get(each.question, each.question),
            cycle=each.cycle + common - latest[one],
        )
        for one, history in asked.items()
        for each in history
    ]
    return sorted(merged, key=lambda each: each.at)


def left_in_bag(unit: Unit, pack: Pack, plan: Plan) -> int:
    """Return how many questions of a plan have not been asked in this round."""
    history = _history(unit, pack, plan.channel.key)
    cycle = history[-1].cycle if history else 1
    used = {asked.question for asked in history if asked.cycle == cycle}
    return sum(question.id not in used for question in pack.eligible(plan.topics, plan.level))


def _warn(unit: Unit, plan: Plan, prompt: Prompt, left: int, now: datetime) -> None:
    """Tell the steward of a plan, once a round, that a week from now every question has been asked."""
    if left <= len(plan.days):
        key = f"running-out/{prompt.channel}/{prompt.cycle}"
        order = Order(key, DeliveryKind.TELL, plan.steward, prompt.channel, Subject.RUNNING_OUT, now)
        unit.outbox.order(order)


def holiday_of(calendar: Calendar, plan: Plan) -> Holiday:
    """Return which dates are public holidays for a plan."""
    if not plan.holidays:
        return no_holiday
    return lambda day: calendar.holiday(plan.holidays, day) is not None


def coming_days_off(
    calendar: Calendar, plan: Plan, now: datetime, count: int
) -> tuple[tuple[date, str], ...]:
    """Return the next dates that a plan leaves out, each with the name of its holiday, "" for a day off."""
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    coming = islice(days_off(plan, today, holiday_of(calendar, plan)), count)
    return tuple((day, calendar.holiday(plan.holidays, day) or "") for day in coming)


def plan_next(unit: Unit, calendar: Calendar, plan: Plan, after: datetime) -> Occurrence | None:
    """Plan the first post after an instant whose date is not taken; None when the plan has none."""
    if plan.paused:
        return None
    for post in islice(posts(plan, after, holiday_of(calendar, plan)), MOST_TAKEN):
        if unit.occurrences.plan(post):
            return post
        existing = unit.occurrences.get(post.channel, post.kind, post.local_date)
        if existing and existing.state is OccurrenceState.PLANNED:
            return existing
    return None


def upcoming(unit: Unit, calendar: Calendar, plan: Plan, now: datetime, count: int) -> tuple[Occurrence, ...]:
    """Return the next posts of a plan; dates that are settled already are left out."""
    if plan.paused:
        return ()
    following = islice(posts(plan, now, holiday_of(calendar, plan)), MOST_TAKEN)
    free = (post for post in following if is_free(unit, post))
    return tuple(islice(free, count))


def is_free(unit: Unit, post: Occurrence) -> bool:
    """Tell whether a date can still be posted on."""
    existing = unit.occurrences.get(post.channel, post.kind, post.local_date)
    return existing is None or existing.state is OccurrenceState.PLANNED
