"""What is kept of a person: showing it, and deleting it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.own_data import (
    KEPT_FOR,
    Deleted,
    Deletion,
    DeletionAsked,
    OwnData,
    PrivacyShown,
    digest_of,
    pseudonym,
)
from bot.domain.person import Profile
from bot.engine.link import settle_person
from bot.engine.ports import Ids, Unit
from bot.engine.streaks import members_of


def privacy() -> PrivacyShown:
    """Return what is kept, and for how long."""
    return PrivacyShown(KEPT_FOR)


def own_data(unit: Unit, member: str, now: datetime) -> OwnData:
    """Return everything that is kept of the person behind a member."""
    members = members_of(unit, member)
    return OwnData(members, now, unit.traces.of(members))


def ask_for_deletion(unit: Unit, member: str) -> DeletionAsked:
    """Return what would be deleted."""
    members = members_of(unit, member)
    return DeletionAsked(len(unit.attempts.of_members(members)), len(members))


def delete(unit: Unit, ids: Ids, member: str, now: datetime) -> Deleted:
    """Delete everything of the person behind a member, who may begin anew.

    Their answers stay without names and texts: counts, results and the streaks of others rest on them. They
    stay together, so that the ledger adds up as it did, and stand on no board.
    """
    members = unit.members.of(unit.members.held(member).person)
    return _deleted(unit, ids, members, now)


def delete_again(unit: Unit, ids: Ids, deletions: Iterable[Deletion], now: datetime) -> int:
    """Carry out deletions that this memory does not know of, as after a restore; return how many."""
    known = set(unit.traces.deletions())
    new = [one for one in deletions if one not in known]
    digests = {one.digest for one in new}
    gone = sorted(member for member in unit.traces.members() if digest_of(member) in digests)
    for member in gone:
        _part(unit, member, gone, now)
    for member in gone:
        _deleted(unit, ids, (member,), now)
    for deletion in new:
        unit.traces.note_deletion(deletion)
    return len(new)


def _part(unit: Unit, member: str, gone: Sequence[str], now: datetime) -> None:
    """Let a member be a person apart from those who stay: when it was deleted, they were not linked to it."""
    staying = [one for one in members_of(unit, member) if one not in gone]
    if not staying:
        return
    unit.members.unlink(member)
    for person in {unit.members.known(one).person for one in staying}:
        settle_person(unit, person, now)


def _deleted(unit: Unit, ids: Ids, members: Sequence[str], now: datetime) -> Deleted:
    """Delete everything of these members, who are one person."""
    answers = len(unit.attempts.of_members(members))
    credited = [one.question for one in unit.suggestions.approved_questions() if one.member in members]
    pseudonyms = {one: pseudonym(ids.new()) for one in members}
    unit.traces.forget(pseudonyms)
    for fresh in pseudonyms.values():
        unit.members.save(Profile(fresh, hidden=True))
    for one in members:
        unit.traces.note_deletion(Deletion(digest_of(one), now))
    for prompt in (prompt for question in credited for prompt in unit.prompts.asking(question)):
        key = f"edit/{prompt.id}"
        unit.outbox.order_edit(
            Order(key, DeliveryKind.EDIT, prompt.channel, prompt.id, Subject.QUESTION, now)
        )
    return Deleted(answers)
