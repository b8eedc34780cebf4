"""Where people stand: boards, streaks and topics."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain import facts
from bot.domain.scope import ScopeKind, Season
from bot.domain.standing import Standing, Window, window_key
from bot.domain.streak import Streak
from bot.domain.team_streak import TeamStreak
from bot.screens import (
    board,
)
from bot.screens import specimens as of
from bot.screens.example import Example


def _standings(first: int, count: int, name: str = "Member {}") -> tuple[Standing, ...]:
    """Return rows of a board."""
    return tuple(
        Standing(n, f"slack:T0STUDY:U{n}", name.format(n), 400 - n) for n in range(first, first + count)
    )


def _boards() -> Iterator[Example]:
    """Yield leaderboards and the catalogue."""
    key = window_key(Window.WEEK, of.TODAY)
    empty = facts.Board(ScopeKind.CHANNEL, Window.WEEK, key, None, None, 0, (), 0, None, ())
    rows, far = _standings(1, 10), _standings(13, 3)
    yield Example("board.board empty", board.board(empty))
    one = replace(empty, rows=rows[:4], total=4, own=rows[1])
    yield Example("board.board one page", board.board(one))
    yield Example(
        "board.board with neighbours", board.board(replace(one, rows=rows, total=31, own=far[1], around=far))
    )
    later = replace(one, page=1, rows=_standings(11, 10), total=31, own=None)
    yield Example("board.board second page", board.board(later))
    of_topic = replace(one, window=Window.ALL, topic="caching", topic_title="Caching")
    yield Example("board.board of a topic", board.board(of_topic))
    spring = Season("team:t1", "Spring term", of.TODAY, of.TODAY + timedelta(days=60))
    named = replace(one, scope=ScopeKind.TEAM, window=Window.SEASON, season=spring)
    yield Example("board.board of a named season", board.board(named))
    hidden = replace(one, scope=ScopeKind.SPACE, own=None, hidden_points=42)
    yield Example("board.board for whoever left it", board.board(hidden))
    catalogue = facts.Topics(tuple((topic, 1, 12) for topic in of.TOPICS))
    yield Example("board.topics", board.topics(catalogue))


def _streaks() -> Iterator[Example]:
    """Yield streaks."""
    next_post = of.posts(1)[0]
    none = facts.StreakShown(Streak(), TeamStreak(), 0, 0, 0, None, "Europe/Berlin")
    yield Example("board.streak zero", board.streak(none))
    frozen = replace(
        none,
        together=TeamStreak(4, 6, 3, 3),
        streak=Streak(11, 11, 2),
        points_week=62,
        points_all=140,
        next_post=next_post,
    )
    yield Example("board.streak with freezes", board.streak(frozen))
    days = (of.TODAY - timedelta(days=4), of.TODAY - timedelta(days=1))
    for name, bridged in (("bridged once", days[:1]), ("bridged twice", days)):
        covered = replace(frozen, streak=Streak(11, 11, 0, bridged))
        yield Example(f"board.streak {name}", board.streak(covered))


def _endless_boards() -> Iterator[Example]:
    """Yield boards with the longest and nastiest content."""
    rows = _standings(10**9, 10, name=of.NASTY + "{}")
    crowd = facts.Board(
        ScopeKind.SPACE,
        Window.SEASON,
        "season:2026-Q4",
        "caching",
        of.ENDLESS,
        10**4,
        rows,
        10**9,
        rows[0],
        rows,
    )
    yield Example("board.board endless", board.board(crowd))
    catalogue = facts.Topics(tuple((replace(of.CACHING, title=of.NASTY), 10**6, 10**6) for _ in range(60)))
    yield Example("board.topics endless", board.topics(catalogue))


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _boards()
    yield from _streaks()
    yield from _endless_boards()
