"""Recording an attempt, and all that changes with it, in one transaction."""

from dataclasses import replace
from datetime import date

from bot.domain.attempt import Attempt
from bot.domain.dispute import Asked
from bot.domain.order import QUIET_EDIT, DeliveryKind, Order, Subject
from bot.domain.person import Known
from bot.domain.points import QUIZ_ITEMS_PAID_A_DAY
from bot.domain.prompt import Prompt, PromptState
from bot.domain.scope import space_of
from bot.domain.standing import window_keys
from bot.domain.visitor import Visitor
from bot.engine.ports import Recorded, Unit
from bot.engine.streaks import record_of, settle_freezes

ALL_TOPICS = ""
"""The topic under which standings over all topics are kept."""


def record(unit: Unit, attempt: Attempt, visitor: Visitor, prompt: Prompt | None = None) -> Recorded:
    """Hand an attempt to the ledger, remember who gave it, and renew the counter of its question.

    `prompt` is the question of the day that it answers. One that closed meanwhile, or whose day closed in
    another channel of the team before, may have cost a freeze, which comes back.
    """
    outcome = enter(unit, attempt)
    if outcome is Recorded.TAKEN:
        return outcome
    unit.members.meet(attempt.member, visitor.name)
    if prompt is not None:
        unit.outbox.order_edit(edit_of(prompt.channel, prompt.id, visitor))
        record = record_of(unit, prompt.channel)
        if prompt.state is PromptState.CLOSED or len(record.channels) > 1:
            settle_freezes(unit, unit.members.known(attempt.member).person, record, visitor.at)
    return outcome


def enter(unit: Unit, attempt: Attempt) -> Recorded:
    """Enter an attempt into the ledger; uniqueness there decides whether it is the one that counts.

    What it says about its item is looked at later, apart from answering.
    """
    known = unit.members.held(attempt.member)
    outcome = unit.attempts.record(attempt, may_pay=_may_pay(unit, attempt, known))
    if outcome is Recorded.TAKEN:
        return outcome
    if outcome is Recorded.PAID and attempt.points:
        award(unit, attempt, known, attempt.points)
    if attempt.item:
        unit.reports.touch(Asked(space_of(attempt.channel), attempt.item, attempt.rev))
    return outcome


def _may_pay(unit: Unit, attempt: Attempt, known: Known) -> bool:
    """Tell whether no other member of the same person was first."""
    if not known.linked:
        return True
    others = [member for member in unit.members.of(known.person) if member != attempt.member]
    return not unit.attempts.answered_before(others, attempt.about)


def award(unit: Unit, attempt: Attempt, known: Known, points: int) -> None:
    """Add points to every board that an attempt counts on; people who left the boards have none there."""
    if known.hidden:
        return
    for counted in unit.teams.counted(attempt.channel, attempt.local_date):
        windows = window_keys(attempt.local_date, counted.season)
        unit.standings.add(counted.scope, windows, (ALL_TOPICS, attempt.topic), known.person, points)


def practice_points(unit: Unit, member: str, worth: int, day: date) -> int:
    """Return what an answer that is practice pays: what it is worth, until the day's limit is reached."""
    if not worth:
        return 0
    members = unit.members.of(unit.members.held(member).person)
    return 0 if unit.attempts.practice_paid_on(members, day) >= QUIZ_ITEMS_PAID_A_DAY else worth


def as_kept(attempt: Attempt, outcome: Recorded) -> Attempt:
    """Return an attempt as the ledger has it: what was paid before pays nothing."""
    return replace(attempt, points=0) if outcome is Recorded.UNPAID else attempt


def edit_of(channel: str, prompt: str, visitor: Visitor) -> Order:
    """Return the order to renew a prompt's message, with its counter, in a moment."""
    return Order(
        key=f"edit/{prompt}",
        kind=DeliveryKind.EDIT,
        channel=channel,
        about=prompt,
        subject=Subject.QUESTION,
        not_before=visitor.at + QUIET_EDIT,
    )
