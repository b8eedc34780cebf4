"""What stewards say about holidays, days off and quiet hours."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.facts import DaysOff
from bot.domain.pack import Pack
from bot.domain.plan import LONGEST_CATCH_UP, Plan
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.ports import Calendar, Unit
from bot.engine.post import coming_days_off, upcoming
from bot.engine.study import changed

SHOWN = 5
MOST_DAYS_OFF = 50
"""How many days off a plan may name; whole seasons are what a pause is for."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What a steward typed about days off: a region or "off", and dates; what is empty stays as it is."""

    region: str = ""
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """What a steward typed about quiet hours: `off` for none, None where things stay as they are."""

    hours: tuple[time, time] | None = None
    off: bool = False
    catch_up: int | None = None


def keep_holidays(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, leave: Leave, now: datetime
) -> DaysOff | Refusal:
    """Set whose holidays a plan keeps and which days are off; the dates named replace those before."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    if not leave.region and not leave.days:
        return _shown(unit, calendar, plan, now, is_changed=False)
    new = _without(plan) if leave.region.lower() == "off" else _of_region(calendar, plan, leave.region)
    if isinstance(new, Refusal):
        return new
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    days = _days(leave.days, today)
    if isinstance(days, Refusal):
        return days
    return _saved(unit, pack, calendar, replace(new, days_off=days or new.days_off), now)


def _without(plan: Plan) -> Plan:
    """Return a plan that leaves nothing out."""
    return replace(plan, holidays="", days_off=())


def _of_region(calendar: Calendar, plan: Plan, typed: str) -> Plan | Refusal:
    """Return a plan with the holidays of a region, or with its own when none was typed."""
    if not typed:
        return plan
    region = calendar.region(typed)
    if region is None:
        near = tuple((code, code) for code in calendar.near(typed))
        return Refusal(Reason.REGION_UNKNOWN, typed, near)
    return replace(plan, holidays=region)


def _days(typed: tuple[str, ...], today: date) -> tuple[date, ...] | Refusal:
    """Return the dates typed, in order; a date that is none, or past, or one too many is refused."""
    found: set[date] = set()
    for word in typed:
        try:
            day = date.fromisoformat(word)
        except ValueError:
            return Refusal(Reason.DATE_UNKNOWN, word)
        found.add(day)
        if day < today or len(found) > MOST_DAYS_OFF:
            return Refusal(Reason.DATE_UNKNOWN, word)
    return tuple(sorted(found))


def keep_quiet(
    unit: Unit, pack: Pack, calendar: Calendar, visitor: Visitor, quiet: Quiet, now: datetime
) -> DaysOff | Refusal:
    """Set in which hours nothing late and no reveal is sent, and how late a post may go out."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    if quiet == Quiet():
        return _shown(unit, calendar, plan, now, is_changed=False)
    hours = None if quiet.off else quiet.hours or plan.quiet
    catch_up = plan.catch_up if quiet.catch_up is None else quiet.catch_up
    if (hours and hours[0] == hours[1]) or catch_up > LONGEST_CATCH_UP:
        return Refusal(Reason.HOURS_UNKNOWN)
    return _saved(unit, pack, calendar, replace(plan, quiet=hours, catch_up=catch_up), now)


def _saved(unit: Unit, pack: Pack, calendar: Calendar, plan: Plan, now: datetime) -> DaysOff:
    """Save a plan, and plan its next post anew."""
    changed(unit, pack, calendar, plan, now, "saved")
    return _shown(unit, calendar, plan, now, is_changed=True)


def _shown(unit: Unit, calendar: Calendar, plan: Plan, now: datetime, *, is_changed: bool) -> DaysOff:
    """Return what a plan leaves out."""
    days = coming_days_off(calendar, plan, now, SHOWN)
    return DaysOff(plan, days, upcoming(unit, calendar, plan, now, SHOWN), is_changed)
