"""Reminders: planned ahead, given once a date, and stopped where nobody wants or gets them."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.occurrence import Occurrence, OccurrenceKind, OccurrenceState
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.person import Profile
from bot.domain.progress import Reminded, RemindersOff, Snoozed
from bot.domain.reminder import SNOOZE, in_time, reminders
from bot.domain.visitor import Visitor
from bot.engine.needs import due_now, needs_in
from bot.engine.parcel import Parcel
from bot.engine.ports import Unit


def plan_reminder(unit: Unit, profile: Profile, now: datetime) -> Occurrence | None:
    """Plan a person's next reminder anew; a date that had one gets no second. None where none is wanted."""
    unit.occurrences.drop_planned(profile.person, now)
    coming = unit.occurrences.next_of(profile.person, OccurrenceKind.REMINDER)
    return coming or next((one for one in reminders(profile, now) if unit.occurrences.plan(one)), None)


def settle_reminder(unit: Unit, pack: Pack, occurrence: Occurrence, now: datetime) -> bool:
    """Order the reminder that is due if anything is to review, and plan the next one.

    False when another process was quicker.
    """
    person = occurrence.channel
    profile = unit.members.profile(person)
    state = _fate(unit, profile, occurrence, now)
    if not unit.occurrences.settle(occurrence, state):
        return False
    if state is OccurrenceState.DONE and due_now(pack, needs_in(unit, pack, person), now):
        unit.outbox.order(Order(occurrence.key, DeliveryKind.TELL, person, person, Subject.REMINDER, now))
    plan_reminder(unit, profile, now)
    return True


def _fate(unit: Unit, profile: Profile, occurrence: Occurrence, now: datetime) -> OccurrenceState:
    """Return what becomes of a reminder that is due."""
    if not _wanted(unit, profile, occurrence):
        return OccurrenceState.SKIPPED
    return OccurrenceState.DONE if in_time(profile, occurrence.due_at, now) else OccurrenceState.MISSED


def _wanted(unit: Unit, profile: Profile, occurrence: Occurrence) -> bool:
    """Tell whether the person still is one, and wants to be reminded on that date."""
    snoozed = profile.snoozed_until is not None and occurrence.local_date < profile.snoozed_until
    itself = unit.members.known(profile.person).person == profile.person
    return profile.remind_at is not None and not snoozed and itself


def still_timely(unit: Unit, order: Order, now: datetime) -> bool:
    """Tell whether a reminder that waited for its platform may still be given."""
    profile = unit.members.profile(order.about)
    return profile.remind_at is not None and in_time(profile, _due_at(unit, order), now)


def reminder_parcel(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    """Return how many of the questions that were due with the reminder are so still."""
    due = due_now(pack, needs_in(unit, pack, order.about), _due_at(unit, order))
    return Parcel(Reminded(due)) if due else None


def _due_at(unit: Unit, order: Order) -> datetime:
    """Return when a reminder was due; its order may have been put off since."""
    day = date.fromisoformat(order.key.rpartition("/")[2])
    occurrence = unit.occurrences.get(order.about, OccurrenceKind.REMINDER, day)
    return occurrence.due_at if occurrence else order.not_before


def snooze(unit: Unit, visitor: Visitor, now: datetime) -> Snoozed:
    """Leave the visitor in peace for a week."""
    profile = unit.members.profile(unit.members.held(visitor.member.key).person)
    until = now.astimezone(ZoneInfo(profile.zone)).date() + SNOOZE
    snoozed = replace(profile, snoozed_until=until)
    unit.members.save(snoozed)
    return Snoozed(snoozed, plan_reminder(unit, snoozed, now))


def stop_reminding(unit: Unit, visitor: Visitor, now: datetime) -> RemindersOff:
    """Remind the visitor no more."""
    _switch_off(unit, unit.members.known(visitor.member.key).person, now, unreachable=False)
    return RemindersOff()


def take_reminder_along(unit: Unit, person: str, into: str, now: datetime) -> None:
    """Remind a person as another one wished who has become part of them, unless they wished themselves.

    The other one's wish stays, and goes on being planned, in case they part again.
    """
    theirs, own = unit.members.profile(person), unit.members.profile(into)
    if theirs.remind_at is not None and own.remind_at is None:
        wished = replace(own, zone=theirs.zone, remind_at=theirs.remind_at, unreachable=False)
        unit.members.save(wished)
        plan_reminder(unit, wished, now)


def hand_reminder_back(unit: Unit, person: str, parted: str, now: datetime) -> None:
    """Remind a person no more as another one wished who was part of them, now that the two have parted.

    Whoever changed the time in between had a wish of their own, which stays.
    """
    own, theirs = unit.members.profile(person), unit.members.profile(parted)
    if own.remind_at is not None and (own.remind_at, own.zone) == (theirs.remind_at, theirs.zone):
        _switch_off(unit, person, now, unreachable=False)


def unwelcome(unit: Unit, person: str, now: datetime) -> None:
    """Remind somebody no more who takes no direct messages; they see it where they look."""
    _switch_off(unit, person, now, unreachable=True)


def _switch_off(unit: Unit, person: str, now: datetime, *, unreachable: bool) -> None:
    """Forget a person's time, and what was planned for it."""
    unit.members.held(person)
    off = replace(unit.members.profile(person), remind_at=None, snoozed_until=None, unreachable=unreachable)
    unit.members.save(off)
    plan_reminder(unit, off, now)
