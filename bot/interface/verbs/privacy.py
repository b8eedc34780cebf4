"""One's own data."""

from bot.engine import own_data
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _privacy(_room: Room, _unit: Unit, _request: CommandRequest | PressRequest) -> Shown:
    return own_data.privacy()


def _export(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return own_data.own_data(unit, request.visitor.member.key, room.clock.now())


def _ask(_room: Room, unit: Unit, request: PressRequest) -> Shown:
    return own_data.ask_for_deletion(unit, request.visitor.member.key)


def _delete(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return own_data.delete(unit, room.ids, request.visitor.member.key, room.clock.now())


TYPED: dict[tuple[str, ...], Typed] = {("privacy",): _privacy}
PRESSED: dict[str, Pressed] = {
    "privacy": _privacy,
    "export": _export,
    "delete": _ask,
    "delete-all": _delete,
}
