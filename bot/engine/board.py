"""The leaderboard and the streak."""

from bot.domain.catalogue import Found, find_topics
from bot.domain.facts import Board, StreakShown, Topics
from bot.domain.occurrence import OccurrenceKind
from bot.domain.pack import Pack
from bot.domain.refusal import Reason, Refusal
from bot.domain.standing import PAGE, Standing, Window, ranked, window_key
from bot.domain.visitor import Visitor
from bot.engine.find import NO_PLAN_ZONE, local_date
from bot.engine.ports import Unit
from bot.engine.record import ALL_TOPICS
from bot.engine.streaks import channels_of, members_of, streak_of, team_streak_of


def board(unit: Unit, pack: Pack, visitor: Visitor, window: Window, topic: str, page: int) -> Board | Refusal:
    """Return a page of the channel's standings, and the visitor's own place."""
    slug, title = ALL_TOPICS, None
    if topic:
        found = find_topics(pack, topic)
        if not isinstance(found, Found) or len(found.slugs) != 1:
            near = () if isinstance(found, Found) else found.topics
            return Refusal(Reason.TOPIC_UNKNOWN, topic, tuple((t.slug, t.title) for t in near))
        slug, title = found.slugs[0], found.title
    day = local_date(unit, visitor)
    counted = unit.teams.counted(visitor.channel.key, day)[0]
    key = window_key(window, day, counted.season)
    place = (counted.scope, key, slug)
    rows = _page(unit, place, page * PAGE, PAGE)
    own = _own(unit, place, visitor)
    shown = {row.member for row in rows}
    around = () if own is None or own.member in shown else _around(unit, place, own.member)
    total = unit.standings.total(*place)
    return Board(window, key, slug or None, title, page, rows, total, own, around)


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
    return None if own is None else Standing(own[0], person, visitor.name, own[1])


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


def topics(pack: Pack) -> Topics:
    """Return every topic with the number of its questions and items."""
    rows = []
    for topic in pack.topics:
        questions = [q for q in pack.questions.values() if q.topic == topic.slug]
        rows.append((topic, len(questions), sum(len(q.items) for q in questions)))
    return Topics(tuple(rows))
