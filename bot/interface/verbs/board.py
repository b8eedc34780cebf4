"""Where people stand: leaderboards and streaks."""

from dataclasses import replace

from bot.engine import board
from bot.engine.ports import Unit
from bot.interface.options import board_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed

MOST_PAGES = 10_000


def _leaderboard(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    wish = board_of(request.options)
    return board.board(unit, room.pack_of(request), request.visitor, wish)


def _page(room: Room, unit: Unit, request: PressRequest) -> Shown:
    window, topic, scope, page = request.press.args
    wish = board_of({"window": window, "topic": topic, "scope": scope})
    return board.board(unit, room.pack_of(request), request.visitor, replace(wish, page=number(page)))


def _streak(_room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return board.show_streak(unit, request.visitor)


def number(typed: str) -> int:
    """Read a page number; whatever a button carries may be forged."""
    return min(int(typed), MOST_PAGES) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


TYPED: dict[tuple[str, ...], Typed] = {
    ("leaderboard",): _leaderboard,
    ("streak",): _streak,
}
PRESSED: dict[str, Pressed] = {"board": _page}
