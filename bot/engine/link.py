"""Members of several platforms who are one person, by a code that both ends know."""

from dataclasses import replace
from datetime import datetime

from bot.domain.places import Member
from bot.domain.refusal import Reason, Refusal
from bot.domain.scope import CODE_LIFE, Code, CodeKind
from bot.domain.together import Linked, LinkOffered, Unlinked
from bot.domain.visitor import Visitor
from bot.engine.ports import Unit
from bot.engine.recount import recount_person, repay
from bot.engine.reminders import hand_reminder_back, take_reminder_along
from bot.engine.streaks import kept_records, members_of, records_of, settle_freezes


def offer_link(unit: Unit, visitor: Visitor, word: str, now: datetime) -> LinkOffered:
    """Hand out a code that makes its finder the same person as the visitor."""
    expires_at = now + CODE_LIFE
    unit.codes.add(Code(word, CodeKind.LINK, visitor.member.key, expires_at))
    return LinkOffered(word, expires_at, _members(unit, visitor.member.key))


def link(unit: Unit, visitor: Visitor, word: str, now: datetime) -> Linked | Refusal:
    """Let the visitor be the same person as whoever asked for a code.

    What both answered is one record from now on, as if one member had done it all. Whoever left the boards
    with one member has left them with both, and whoever is reminded with one is reminded still.
    """
    owner = unit.codes.owner(word, CodeKind.LINK, now)
    if owner is None:
        return Refusal(Reason.CODE_UNKNOWN)
    if owner == visitor.member.key:
        return Refusal(Reason.OWN_CODE)
    there, here = unit.members.held(owner), unit.members.held(visitor.member.key)
    if there.person == here.person:
        return Refusal(Reason.ALREADY_LINKED)
    # a code that changes nothing still works where it is meant to be typed
    if unit.codes.take(word, CodeKind.LINK, now) is None:
        return Refusal(Reason.CODE_UNKNOWN)
    unit.members.meet(visitor.member.key, visitor.name)
    unit.members.link(here.person, there.person)
    profile = unit.members.profile(there.person)
    if here.hidden and not profile.hidden:
        unit.members.save(replace(profile, hidden=True))
    take_reminder_along(unit, here.person, there.person, now)
    unit.standings.forget(here.person)
    settle_person(unit, there.person, now)
    return Linked(_members(unit, owner), unit.members.profile(there.person).shown_as)


def unlink(unit: Unit, visitor: Visitor, now: datetime) -> Unlinked | Refusal:
    """Let the visitor be a person of their own again; everything is as if they had never been linked."""
    member = visitor.member.key
    before = unit.members.held(member)
    if not before.linked:
        return Refusal(Reason.NOT_LINKED)
    others = [one for one in members_of(unit, member) if one != member]
    unit.members.unlink(member)
    for person in dict.fromkeys(unit.members.known(one).person for one in (member, *others)):
        if person != before.person:
            hand_reminder_back(unit, before.person, person, now)
        if before.hidden:
            unit.members.save(replace(unit.members.profile(person), hidden=True))
        settle_person(unit, person, now)
    return Unlinked(visitor.member)


def settle_person(unit: Unit, person: str, now: datetime) -> None:
    """Add up anew what a person's answers pay, where they stand, and what their freezes covered.

    What follows from who somebody is is no news.
    """
    repay(unit, person)
    recount_person(unit, person)
    answers = unit.attempts.of_members(unit.members.of(person))
    # what was written while they were somebody else as well may lie where they never answered
    for record in records_of(unit, (one.channel for one in answers)) | kept_records(unit, person):
        settle_freezes(unit, person, record, now)
        unit.freezes.tell(person, record.scope)


def _members(unit: Unit, member: str) -> tuple[Member, ...]:
    """Return the members that are one person with a member."""
    return tuple(Member.parse(one) for one in members_of(unit, member))
