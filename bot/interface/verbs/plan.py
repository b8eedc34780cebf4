"""What stewards do with a channel's plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.pack import Pack
from bot.domain.refusal import Refusal
from bot.domain.visitor import Visitor
from bot.engine import days_off, study
from bot.engine.ports import Calendar, Unit
from bot.interface.days_off import leave_of, quiet_of
from bot.interface.plan_form import read_plan
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Submitted, Typed
from bot.message.form import FormProblems
from bot.screens import problems
from bot.screens import study as study_screens

Verb = Callable[[Unit, Pack, Calendar, Visitor, datetime], Shown]


def _plainly(verb: Verb) -> Typed:
    """Return what does a verb that needs nothing but the visitor and the time."""

    def typed(room: Room, unit: Unit, request: CommandRequest) -> Shown:
        return verb(unit, room.pack_of(request), room.calendar, request.visitor, room.clock.now())

    return typed


def _holidays(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    leave, now = leave_of(request.options), room.clock.now()
    return days_off.keep_holidays(unit, room.pack_of(request), room.calendar, request.visitor, leave, now)


def _quiet(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    quiet, now = quiet_of(request.options), room.clock.now()
    if isinstance(quiet, Refusal):
        return quiet
    return days_off.keep_quiet(unit, room.pack_of(request), room.calendar, request.visitor, quiet, now)


def _setup(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return study.draft(unit, room.pack_of(request), room.calendar, request.visitor, room.clock.now())


def _planned(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    pack = room.pack_of(request)
    plan = read_plan(request.visitor.channel, request.values, frozenset(pack.titles))
    if isinstance(plan, FormProblems):
        return plan
    known = unit.plans.get(plan.channel.key)
    kept = replace(plan.keeping(known) if known else plan, steward=request.visitor.member.key)
    shown = study.save_plan(unit, pack, room.calendar, kept, room.clock.now())
    if isinstance(shown, Refusal):
        return FormProblems({study_screens.TOPICS: problems.NO_QUESTIONS})
    return shown


TYPED: dict[tuple[str, ...], Typed] = {
    ("study", "setup"): _plainly(study.draft),
    ("study", "status"): _plainly(study.status),
    ("study", "preview"): _plainly(study.preview),
    ("study", "pause"): _plainly(study.pause),
    ("study", "resume"): _plainly(study.resume),
    ("study", "skip"): _plainly(study.skip),
    ("study", "post-now"): _plainly(study.post_now),
    ("study", "holidays"): _holidays,
    ("study", "quiet"): _quiet,
}
PRESSED: dict[str, Pressed] = {"setup": _setup}
SUBMITTED: dict[str, Submitted] = {"planned": _planned}
