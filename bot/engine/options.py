"""What a channel's record keeps: its digest, its goal and quorum, and where its points count."""

from dataclasses import replace
from datetime import datetime

from bot.domain.plan import Comparison, Plan
from bot.domain.refusal import Reason, Refusal
from bot.domain.together import OptionsAsked, OptionsSaved
from bot.domain.visitor import Visitor
from bot.engine.digest import replan_digest
from bot.engine.ports import Calendar, Unit
from bot.engine.recount import recount_scope


def ask_for_options(unit: Unit, visitor: Visitor) -> OptionsAsked | Refusal:
    """Return what the form starts from."""
    plan = unit.plans.get(visitor.channel.key)
    return OptionsAsked(plan) if plan else Refusal(Reason.NO_PLAN)


def save_options(
    unit: Unit, calendar: Calendar, visitor: Visitor, wished: Plan, now: datetime
) -> OptionsSaved | Refusal:
    """Take what the form says into use; nothing else of the plan changes."""
    plan = unit.plans.get(visitor.channel.key)
    if plan is None:
        return Refusal(Reason.NO_PLAN)
    new = replace(
        plan,
        digest=wished.digest,
        goal=wished.goal,
        quorum=wished.quorum,
        on_space_board=wished.on_space_board,
        comparison=wished.comparison,
        steward=visitor.member.key,
    )
    unit.teams.hold((visitor.channel.key,))
    unit.plans.save(new)
    replan_digest(unit, calendar, new, now)
    if new.on_space_board != plan.on_space_board:
        recount_scope(unit, plan.channel.space.key)
    return OptionsSaved(new)


def comparison_of(typed: str) -> Comparison:
    """Return a way of comparing; by words when it is none."""
    return Comparison(typed) if typed in set(Comparison) else Comparison.WORDS
