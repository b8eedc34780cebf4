"""What each press and each form does: one line per verb."""

from dataclasses import replace

from bot.domain.refusal import Reason, Refusal
from bot.engine import answer, board, check, quiz, study, unlock
from bot.engine.ports import Unit
from bot.interface.plan_form import read_plan
from bot.interface.presses import PressSpec
from bot.interface.replies import Shown, reply
from bot.interface.request import FormRequest, PressRequest, Reply
from bot.interface.room import Room
from bot.interface.typed import window_of, wish_of
from bot.interface.words import stale_press
from bot.message.form import FormProblems
from bot.screens import problems
from bot.screens import study as study_screens
from bot.screens.answer import TEXT_KEY

MOST_PAGES = 10_000


def run_press(room: Room, unit: Unit, spec: PressSpec, request: PressRequest) -> Reply:
    """Do what was pressed and put the outcome into words; a forged token gets the sentence for an old one."""
    if spec.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    shown = _shown(room, unit, request)
    return stale_press() if shown is None else reply(shown)


def _shown(room: Room, unit: Unit, request: PressRequest) -> Shown | None:
    """Return the facts that a press asks for."""
    visitor = request.visitor
    pack = room.library.of(visitor.channel.key)
    match (request.press.verb, *request.press.args):
        case ("answer", prompt):
            return answer.ask_for_answer(unit, pack, visitor, prompt)
        case ("check", prompt):
            return check.show_check(unit, pack, visitor, prompt)
        case ("chose", prompt, place):
            return check.answer_check(unit, pack, visitor, prompt, place)
        case ("unlock", prompt):
            return unlock.unlock(unit, pack, visitor, prompt)
        case ("pick", run, index, place):
            return quiz.answer_step(unit, pack, visitor, run, index, place)
        case ("next", run, index):
            return quiz.show_step(unit, pack, visitor, run, index)
        case ("quiz", topic, level, count):
            wish = wish_of({"topic": topic, "level": level, "count": count})
            return quiz.start_quiz(unit, pack, visitor, wish, room.ids.new())
        case ("board", window, topic, page):
            return board.board(unit, pack, visitor, window_of(window), topic, _page(page))
        case ("setup",):
            return study.draft(unit, pack, room.calendar, visitor, room.clock.now())
        case _:
            return None


def run_form(room: Room, unit: Unit, spec: PressSpec, request: FormRequest) -> Reply:
    """Take a form; what is wrong with it comes back as a sentence per field."""
    if spec.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    match (request.press.verb, *request.press.args):
        case ("answered", prompt):
            return _answered(room, unit, prompt, request)
        case ("planned",):
            return _planned(room, unit, request)
        case _:
            return stale_press()


def _answered(room: Room, unit: Unit, prompt: str, request: FormRequest) -> Reply:
    """Keep a written answer."""
    text = next(iter(request.values.get(TEXT_KEY, ())), "")
    pack = room.library.of(request.visitor.channel.key)
    shown = answer.commit_answer(unit, pack, request.visitor, prompt, text)
    if isinstance(shown, Refusal) and shown.reason is Reason.ANSWER_EMPTY:
        return FormProblems({TEXT_KEY: problems.ANSWER_EMPTY})
    return reply(shown)


def _planned(room: Room, unit: Unit, request: FormRequest) -> Reply:
    """Take a plan into use."""
    pack = room.library.of(request.visitor.channel.key)
    plan = read_plan(request.visitor.channel, request.values, frozenset(pack.titles))
    if isinstance(plan, FormProblems):
        return plan
    known = unit.plans.get(plan.channel.key)
    kept = replace(plan.keeping(known) if known else plan, steward=request.visitor.member.key)
    shown = study.save_plan(unit, pack, room.calendar, kept, room.clock.now())
    if isinstance(shown, Refusal):
        return FormProblems({study_screens.TOPICS: problems.NO_QUESTIONS})
    return reply(shown)


def _page(typed: str) -> int:
    """Read a page number; whatever a button carries may be forged."""
    return min(int(typed), MOST_PAGES) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
