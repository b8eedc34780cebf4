"""Reviews: what has faded comes back, each question as another item than last time."""

from bot.domain.facts import QuizStep
from bot.domain.need import comes_back, days_until
from bot.domain.pack import Pack
from bot.domain.practice import review_items
from bot.domain.progress import NothingDue
from bot.domain.quiz import MOST_ITEMS, RunKind
from bot.domain.visitor import Visitor
from bot.engine.needs import at_home, items_of, needs_in, own_strengths
from bot.engine.ports import Unit
from bot.engine.quiz import begin


def start_review(unit: Unit, pack: Pack, visitor: Visitor, run_id: str) -> QuizStep | NothingDue:
    """Begin a run over what is due for the visitor; where nothing is, say when it will be."""
    needs = needs_in(unit, pack, visitor.member.key)
    due = review_items(items_of(pack), needs, visitor.at, run_id)
    if due:
        return begin(
            unit, pack, at_home(unit, visitor), run_id, due[:MOST_ITEMS], label="", kind=RunKind.REVIEW
        )
    back = comes_back(pack, needs)
    tried = [one for one in own_strengths(pack, needs) if one.strength.answers]
    weakest = min(tried, key=lambda one: one.strength.ability, default=None)
    in_days = None if back is None else days_until(back, visitor.at)
    return NothingDue(in_days, weakest.topic if weakest else None)
