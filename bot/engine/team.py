"""Channels that keep one record: starting a team, joining it by a code, and leaving it."""

from datetime import datetime

from bot.domain.refusal import Reason, Refusal
from bot.domain.scope import CODE_LIFE, Code, CodeKind, Team, team_key
from bot.domain.together import TeamAsked, TeamShown
from bot.domain.visitor import Visitor
from bot.engine.ports import Unit
from bot.engine.recount import channels_in, recount_scope
from bot.engine.streaks import record_of, settle_all


def show_team(unit: Unit, visitor: Visitor) -> TeamShown:
    """Return the team of a channel."""
    return TeamShown(visitor.channel, unit.teams.of(visitor.channel.key))


def ask_for_team(unit: Unit, visitor: Visitor) -> TeamAsked | Refusal:
    """Return what the form of a new team needs, unless the channel has one."""
    return Refusal(Reason.ALREADY_IN_TEAM) if unit.teams.of(visitor.channel.key) else TeamAsked()


def start_team(unit: Unit, visitor: Visitor, name: str, key: str, now: datetime) -> TeamShown | Refusal:
    """Start a team of one channel, which others may join."""
    team = Team(team_key(key), name)
    unit.teams.hold((visitor.channel.key,))
    if not unit.teams.join(visitor.channel.key, team.key):
        return Refusal(Reason.ALREADY_IN_TEAM)
    unit.teams.add(team)
    return _changed(unit, visitor, team.key, "started", now)


def offer_team(unit: Unit, visitor: Visitor, word: str, now: datetime) -> TeamShown | Refusal:
    """Hand out a code with which another channel, on any platform, joins this channel's team."""
    team = unit.teams.of(visitor.channel.key)
    if team is None:
        return Refusal(Reason.NO_TEAM)
    unit.codes.add(Code(word, CodeKind.TEAM, team.key, now + CODE_LIFE))
    return TeamShown(visitor.channel, team, word)


def join_team(unit: Unit, visitor: Visitor, word: str, now: datetime) -> TeamShown | Refusal:
    """Let a channel join the team that a code belongs to; its past counts there too."""
    unit.teams.hold((visitor.channel.key,))
    if unit.teams.of(visitor.channel.key) is not None:
        return Refusal(Reason.ALREADY_IN_TEAM)
    key = unit.codes.take(word, CodeKind.TEAM, now)
    if key is None or not unit.teams.join(visitor.channel.key, key):
        return Refusal(Reason.CODE_UNKNOWN)
    return _changed(unit, visitor, key, "joined", now)


def leave_team(unit: Unit, visitor: Visitor, now: datetime) -> TeamShown | Refusal:
    """Let a channel keep a record of its own again."""
    unit.teams.hold((visitor.channel.key,))
    team = unit.teams.of(visitor.channel.key)
    if team is None:
        return Refusal(Reason.NO_TEAM)
    unit.teams.leave(visitor.channel.key)
    return _changed(unit, visitor, team.key, "left", now)


def _changed(unit: Unit, visitor: Visitor, key: str, change: str, now: datetime) -> TeamShown:
    """Add a team's board and everybody's freezes up anew, and return how the channel stands with it."""
    recount_scope(unit, key)
    for channel in (visitor.channel.key, *channels_in(unit, key)[:1]):
        settle_all(unit, record_of(unit, channel), now)
    return TeamShown(visitor.channel, unit.teams.of(visitor.channel.key), changed=change)
