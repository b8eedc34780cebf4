"""The quick check: one item of the daily question, answered in private."""

from bot.domain.attempt import Attempt, Surface, check_slot, judge
from bot.domain.facts import CheckAnswered, CheckShown, Feedback, ItemShown
from bot.domain.pack import Pack
from bot.domain.prompt import Prompt, accepts
from bot.domain.refusal import Reason, Refusal
from bot.domain.visitor import Visitor
from bot.engine.dispute import decided_in
from bot.engine.find import find_prompt, item_shown, option_at
from bot.engine.ports import Recorded, Unit
from bot.engine.record import as_kept, record
from bot.engine.streaks import streak_and_news, streak_of


def show_check(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str
) -> CheckShown | CheckAnswered | Refusal:
    """Return the item of a prompt's quick check, or the feedback when the visitor has answered it."""
    found = _find(unit, pack, visitor, prompt_id)
    if isinstance(found, Refusal):
        return found
    prompt, shown, void = found
    if void:
        return Refusal(Reason.CHECK_VOID, prompt=prompt.id)
    attempt = unit.attempts.in_slot(visitor.member.key, check_slot(prompt.id))
    if attempt is not None:
        return _answered(unit, visitor, prompt, Feedback(shown, attempt, repeat=True))
    if not accepts(prompt, visitor.at):
        return Refusal(Reason.PROMPT_CLOSED, prompt=prompt.id)
    return CheckShown(prompt, shown)


def answer_check(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str, place: str
) -> CheckAnswered | Refusal:
    """Record the option at a place, as the visitor saw it; the first answer counts, of a void item too."""
    found = _find(unit, pack, visitor, prompt_id)
    if isinstance(found, Refusal):
        return found
    prompt, shown, void = found
    chosen = option_at(shown, place)
    if chosen is None:
        return Refusal(Reason.OPTION_UNKNOWN)
    if not accepts(prompt, visitor.at):
        return Refusal(Reason.PROMPT_CLOSED, prompt=prompt.id)
    attempt = _attempt(visitor, prompt, shown, chosen, pack.counted_as(shown.item.id))
    outcome = record(unit, attempt, visitor, prompt)
    if void:
        return Refusal(Reason.CHECK_VOID, prompt=prompt.id)
    if outcome is Recorded.TAKEN:
        first = unit.attempts.in_slot(attempt.member, attempt.slot) or attempt
        return _answered(unit, visitor, prompt, Feedback(shown, first, repeat=True))
    unpaid = attempt.points > 0 and outcome is Recorded.UNPAID
    streak, news = streak_and_news(unit, visitor.member.key, prompt.channel)
    return CheckAnswered(prompt, Feedback(shown, as_kept(attempt, outcome), unpaid=unpaid), streak, news)


def _find(
    unit: Unit, pack: Pack, visitor: Visitor, prompt_id: str
) -> tuple[Prompt, ItemShown, bool] | Refusal:
    """Return a prompt, its item as the visitor sees it and a steward left it, and whether that is void."""
    prompt = find_prompt(unit, visitor, prompt_id)
    if prompt is None:
        return Refusal(Reason.PROMPT_UNKNOWN)
    item = pack.item(prompt.item)
    if item is None or item.rev != prompt.rev:
        return Refusal(Reason.NO_CHECK, prompt=prompt.id)
    decided = decided_in(unit, pack, item, prompt.channel)
    return prompt, item_shown(pack, decided or item, visitor), decided is None


def _attempt(visitor: Visitor, prompt: Prompt, shown: ItemShown, chosen: str, about: str) -> Attempt:
    """Return the attempt that this choice makes; it belongs to the prompt's date, not to today."""
    verdict, points = judge(shown.item, chosen)
    return Attempt(
        member=visitor.member.key,
        channel=prompt.channel,
        slot=check_slot(prompt.id),
        about=about,
        surface=Surface.CHECK,
        question=prompt.question,
        rev=prompt.rev,
        topic=prompt.topic,
        verdict=verdict,
        worth=points,
        points=points,
        at=visitor.at,
        local_date=prompt.local_date,
        prompt=prompt.id,
        item=shown.item.id,
        order=shown.order,
        chosen=chosen,
    )


def _answered(unit: Unit, visitor: Visitor, prompt: Prompt, feedback: Feedback) -> CheckAnswered:
    """Return feedback with the streak that the answer makes."""
    return CheckAnswered(prompt, feedback, streak_of(unit, visitor.member.key, prompt.channel))
