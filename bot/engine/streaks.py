"""A person's streak, folded from the ledger whenever somebody looks."""

from bot.domain.streak import Streak, streak
from bot.engine.ports import Unit


def channels_of(unit: Unit, channel: str) -> tuple[str, ...]:
    """Return the channels that keep one record with a channel, itself included."""
    team = unit.teams.of(channel)
    return team.channels if team else (channel,)


def streak_of(unit: Unit, member: str, channel: str) -> Streak:
    """Return the streak of the person behind a member, over the record that a channel belongs to."""
    members = unit.members.of(unit.members.known(member).person)
    return streak(unit.prompts.links(channels_of(unit, channel), members))
