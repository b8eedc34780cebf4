"""Carrying out a correction: whoever answered under the wrong key has the point, and each channel is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.attempt import Amendment, Attempt, Verdict
from bot.domain.correction import Correction
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.points import item_points
from bot.engine.ports import Unit
from bot.engine.record import award
from bot.engine.recount import repay


def correct(unit: Unit, pack: Pack, correction: Correction, now: datetime) -> int:
    """Carry out a correction once; return how many answers were void.

    Nobody loses a point that the wrong key gave, and no streak changes: it counts answers, right or wrong.
    What an earlier correction made good is not made good again.
    """
    item = pack.item(correction.item)
    if item is None or not unit.amendments.begin(correction, now):
        return 0
    void = [
        a for name in pack.names_of(correction.item) for a in unit.amendments.answers(name, correction.rev)
    ]
    wrong = [attempt for attempt in void if attempt.verdict is Verdict.WRONG]
    amend(
        unit,
        unamended(unit, wrong),
        item_points(item.difficulty),
        f"correction/{correction.item}/{correction.rev}",
        now,
    )
    for channel in dict.fromkeys(attempt.channel for attempt in void):
        here = [attempt for attempt in void if attempt.channel == channel]
        tell_channel(unit, correction.key_in(channel), Subject.CORRECTION, channel, here, now)
    return len(void)


def amend(unit: Unit, attempts: Iterable[Attempt], points: int, cause: str, now: datetime) -> None:
    """Give points to attempts for a cause that became known later, each once, on boards too.

    They are written down for every attempt; they pay where the attempt is the person's first about its item.
    """
    attempts, members = list(attempts), []
    known = {member: unit.members.held(member) for member in sorted({one.member for one in attempts})}
    for attempt in attempts:
        amendment = Amendment(
            member=attempt.member,
            channel=attempt.channel,
            slot=attempt.slot,
            cause=cause,
            topic=attempt.topic,
            points=points,
            local_date=attempt.local_date,
            at=now,
        )
        if unit.amendments.add(amendment):
            members.append(attempt.member)
    for person in {known[member].person: known[member] for member in members}.values():
        for attempt, more in repay(unit, person.person):
            award(unit, attempt, person, more)


def unamended(unit: Unit, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Return the attempts that were not paid for later; no two causes pay for one wrong key."""
    amended = unit.amendments.of_members(sorted({attempt.member for attempt in attempts})) if attempts else {}
    return [attempt for attempt in attempts if (attempt.member, attempt.slot) not in amended]


def tell_channel(
    unit: Unit, key: str, subject: Subject, channel: str, attempts: Sequence[Attempt], now: datetime
) -> None:
    """Order one note in the thread of the last question that asked an item, or of the latest question."""
    prompts = [attempt.prompt for attempt in attempts if attempt.prompt]
    latest = unit.prompts.latest(channel)
    under = prompts[-1] if prompts else latest.id if latest else None
    if under is not None:
        unit.outbox.order(Order(key, DeliveryKind.REPLY, channel, under, subject, now))
