"""Suggesting questions and notes, and what stewards make of them."""

from collections.abc import Mapping

from bot.domain.refusal import Reason, Refusal
from bot.domain.suggested_question import PARTS
from bot.domain.suggestion import ABOUT, TEXT
from bot.engine import approval, suggest
from bot.engine.approval import Reading
from bot.engine.ports import Unit
from bot.interface.options import number_of
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest, Request
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Submitted, Typed
from bot.message.form import FormProblems, Values
from bot.screens import problems
from bot.screens.suggest import WORD


def _suggest(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    topic, level = request.options.get("topic", ""), request.options.get("level", "")
    return suggest.ask_for_question(unit, room.pack_of(request), request.visitor, topic, level)


def _suggest_again(room: Room, unit: Unit, request: PressRequest) -> Shown:
    topic, level = request.press.args
    return suggest.ask_for_question(unit, room.pack_of(request), request.visitor, topic, level)


def _suggested(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    topic, level = request.press.args
    parts = {part: _text(request.values, part) for part in PARTS} | {"topic": topic, "level": level}
    shown = suggest.suggest(unit, room.editor, request.visitor, parts, room.ids.new())
    return FormProblems(problems.of_suggestion(shown)) if isinstance(shown, Mapping) else shown


def _note(room: Room, unit: Unit, request: CommandRequest | PressRequest) -> Shown:
    return suggest.ask_for_note(unit, room.pack_of(request), request.visitor)


def _keep(room: Room, unit: Unit, request: PressRequest) -> Shown:
    _, thread = request.press.args
    return suggest.keep(unit, room.pack_of(request), request.visitor, thread, request.choice or "")


def _noted(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    about, text = _text(request.values, ABOUT), _text(request.values, TEXT)
    now, name = room.clock.now(), room.ids.new()
    shown = suggest.note(unit, room.pack_of(request), request.visitor, about, text, name, now)
    if isinstance(shown, Refusal) and shown.reason is Reason.NOTE_EMPTY:
        return FormProblems({TEXT: problems.NOTE_EMPTY})
    return shown


def _waiting(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return approval.waiting(unit, _reading(room, request), request.visitor, 0)


def _waiting_at(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (place,) = request.press.args
    return approval.waiting(unit, _reading(room, request), request.visitor, number_of(place))


def _approve(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (name,) = request.press.args
    return approval.approve(unit, _reading(room, request), request.visitor, name, room.clock.now())


def _decline(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (name,) = request.press.args
    return approval.ask_for_word(unit, _reading(room, request), request.visitor, name)


def _declined(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (name,) = request.press.args
    word, now = _text(request.values, WORD), room.clock.now()
    return approval.decline(unit, _reading(room, request), request.visitor, name, word, now)


def _kept(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (page,) = request.press.args
    return approval.kept(unit, _reading(room, request), request.visitor, number_of(page))


def _take_out(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (name,) = request.press.args
    return approval.take_out(unit, _reading(room, request), request.visitor, name, room.clock.now())


def _reading(room: Room, request: Request) -> Reading:
    """Return what a steward reads suggestions with, in the place of a request."""
    return Reading(room.pack_of(request), room.editor)


def _text(values: Values, key: str) -> str:
    """Return what was written into a field, without what a database would refuse."""
    return next(iter(values.get(key, ())), "").replace("\0", "")


TYPED: dict[tuple[str, ...], Typed] = {
    ("suggest",): _suggest,
    ("note",): _note,
    ("study", "suggestions"): _waiting,
}
PRESSED: dict[str, Pressed] = {
    "suggest": _suggest_again,
    "note": _note,
    "keep": _keep,
    "waiting": _waiting_at,
    "approve": _approve,
    "decline": _decline,
    "kept": _kept,
    "take-out": _take_out,
}
SUBMITTED: dict[str, Submitted] = {"suggested": _suggested, "noted": _noted, "declined": _declined}
