"""The question of the day: looking at it, answering it, unlocking its layers."""

from bot.domain.checklist import Comparand
from bot.domain.refusal import Reason, Refusal
from bot.engine import answer, check, checklist, compare, unlock
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.values import chosen_in, text_of
from bot.interface.verbs.handler import Compares, Pressed, Submitted, Typed
from bot.message.form import FormProblems
from bot.screens import problems
from bot.screens.answer import TEXT_KEY


def _today(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return unlock.today(unit, room.pack_of(request), request.visitor)


def _answer(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (prompt,) = request.press.args
    return answer.ask_for_answer(unit, room.pack_of(request), request.visitor, prompt)


def _check(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (prompt,) = request.press.args
    return check.show_check(unit, room.pack_of(request), request.visitor, prompt)


def _chose(room: Room, unit: Unit, request: PressRequest) -> Shown:
    prompt, place = request.press.args
    return check.answer_check(unit, room.pack_of(request), request.visitor, prompt, place)


def _unlock(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (prompt,) = request.press.args
    return unlock.unlock(unit, room.pack_of(request), request.visitor, prompt)


def _checklist(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (prompt,) = request.press.args
    return checklist.show_checklist(unit, room.pack_of(request), request.visitor, prompt)


def _to_compare(room: Room, unit: Unit, request: FormRequest) -> Comparand | None:
    (prompt,) = request.press.args
    text = text_of(request.values, TEXT_KEY)
    return compare.answer_to_compare(unit, room.pack_of(request), request.visitor, prompt, text)


def _answered(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    (prompt,) = request.press.args
    text, pack = text_of(request.values, TEXT_KEY), room.pack_of(request)
    shown = answer.commit_answer(unit, pack, request.visitor, prompt, text, request.compared)
    if isinstance(shown, Refusal) and shown.reason is Reason.ANSWER_EMPTY:
        return FormProblems({TEXT_KEY: problems.ANSWER_EMPTY})
    return shown


def _again(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (prompt,) = request.press.args
    return answer.show_answer(unit, room.pack_of(request), request.visitor, prompt)


def _ticked(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (prompt,) = request.press.args
    return checklist.tick(unit, room.pack_of(request), request.visitor, prompt, chosen_in(request.values))


TYPED: dict[tuple[str, ...], Typed] = {("today",): _today}
PRESSED: dict[str, Pressed] = {
    "answer": _answer,
    "check": _check,
    "checklist": _checklist,
    "chose": _chose,
    "unlock": _unlock,
}
COMPARED = {"answered": Compares(_to_compare, _again)}
SUBMITTED: dict[str, Submitted] = {"answered": _answered, "ticked": _ticked}
