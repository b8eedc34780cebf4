"""A private quiz."""

from bot.engine import quiz
from bot.engine.ports import Unit
from bot.interface.options import wish_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _typed(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    wish = wish_of(request.options)
    return quiz.start_quiz(unit, room.pack_of(request), request.visitor, wish, room.ids.new())


def _again(room: Room, unit: Unit, request: PressRequest) -> Shown:
    topic, level, count = request.press.args
    wish = wish_of({"topic": topic, "level": level, "count": count})
    return quiz.start_quiz(unit, room.pack_of(request), request.visitor, wish, room.ids.new())


def _pick(room: Room, unit: Unit, request: PressRequest) -> Shown:
    run, index, place = request.press.args
    return quiz.answer_step(unit, room.pack_of(request), request.visitor, run, index, place)


def _next(room: Room, unit: Unit, request: PressRequest) -> Shown:
    run, index = request.press.args
    return quiz.show_step(unit, room.pack_of(request), request.visitor, run, index)


TYPED: dict[tuple[str, ...], Typed] = {("quiz",): _typed}
PRESSED: dict[str, Pressed] = {"quiz": _again, "pick": _pick, "next": _next}
