"""Planning anew what is not sent, after what is known about zones or holidays has changed."""

from datetime import datetime

from bot.domain.occurrence import Occurrence, OccurrenceKind, posts
from bot.domain.plan import Plan
from bot.domain.reminder import reminders
from bot.engine.digest import replan_digest
from bot.engine.ports import Calendar, Unit
from bot.engine.post import holiday_of, plan_next, upcoming
from bot.engine.reminders import plan_reminder


def misplaced(unit: Unit, calendar: Calendar, now: datetime) -> list[str]:
    """Return the channels whose planned post may not be the next one that their plan gives now.

    What is due already is settled by the plan as it is.
    """
    plans = {plan.channel.key: plan for plan in unit.plans.all()}
    planned = ((plans.get(post.channel), post) for post in unit.occurrences.planned(OccurrenceKind.POST))
    return [
        post.channel
        for plan, post in planned
        if plan and post.due_at > now and _moves(calendar, plan, post, now)
    ]


def _moves(calendar: Calendar, plan: Plan, post: Occurrence, now: datetime) -> bool:
    """Tell whether a planned post is not the next one that its plan gives now."""
    return next(posts(plan, now, holiday_of(calendar, plan)), None) != post


def replan(unit: Unit, calendar: Calendar, channel: str, now: datetime) -> bool:
    """Plan a channel's unsent post anew; return whether it moved."""
    plan, post = unit.plans.get(channel), unit.occurrences.next_of(channel, OccurrenceKind.POST)
    if plan is None or post is None or post.due_at <= now:
        return False
    if upcoming(unit, calendar, plan, now, 1) == (post,):
        return False
    plan_anew(unit, calendar, plan, now)
    return True


def plan_anew(unit: Unit, calendar: Calendar, plan: Plan, now: datetime) -> None:
    """Plan a channel's next post and digest anew; what is due by now is settled as it is.

    A week keeps the digest that it had, where its days or its zone by the new plan would leave it none.
    """
    channel = plan.channel.key
    waiting = unit.occurrences.next_of(channel, OccurrenceKind.DIGEST)
    unit.occurrences.drop_planned(channel, now)
    plan_next(unit, calendar, plan, now)
    replan_digest(unit, calendar, plan, now)
    if waiting is not None and plan.digest and not plan.paused:
        unit.occurrences.plan(waiting)


def misplaced_reminders(unit: Unit, now: datetime) -> list[str]:
    """Return the people whose planned reminder may not be the next one that they want now."""
    coming = (one for one in unit.occurrences.planned(OccurrenceKind.REMINDER) if one.due_at > now)
    return [
        one.channel for one in coming if next(reminders(unit.members.profile(one.channel), now), None) != one
    ]


def replan_reminder(unit: Unit, person: str, now: datetime) -> bool:
    """Plan a person's next reminder anew; return whether it moved."""
    planned = unit.occurrences.next_of(person, OccurrenceKind.REMINDER)
    if planned is None or planned.due_at <= now:
        return False
    return plan_reminder(unit, unit.members.profile(person), now) != planned
