"""Live rounds."""

from bot.engine import live
from bot.engine.ports import Unit
from bot.interface.options import wish_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _typed(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    wish, now = wish_of(request.options), room.clock.now()
    return live.start_round(unit, room.pack_of(request), request.visitor, wish, room.ids.new(), now)


def _again(room: Room, unit: Unit, request: PressRequest) -> Shown:
    topic, count = request.press.args
    wish, now = wish_of({"topic": topic, "count": count}), room.clock.now()
    return live.start_round(unit, room.pack_of(request), request.visitor, wish, room.ids.new(), now)


def _vote(room: Room, unit: Unit, request: PressRequest) -> Shown:
    round_id, place, number, option = request.press.args
    return live.vote(unit, room.pack_of(request), request.visitor, round_id, (place, number), option)


def _close(room: Room, unit: Unit, request: PressRequest) -> Shown:
    round_id, step = request.press.args
    return live.close_now(unit, room.pack_of(request), request.visitor, round_id, step, room.clock.now())


TYPED: dict[tuple[str, ...], Typed] = {("live",): _typed}
PRESSED: dict[str, Pressed] = {"live": _again, "vote": _vote, "close": _close}
