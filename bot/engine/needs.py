"""What a person needs and a team knows, added up from the ledger whenever somebody looks."""

from dataclasses import replace
from datetime import datetime

from bot.domain.need import Needs, needs_of
from bot.domain.pack import Pack
from bot.domain.places import Channel
from bot.domain.question import Item
from bot.domain.strength import TeamStrengths, TopicStrength, team_strengths
from bot.domain.visitor import Visitor
from bot.engine.ports import Unit
from bot.engine.streaks import channels_of, members_of

LATELY = 2000
"""How many answers of a team are looked at, the latest ones: what it knows, not what it once did."""


def needs_in(unit: Unit, pack: Pack, member: str) -> Needs:
    """Return what the person behind a member needs; answers that were amended were void, and say nothing."""
    members = members_of(unit, member)
    void = unit.amendments.of_members(members)
    return needs_of(pack, (one for one in unit.answers.of(members) if (one.member, one.slot) not in void))


def due_now(pack: Pack, needs: Needs, now: datetime) -> int:
    """Return how many questions are due that can still be asked."""
    return sum(needs.is_due(question.id, now) for question in pack.questions.values() if question.items)


def items_of(pack: Pack) -> list[Item]:
    """Return every item that may be asked, in a fixed order."""
    return [item for question in pack.eligible() for item in question.items]


def own_strengths(pack: Pack, needs: Needs) -> tuple[TopicStrength, ...]:
    """Return every topic with what a person knows of it."""
    return tuple(TopicStrength(topic, needs.strength(topic.slug)) for topic in pack.topics)


def team_strengths_of(unit: Unit, pack: Pack, channel: str) -> TeamStrengths:
    """Return what the people of a channel's record know together; too few of them know nothing."""
    return team_strengths(pack, unit.answers.lately(channels_of(unit, channel), LATELY))


def at_home(unit: Unit, visitor: Visitor) -> Visitor:
    """Return a visit as one to the channel where the person studies.

    Where nothing is studied, as in direct messages, that is the channel with a plan in which the person
    answered last.
    """
    if unit.plans.get(visitor.channel.key):
        return visitor
    home = unit.answers.home(members_of(unit, visitor.member.key))
    return replace(visitor, channel=Channel.parse(home)) if home else visitor
