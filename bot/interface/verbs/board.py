"""Where people stand: leaderboards and streaks."""

from dataclasses import replace

from bot.engine import board
from bot.engine.ports import Unit
from bot.interface.options import board_of, number_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _leaderboard(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    wish = board_of(request.options)
    return board.board(unit, room.pack_of(request), request.visitor, wish)


def _page(room: Room, unit: Unit, request: PressRequest) -> Shown:
    window, topic, scope, page = request.press.args
    wish = board_of({"window": window, "topic": topic, "scope": scope})
    return board.board(unit, room.pack_of(request), request.visitor, replace(wish, page=number_of(page)))


def _streak(_room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return board.show_streak(unit, request.visitor)


TYPED: dict[tuple[str, ...], Typed] = {
    ("leaderboard",): _leaderboard,
    ("streak",): _streak,
}
PRESSED: dict[str, Pressed] = {"board": _page}
