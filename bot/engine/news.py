"""Telling people how a held item stands: first a steward, then all who answered it."""

from datetime import datetime

from bot.domain.dispute import Decision, Hold
from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.prompt import PromptState
from bot.engine.correct import tell_channel
from bot.engine.dispute import revision, waiting
from bot.engine.find import zone_of
from bot.engine.look import answers_to
from bot.engine.ports import Unit


def tell(unit: Unit, pack: Pack, hold_id: str, now: datetime) -> bool:
    """Tell whoever must hear how a hold stands; False when nobody is told now."""
    hold = unit.disputes.get(hold_id)
    if hold is None or hold.told:
        return False
    if hold.decision is None:
        return _tell_steward(unit, pack, hold, now)
    return _tell_all(unit, pack, hold, now)


def _tell_steward(unit: Unit, pack: Pack, hold: Hold, now: datetime) -> bool:
    """Tell a steward of the space, at most once a day, of everything that waits."""
    held = [one for one, _ in waiting(unit, pack, hold.asked.space)]
    steward = _steward_of(unit, hold)
    if steward and hold in held:
        day = now.astimezone(zone_of(unit, hold.channel)).date()
        key = f"held/{hold.asked.space}/{day.isoformat()}"
        order = Order(key, DeliveryKind.TELL, steward, hold.channel, Subject.HELD, now)
        if not unit.outbox.order(order):
            return False
    for one in {hold, *held}:
        unit.disputes.told(one)
    return True


def _steward_of(unit: Unit, hold: Hold) -> str:
    """Return who looks after the channel of a hold, or after another one of its space; "" for nobody."""
    own = unit.plans.get(hold.channel)
    if own is not None and own.steward:
        return own.steward
    others = sorted(unit.plans.all(), key=lambda plan: plan.channel.key)
    space = (plan.steward for plan in others if plan.channel.space.key == hold.asked.space)
    return next((steward for steward in space if steward), "")


def _tell_all(unit: Unit, pack: Pack, hold: Hold, now: datetime) -> bool:
    """Tell every channel in which the item was answered, once; where it is still asked, another key waits."""
    item = revision(pack, hold.asked)
    answers = answers_to(unit, pack, item, hold.asked.space) if item else []
    attempts = [one.attempt for one in answers]
    waits = hold.decision is Decision.ANOTHER_KEY and any(
        _is_open(unit, prompt) for prompt in {one.prompt for one in attempts if one.prompt}
    )
    if waits:
        return False
    for channel in dict.fromkeys(one.channel for one in attempts):
        here = [one for one in attempts if one.channel == channel]
        tell_channel(unit, f"{hold.cause}/{channel}", Subject.DECISION, channel, here, now)
    unit.disputes.told(hold)
    return True


def _is_open(unit: Unit, prompt_id: str) -> bool:
    """Tell whether a question can still be answered, so that its key is a secret."""
    prompt = unit.prompts.get(prompt_id)
    return prompt is not None and prompt.state in (PromptState.POSTING, PromptState.OPEN)
