"""Disputing items, and deciding about them."""

from bot.domain.dispute import Decision
from bot.domain.refusal import Reason, Refusal
from bot.engine import decide, dispute
from bot.engine.ports import Unit
from bot.interface.options import number_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Submitted, Typed
from bot.message.form import Values
from bot.screens.dispute import KEY, REASON


def _ask(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (slot,) = request.press.args
    return dispute.ask_for_reason(unit, room.pack_of(request), request.visitor, slot)


def _disputed(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (slot,) = request.press.args
    reason, now = _first(request.values, REASON), room.clock.now()
    return dispute.dispute(unit, room.pack_of(request), request.visitor, slot, reason, now)


def _disputes(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return decide.show_held(unit, room.pack_of(request), request.visitor, 0)


def _held(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (place,) = request.press.args
    return decide.show_held(unit, room.pack_of(request), request.visitor, number_of(place))


def _decide(room: Room, unit: Unit, request: PressRequest) -> Shown:
    hold, decision = request.press.args
    if decision not in (Decision.KEEP, Decision.VOID):
        return Refusal(Reason.HOLD_UNKNOWN)
    now = room.clock.now()
    return decide.decide(
        unit, room.pack_of(request), request.visitor, hold, Decision(decision), key="", now=now
    )


def _rekey(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (hold,) = request.press.args
    return decide.ask_for_key(unit, room.pack_of(request), request.visitor, hold)


def _rekeyed(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (hold,) = request.press.args
    key, now = _first(request.values, KEY), room.clock.now()
    pack = room.pack_of(request)
    return decide.decide(unit, pack, request.visitor, hold, Decision.ANOTHER_KEY, key=key, now=now)


def _first(values: Values, key: str) -> str:
    """Return what was filled into a field, "" for nothing."""
    return next(iter(values.get(key, ())), "")


TYPED: dict[tuple[str, ...], Typed] = {("study", "disputes"): _disputes}
PRESSED: dict[str, Pressed] = {"dispute": _ask, "held": _held, "decide": _decide, "rekey": _rekey}
SUBMITTED: dict[str, Submitted] = {"disputed": _disputed, "rekeyed": _rekeyed}
