"""Where a person stands, what they want to be called, and when they want to be reminded."""

from dataclasses import replace
from datetime import datetime

from bot.domain.need import comes_back, days_until
from bot.domain.occurrence import OccurrenceKind
from bot.domain.pack import Pack
from bot.domain.person import Profile
from bot.domain.progress import Me, SettingsAsked, SettingsKept, TopicRow, Topics
from bot.domain.visitor import Visitor
from bot.engine.board import show_streak
from bot.engine.needs import at_home, due_now, needs_in, own_strengths, team_strengths_of
from bot.engine.ports import Unit
from bot.engine.recount import recount_person
from bot.engine.reminders import plan_reminder


def me(unit: Unit, pack: Pack, visitor: Visitor) -> Me:
    """Return where the visitor stands, in the record of the channel or of the one where they study."""
    profile = profile_of(unit, visitor)
    needs = needs_in(unit, pack, visitor.member.key)
    back = comes_back(pack, needs)
    return Me(
        profile=profile,
        record=show_streak(unit, at_home(unit, visitor)),
        strengths=own_strengths(pack, needs),
        due=due_now(pack, needs, visitor.at),
        in_days=None if back is None else days_until(back, visitor.at),
        reminder=unit.occurrences.next_of(profile.person, OccurrenceKind.REMINDER),
    )


def profile_of(unit: Unit, visitor: Visitor) -> Profile:
    """Return what the visitor wants to be called and told."""
    profile = unit.members.profile(unit.members.known(visitor.member.key).person)
    return profile if profile.name else replace(profile, name=visitor.name)


def ask_for_settings(unit: Unit, visitor: Visitor) -> SettingsAsked:
    """Return what the form starts from."""
    return SettingsAsked(profile_of(unit, visitor))


def keep_settings(unit: Unit, visitor: Visitor, wished: Profile, now: datetime) -> SettingsKept:
    """Keep what the visitor wants; whoever leaves or rejoins the boards is counted anew.

    A snooze ends with the time that it was for, and asking for a reminder tries again whether one arrives.
    """
    unit.members.held(visitor.member.key)
    before = profile_of(unit, visitor)
    same_time = (wished.remind_at, wished.zone) == (before.remind_at, before.zone)
    profile = replace(
        before,
        alias=wished.alias,
        hidden=wished.hidden,
        zone=wished.zone if wished.remind_at else before.zone,
        remind_at=wished.remind_at,
        snoozed_until=before.snoozed_until if same_time else None,
        unreachable=before.unreachable and wished.remind_at is None,
    )
    unit.members.save(profile)
    if profile.hidden != before.hidden:
        recount_person(unit, profile.person)
    return SettingsKept(profile, plan_reminder(unit, profile, now))


def topics(unit: Unit, pack: Pack, visitor: Visitor) -> Topics:
    """Return the catalogue with the visitor's strengths, and those of the channel's team."""
    needs = needs_in(unit, pack, visitor.member.key)
    rows = []
    for own in own_strengths(pack, needs):
        questions = [one for one in pack.questions.values() if one.topic == own.topic.slug]
        rows.append(TopicRow(own, len(questions), sum(len(one.items) for one in questions)))
    return Topics(tuple(rows), team_strengths_of(unit, pack, visitor.channel.key))
