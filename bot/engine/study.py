"""What stewards do with a channel's plan."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.facts import PlanDraft, PlanSaved, PlanStatus, PostedNow
from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.pack import Pack
from bot.domain.plan import Plan
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.find import NO_PLAN_ZONE
from bot.engine.ports import Calendar, Unit
from bot.engine.post import ask, coming_days_off, left_in_bag, plan_next, prompt_id, upcoming
from bot.engine.replan import plan_anew

DEFAULT_TIME = time(9)
PREVIEWED = 5
LOOKED_BACK = timedelta(days=7)
"""How far back a steward is asked to look for messages that may or may not exist."""


def draft(unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime) -> PlanDraft:
    """Return what the setup form starts from."""
    plan = unit.plans.get(visitor.channel.key)
    shown = plan or Plan(visitor.channel, NO_PLAN_ZONE, DEFAULT_TIME)
    return PlanDraft(shown, plan is None, pack.topics, upcoming(unit, calendar, shown, now, 3))


def save_plan(unit: Unit, pack: Pack, calendar: Calendar, plan: Plan, now: datetime) -> PlanSaved | Refusal:
    """Take a plan into use: the channel is tried again, and its unsent posts are planned anew.

    Whoever saved it is told when the channel needs a steward.
    """
    if not pack.eligible(plan.topics, plan.level):
        return Refusal(Reason.NO_QUESTIONS)
    unit.channels.unpark(plan.channel.key)
    return changed(unit, pack, calendar, plan, now, "saved")


def pause(unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime) -> PlanSaved | Refusal:
    """Stop posting; days without a post are no links, so no streak is harmed."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    if plan.paused:
        return Refusal(Reason.ALREADY_PAUSED)
    return changed(unit, pack, calendar, plan.pause(), now, "paused")


def resume(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime
) -> PlanSaved | Refusal:
    """Post again, also in a channel that was parked."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    if not plan.paused and unit.channels.parked(plan.channel.key) is None:
        return Refusal(Reason.NOT_PAUSED)
    unit.channels.unpark(plan.channel.key)
    return changed(unit, pack, calendar, plan.resume(), now, "resumed")


def changed(unit: Unit, pack: Pack, calendar: Calendar, plan: Plan, now: datetime, change: str) -> PlanSaved:
    """Save a plan and plan its next post anew; what is due by now is settled by the plan as it is then."""
    unit.plans.save(plan)
    plan_anew(unit, calendar, plan, now)
    return PlanSaved(plan, upcoming(unit, calendar, plan, now, PREVIEWED), pack.titles, change)


def preview(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime
) -> PlanSaved | Refusal:
    """Return the plan and its next posts."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    return PlanSaved(plan, upcoming(unit, calendar, plan, now, PREVIEWED), pack.titles, "")


def skip(unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime) -> PlanSaved | Refusal:
    """Leave out the next planned post."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    post = unit.occurrences.next_of(plan.channel.key, OccurrenceKind.POST)
    if post is None or not unit.occurrences.settle(post, OccurrenceState.SKIPPED):
        return Refusal(Reason.NOTHING_PLANNED)
    plan_next(unit, calendar, plan, post.due_at)
    return PlanSaved(plan, upcoming(unit, calendar, plan, now, PREVIEWED), pack.titles, "skipped")


def post_now(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime
) -> PostedNow | Refusal:
    """Order today's question at once; a date never gets two."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    if not pack.eligible(plan.topics, plan.level):
        return Refusal(Reason.NO_QUESTIONS)
    day = now.astimezone(ZoneInfo(plan.zone)).date()
    post = Occurrence(plan.channel.key, OccurrenceKind.POST, day, now)
    # a post that was tried and withdrawn has had its date's only prompt
    tried = unit.prompts.get(prompt_id(post)) is not None
    if tried or not (unit.occurrences.plan(post) or unit.occurrences.replan(post)):
        return Refusal(Reason.ALREADY_POSTED)
    unit.occurrences.settle(post, OccurrenceState.DONE)
    unit.channels.unpark(plan.channel.key)
    ask(unit, pack, replace(plan, paused=False), post, now, now)
    plan_next(unit, calendar, plan, now)
    return PostedNow(day, now)


def status(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, now: datetime
) -> PlanStatus | Refusal:
    """Return how the plan of the channel is doing."""
    channel = visitor.channel.key
    plan = unit.plans.get(channel)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    recent = tuple(unit.occurrences.recent_posts(channel, PREVIEWED))
    return PlanStatus(
        plan=plan,
        upcoming=upcoming(unit, calendar, plan, now, PREVIEWED),
        recent=recent,
        left_in_bag=left_in_bag(unit, pack, plan),
        parked=unit.channels.parked(channel),
        stuck=unit.outbox.stuck(channel, now - LOOKED_BACK),
        titles=pack.titles,
        unconfirmed=_unconfirmed(unit, channel, recent),
        left_out=pack.left_out,
        day_off=next(iter(coming_days_off(calendar, plan, now, 1)), None),
    )


def _unconfirmed(unit: Unit, channel: str, posts: tuple[Occurrence, ...]) -> frozenset[date]:
    """Return on which dates a question was sent, and never seen to exist."""
    sent = {post.local_date for post in posts if post.state is OccurrenceState.DONE}
    if not sent:
        return frozenset()
    seen = unit.prompts.between((channel,), min(sent), max(sent))
    return frozenset(sent - {prompt.local_date for prompt in seen})
