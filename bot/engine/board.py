"""The leaderboard and the streak."""

from dataclasses import dataclass

from bot.domain.catalogue import Found, find_topics
from bot.domain.facts import Board, StreakShown
from bot.domain.occurrence import OccurrenceKind
from bot.domain.pack import Pack
from bot.domain.refusal import Reason, Refusal
from bot.domain.scope import ScopeKind
from bot.domain.standing import PAGE, Standing, Window, ranked, window_key
from bot.domain.visitor import Visitor
from bot.engine.find import NO_PLAN_ZONE, local_date
from bot.engine.ports import Unit
from bot.engine.record import ALL_TOPICS
from bot.engine.recount import added_up, scopes_of
from bot.engine.streaks import channels_of, members_of, streak_of, team_streak_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Which board is wanted: without a scope the team's, or the channel's where it has none."""

    window: Window = Window.WEEK
    topic: str = ""
    scope: ScopeKind | None = None
    page: int = 0


def board(unit: Unit, pack: Pack, visitor: Visitor, wish: Wish) -> Board | Refusal:
    """Return a page of standings, and the visitor's own place."""
    topic = _topic(pack, wish.topic)
    if isinstance(topic, Refusal):
        return topic
    scope = _scope(unit, visitor, wish.scope)
    if isinstance(scope, Refusal):
        return scope
    slug, title = topic
    kind, key = scope
    day = local_date(unit, visitor)
    season = next((one for one in unit.teams.seasons(key) if one.covers(day)), None)
    span = window_key(wish.window, day, season.first if season else None)
    place = (key, span, slug)
    rows = _page(unit, place, wish.page * PAGE, PAGE)
    own = _own(unit, place, visitor)
    shown = {row.member for row in rows}
    return Board(
        scope=kind,
        window=wish.window,
        window_key=span,
        topic=slug or None,
        topic_title=title,
        page=wish.page,
        rows=rows,
        total=unit.standings.total(*place),
        own=own,
        around=() if own is None or own.member in shown else _around(unit, place, own.member),
        season=season,
        hidden_points=_hidden_points(unit, place, visitor),
    )


def _topic(pack: Pack, typed: str) -> tuple[str, str | None] | Refusal:
    """Return slug and title of the one topic that is meant; none means all."""
    if not typed:
        return ALL_TOPICS, None
    found = find_topics(pack, typed)
    if isinstance(found, Found) and len(found.slugs) == 1:
        return found.slugs[0], found.title
    near = () if isinstance(found, Found) else found.topics
    return Refusal(Reason.TOPIC_UNKNOWN, typed, tuple((t.slug, t.title) for t in near))


def _scope(unit: Unit, visitor: Visitor, wanted: ScopeKind | None) -> tuple[ScopeKind, str] | Refusal:
    """Return the kind and the key of the scope that is meant."""
    team = unit.teams.of(visitor.channel.key)
    if wanted is ScopeKind.SPACE:
        return ScopeKind.SPACE, visitor.channel.space.key
    if wanted is ScopeKind.CHANNEL or (wanted is None and team is None):
        return ScopeKind.CHANNEL, visitor.channel.key
    return (ScopeKind.TEAM, team.key) if team else Refusal(Reason.NO_TEAM)


def _hidden_points(unit: Unit, place: tuple[str, str, str], visitor: Visitor) -> int | None:
    """Return the points in a window of somebody who left the boards, which only they see."""
    known = unit.members.known(visitor.member.key)
    if not known.hidden:
        return None
    scope, span, topic = place
    members = unit.members.of(known.person)
    sums = unit.attempts.sums((), members)
    here = {channel for channel in {one.channel for one in sums} if scope in scopes_of(unit, channel)}
    counted = (one for one in sums if one.channel in here)
    boards = added_up(counted, unit.teams.seasons(scope), dict.fromkeys(members, known.person))
    return boards.get((span, topic, known.person), 0)


def _page(unit: Unit, place: tuple[str, str, str], offset: int, limit: int) -> tuple[Standing, ...]:
    """Return ranked rows from an offset on."""
    scores = unit.standings.page(*place, offset, limit)
    if not scores:
        return ()
    return ranked(scores, unit.standings.rank(*place, scores[0][2]), offset)


def _own(unit: Unit, place: tuple[str, str, str], visitor: Visitor) -> Standing | None:
    """Return the visitor's own place, if there is one."""
    person = unit.members.known(visitor.member.key).person
    own = unit.standings.own(*place, person)
    return Standing(own[0], person, unit.members.profile(person).shown_as, own[1]) if own else None


def _around(unit: Unit, place: tuple[str, str, str], member: str) -> tuple[Standing, ...]:
    """Return the row before a member's, the member's, and the one after."""
    before = unit.standings.position(*place, member)
    return _page(unit, place, max(0, before - 1), 3)


def show_streak(unit: Unit, visitor: Visitor) -> StreakShown:
    """Return the visitor's streak and points in this channel's record, computed from the ledger."""
    channel = visitor.channel.key
    members = members_of(unit, visitor.member.key)
    channels = channels_of(unit, channel)
    plan = unit.plans.get(channel)
    sums = unit.attempts.sums(channels, members)
    week = window_key(Window.WEEK, local_date(unit, visitor))
    return StreakShown(
        streak=streak_of(unit, visitor.member.key, channel),
        together=team_streak_of(unit, channel),
        points_week=sum(one.points for one in sums if window_key(Window.WEEK, one.day) == week),
        points_all=sum(one.points for one in sums),
        answered=unit.attempts.count(channels, members),
        next_post=unit.occurrences.next_of(channel, OccurrenceKind.POST),
        zone=plan.zone if plan else NO_PLAN_ZONE,
    )
