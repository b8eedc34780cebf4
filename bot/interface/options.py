"""Reading the options of commands: text to values; whatever is not understood is left out."""

from collections.abc import Mapping

from bot.domain.question import Level
from bot.domain.scope import ScopeKind
from bot.domain.standing import Window
from bot.engine.board import Wish as BoardWish
from bot.engine.quiz import Wish

HIGHEST = 10_000
"""The highest page or place that a button is believed."""


def wish_of(options: Mapping[str, str]) -> Wish:
    """Read the options of a quiz."""
    level, count = options.get("level", ""), options.get("count", "")
    return Wish(
        topic=options.get("topic", ""),
        level=Level(level) if level in set(Level) else None,
        count=int(count) if count.isascii() and count.isdigit() and len(count) < 4 else None,
    )


def board_of(options: Mapping[str, str]) -> BoardWish:
    """Read the options of a leaderboard."""
    scope = options.get("scope", "")
    return BoardWish(
        window=window_of(options.get("window", "")),
        topic=options.get("topic", ""),
        scope=ScopeKind(scope) if scope in set(ScopeKind) else None,
    )


def window_of(typed: str) -> Window:
    """Read a window; a week when it is none."""
    return Window(typed) if typed in set(Window) else Window.WEEK


def number_of(carried: str) -> int:
    """Read the number that a button carries, 0 for what is none; whatever a button carries may be forged."""
    is_number = carried.isascii() and carried.isdigit() and len(carried) < 9
    return min(int(carried), HIGHEST) if is_number else 0
