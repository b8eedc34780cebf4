"""Looking at items that were answered or disputed since the last look, apart from answering."""

from datetime import datetime

from bot.domain.dispute import Hold, owed
from bot.domain.pack import Pack
from bot.domain.points import item_points
from bot.domain.question import Item
from bot.domain.statistics import Answered, first_answers, report, suspicious
from bot.engine.correct import amend, unamended
from bot.engine.dispute import hold_back, revision, under_its_name
from bot.engine.hearings import Touched
from bot.engine.ports import Unit


def look(unit: Unit, pack: Pack, touched: Touched, now: datetime) -> bool:
    """Report what first answers say about an item, and hold it if they must; return whether it is held now.

    Whoever answered after a decision is paid like those before.
    """
    item = revision(pack, touched.asked)
    if item is None:
        unit.reports.looked(touched, None)
        return False
    answers = answers_to(unit, pack, item, touched.asked.space)
    firsts = first_answers(answers)
    others = unit.reports.scores([one.attempt.member for one in firsts], pack.names_of(item.id))
    found = report(touched.asked.space, item, firsts, others)
    unit.reports.looked(touched, found)
    asked = under_its_name(item, touched.asked)
    holds = unit.disputes.holds(asked)
    if holds and holds[-1].decision is not None:
        pay(unit, holds[-1], item, answers, now)
    channel = answers[-1].attempt.channel if answers else ""
    return hold_back(unit, asked, channel, now, suspicious=suspicious(found, item))


def answers_to(unit: Unit, pack: Pack, item: Item, space: str) -> list[Answered]:
    """Return all answers to a revision of an item in a space, under any name that the item had."""
    return unit.reports.answers(space, pack.names_of(item.id), item.rev)


def pay(unit: Unit, hold: Hold, item: Item, answers: list[Answered], now: datetime) -> None:
    """Give what a decision owes to those who have not got it yet."""
    attempts = owed(hold, [one.attempt for one in answers])
    amend(unit, unamended(unit, attempts), item_points(item.difficulty), hold.cause, now)
