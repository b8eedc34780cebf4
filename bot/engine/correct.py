"""Carrying out a correction: whoever answered under the wrong key has the point, and each channel is told."""

from datetime import datetime

from bot.domain.attempt import Amendment, Attempt, Verdict
from bot.domain.correction import Correction
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.points import item_points
from bot.domain.standing import window_keys
from bot.engine.ports import Unit
from bot.engine.record import ALL_TOPICS


def correct(unit: Unit, pack: Pack, correction: Correction, now: datetime) -> int:
    """Carry out a correction once; return how many answers were void.

    Nobody loses a point that the wrong key gave, and no streak changes: it counts answers, right or wrong.
    """
    item = pack.item(correction.item)
    if item is None or not unit.amendments.begin(correction, now):
        return 0
    void = [
        a for name in pack.names_of(correction.item) for a in unit.amendments.answers(name, correction.rev)
    ]
    for attempt in void:
        if attempt.verdict is Verdict.WRONG and attempt.pays_for:
            _grant(unit, attempt, item_points(item.difficulty), correction, now)
    for channel in dict.fromkeys(attempt.channel for attempt in void):
        _tell(unit, correction, channel, [a for a in void if a.channel == channel], now)
    return len(void)


def _grant(unit: Unit, attempt: Attempt, points: int, correction: Correction, now: datetime) -> None:
    """Give the points that a right answer would have earned, in the windows of the answer."""
    amendment = Amendment(
        member=attempt.member,
        channel=attempt.channel,
        slot=attempt.slot,
        cause=f"correction/{correction.item}/{correction.rev}",
        topic=attempt.topic,
        points=points,
        local_date=attempt.local_date,
        at=now,
    )
    if unit.amendments.add(amendment):
        spans, topics = window_keys(attempt.local_date), (ALL_TOPICS, attempt.topic)
        unit.standings.add(attempt.channel, spans, topics, attempt.member, points)


def _tell(unit: Unit, correction: Correction, channel: str, void: list[Attempt], now: datetime) -> None:
    """Order one note in the thread of the last question that asked the item, or of the latest question."""
    prompts = [attempt.prompt for attempt in void if attempt.prompt]
    latest = unit.prompts.latest(channel)
    under = prompts[-1] if prompts else latest.id if latest else None
    if under is not None:
        key = correction.key_in(channel)
        unit.outbox.order(Order(key, DeliveryKind.REPLY, channel, under, Subject.CORRECTION, now))
