"""Where people stand: leaderboards, streaks, and the topics there are."""

from bot.engine import board
from bot.engine.ports import Unit
from bot.interface.options import number_of, window_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _leaderboard(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    window, topic = window_of(request.options.get("window", "")), request.options.get("topic", "")
    return board.board(unit, room.pack_of(request), request.visitor, window, topic, page=0)


def _page(room: Room, unit: Unit, request: PressRequest) -> Shown:
    window, topic, page = request.press.args
    pack = room.pack_of(request)
    return board.board(unit, pack, request.visitor, window_of(window), topic, number_of(page))


def _streak(_room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return board.show_streak(unit, request.visitor)


def _topics(room: Room, _unit: Unit, request: CommandRequest) -> Shown:
    return board.topics(room.pack_of(request))


TYPED: dict[tuple[str, ...], Typed] = {
    ("leaderboard",): _leaderboard,
    ("streak",): _streak,
    ("topics",): _topics,
}
PRESSED: dict[str, Pressed] = {"board": _page}
