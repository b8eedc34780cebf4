"""What each subject of an order comes to, from the facts as they are at this moment."""

from collections.abc import Callable

from bot.domain.correction import corrected_item
from bot.domain.dispute import DecisionTold, HeldNews, hold_of
from bot.domain.facts import Corrected, Parked, PromptFacts, Results, RunningOut, Unposted
from bot.domain.live import RoundState, place_of, step_of
from bot.domain.order import Order, Subject
from bot.domain.pack import Pack
from bot.domain.places import Channel
from bot.domain.prompt import PromptState
from bot.domain.scope import space_of
from bot.domain.suggestion import Decided
from bot.engine.approval import titled
from bot.engine.coverage import coverage
from bot.engine.credit import with_notes
from bot.engine.digest import digest_parcel
from bot.engine.dispute import decided_in, revision, waiting
from bot.engine.find import facts_of
from bot.engine.parcel import Content, Parcel
from bot.engine.ports import Unit
from bot.engine.post import left_in_bag
from bot.engine.reminders import reminder_parcel
from bot.engine.streaks import team_streak_of
from bot.engine.turns import round_facts, split_vote, topics_of, turn_closed

Maker = Callable[[Unit, Pack, Order], Parcel | None]


def parcel_of(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    """Return what an order is about, or None when there is nothing left to deliver."""
    return MAKERS[order.subject](unit, pack, order)


def _prompt(unit: Unit, pack: Pack, order: Order) -> PromptFacts | None:
    """Return the prompt that an order is about, unless it or its question is gone."""
    prompt = unit.prompts.get(order.about)
    if prompt is None or pack.question(prompt.question) is None:
        return None
    return facts_of(unit, pack, prompt)


def _at(prompt: PromptFacts, content: Content) -> Parcel:
    """Return content that stands at a prompt's message."""
    return Parcel(content, prompt.prompt.ref, prompt.question.title)


def _question(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    facts = _prompt(unit, pack, order)
    return _at(facts, facts) if facts else None


def _closing(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    facts = _prompt(unit, pack, order)
    if facts is None:
        return None
    item = pack.item(facts.prompt.item)
    current = item if item and item.rev == facts.prompt.rev else None
    shown = decided_in(unit, pack, current, facts.prompt.channel) if current else None
    tally, written = unit.attempts.tally(facts.prompt.id), unit.attempts.written(facts.prompt.id)
    together = team_streak_of(unit, facts.prompt.channel)
    covered = coverage(unit, pack, facts.prompt)
    return _at(facts, Results(with_notes(unit, facts), shown, tally, written, together, covered))


def _correction(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    facts, item = _prompt(unit, pack, order), pack.item(corrected_item(order.key))
    return _at(facts, Corrected(facts, item)) if facts and item else None


def _parked(unit: Unit, _pack: Pack, order: Order) -> Parcel | None:
    reason = unit.channels.parked(order.about)
    return None if reason is None else Parcel(Parked(Channel.parse(order.about), reason))


def _round(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    found = unit.rounds.get(order.about)
    # an edit that was overtaken by a later step has nothing to say
    if found is None or found.state is RoundState.WITHDRAWN or step_of(order.key) != found.step:
        return None
    facts = round_facts(unit, pack, found)
    return Parcel(facts, found.ref) if facts else None


def _split(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    found = unit.rounds.get(order.about)
    facts = split_vote(unit, pack, found, place_of(order.key)) if found else None
    return Parcel(facts, found.ref, topics_of(pack, found)) if found and facts else None


def _result(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    found = unit.rounds.get(order.about)
    facts = turn_closed(unit, pack, found, place_of(order.key)) if found else None
    return Parcel(facts, found.ref, topics_of(pack, found)) if found and facts else None


def _held(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    held = len(waiting(unit, pack, space_of(order.about)))
    return Parcel(HeldNews(Channel.parse(order.about), held)) if held else None


def _decision(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    facts, hold = _prompt(unit, pack, order), unit.disputes.get(hold_of(order.key))
    item = revision(pack, hold.asked) if hold else None
    return _at(facts, DecisionTold(hold, item)) if facts and hold and item else None


def _suggestion(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    suggestion = unit.suggestions.get(order.about)
    return Parcel(Decided(suggestion, titled(pack, suggestion))) if suggestion else None


def _running_out(unit: Unit, pack: Pack, order: Order) -> Parcel | None:
    plan = unit.plans.get(order.about)
    left = left_in_bag(unit, pack, plan) if plan else 0
    return Parcel(RunningOut(plan.channel, left)) if plan else None


def _unposted(unit: Unit, _pack: Pack, order: Order) -> Parcel | None:
    prompt = unit.prompts.get(order.about)
    if prompt is None or prompt.state not in (PromptState.POSTING, PromptState.VOID):
        return None
    unknown = prompt.state is PromptState.POSTING
    return Parcel(Unposted(Channel.parse(prompt.channel), prompt.local_date, unknown))


MAKERS: dict[Subject, Maker] = {
    Subject.QUESTION: _question,
    Subject.ASK_FIRST: _question,
    Subject.STEPS: _question,
    Subject.CLOSING: _closing,
    Subject.CORRECTION: _correction,
    Subject.DIGEST: digest_parcel,
    Subject.PARKED: _parked,
    Subject.REMINDER: reminder_parcel,
    Subject.ROUND: _round,
    Subject.ROUND_SPLIT: _split,
    Subject.ROUND_RESULT: _result,
    Subject.HELD: _held,
    Subject.DECISION: _decision,
    Subject.SUGGESTION: _suggestion,
    Subject.RUNNING_OUT: _running_out,
    Subject.UNPOSTED: _unposted,
}
