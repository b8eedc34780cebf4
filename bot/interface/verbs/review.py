"""Reviews, and the reminders of them."""

from bot.engine import reminders, review
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Typed


def _review(room: Room, unit: Unit, request: CommandRequest | PressRequest) -> Shown:
    return review.start_review(unit, room.pack_of(request), request.visitor, room.ids.new())


def _snooze(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return reminders.snooze(unit, request.visitor, room.clock.now())


def _unremind(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return reminders.stop_reminding(unit, request.visitor, room.clock.now())


TYPED: dict[tuple[str, ...], Typed] = {("review",): _review}
PRESSED: dict[str, Pressed] = {"review": _review, "snooze": _snooze, "unremind": _unremind}
