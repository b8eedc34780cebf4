"""A mock interview in private."""

from functools import partial

from bot.domain.checklist import Comparand
from bot.domain.interview import BEST_SCORE, Criterion, Phase
from bot.domain.interviewed import InterviewSheet
from bot.domain.refusal import Refusal
from bot.engine import interview, interviewing
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.values import chosen_in, text_of
from bot.interface.verbs.handler import Compares, Pressed, Submitted, Typed
from bot.message.form import FormProblems
from bot.screens import problems
from bot.screens.answer import TEXT_KEY
from bot.screens.interview_forms import PICKED_KEY


def _typed(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    topic, pack = request.options.get("topic", ""), room.pack_of(request)
    return interview.start_interview(unit, pack, request.visitor, topic, room.ids.new())


def _on_topic(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (topic,) = request.press.args
    pack = room.pack_of(request)
    return interview.start_interview(unit, pack, request.visitor, topic, room.ids.new())


def _other(room: Room, unit: Unit, request: PressRequest) -> Shown:
    (leaving,) = request.press.args
    pack = room.pack_of(request)
    return interview.another_interview(unit, pack, request.visitor, leaving, room.ids.new())


def _sheet(room: Room, unit: Unit, request: PressRequest, *, phase: Phase, listed: bool = False) -> Shown:
    """Return the form of a phase; in any other, how the interview stands."""
    (name,) = request.press.args
    at = interview.find_interview(unit, room.pack_of(request), request.visitor, name)
    if isinstance(at, Refusal) or at.interview.phase is not phase:
        return at
    return InterviewSheet(at, listed)


def _item(room: Room, unit: Unit, request: PressRequest) -> Shown:
    name, place = request.press.args
    return interviewing.send_back(unit, room.pack_of(request), request.visitor, name, place)


def _to_compare(room: Room, unit: Unit, request: FormRequest, *, phase: Phase) -> Comparand | None:
    (name,) = request.press.args
    text, pack = text_of(request.values, TEXT_KEY), room.pack_of(request)
    return interviewing.text_to_compare(unit, pack, request.visitor, name, phase, text)


def _again(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (name,) = request.press.args
    return interview.find_interview(unit, room.pack_of(request), request.visitor, name)


def _asked(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    (name,) = request.press.args
    text, pack = text_of(request.values, TEXT_KEY), room.pack_of(request)
    if not text.strip():
        return FormProblems({TEXT_KEY: problems.ANSWER_EMPTY})
    return interviewing.ask_questions(unit, pack, request.visitor, name, text, request.compared)


def _listed(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    (name,) = request.press.args
    places = request.values.get(PICKED_KEY, ())
    if not places:
        return FormProblems({PICKED_KEY: problems.NOTHING_PICKED})
    return interviewing.pick_questions(unit, room.pack_of(request), request.visitor, name, places)


def _planned(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    (name,) = request.press.args
    text, pack = text_of(request.values, TEXT_KEY), room.pack_of(request)
    if not text.strip():
        return FormProblems({TEXT_KEY: problems.ANSWER_EMPTY})
    return interviewing.write_plan(unit, pack, request.visitor, name, text, request.compared)


def _ticked(room: Room, unit: Unit, request: FormRequest) -> Shown:
    (name,) = request.press.args
    chosen, pack = chosen_in(request.values), room.pack_of(request)
    return interviewing.tick_plan(unit, pack, request.visitor, name, chosen)


def _scored(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    (name,) = request.press.args
    typed = {row: text_of(request.values, row) for row in Criterion}
    possible = {str(score) for score in range(BEST_SCORE + 1)}
    wrong = {str(row): problems.NO_SCORE for row, score in typed.items() if score not in possible}
    if wrong:
        return FormProblems(wrong)
    scores = {row: int(score) for row, score in typed.items()}
    return interviewing.set_scores(unit, room.pack_of(request), request.visitor, name, scores)


TYPED: dict[tuple[str, ...], Typed] = {("interview",): _typed}
PRESSED: dict[str, Pressed] = {
    "interview": _on_topic,
    "interview-other": _other,
    "interview-ask": partial(_sheet, phase=Phase.ASKING),
    "interview-list": partial(_sheet, phase=Phase.ASKING, listed=True),
    "interview-plan": partial(_sheet, phase=Phase.PLANNING),
    "interview-ticks": partial(_sheet, phase=Phase.TICKING),
    "interview-item": _item,
    "interview-scores": partial(_sheet, phase=Phase.SCORING),
}
COMPARED = {
    "interview-asked": Compares(partial(_to_compare, phase=Phase.ASKING), _again),
    "interview-planned": Compares(partial(_to_compare, phase=Phase.PLANNING), _again),
}
SUBMITTED: dict[str, Submitted] = {
    "interview-asked": _asked,
    "interview-listed": _listed,
    "interview-planned": _planned,
    "interview-ticked": _ticked,
    "interview-scored": _scored,
}
