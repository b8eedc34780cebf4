"""Doing what was typed, pressed or submitted, by the tables of verbs."""

from collections.abc import Mapping
from functools import partial

from bot.domain.refusal import Reason, Refusal
from bot.engine.ports import Unit
from bot.interface.commands import COMMANDS, Command
from bot.interface.options import board_of, wish_of
from bot.interface.presses import PressSpec
from bot.interface.replies import Shown, reply
from bot.interface.request import CommandRequest, FormRequest, Later, PressRequest, Reply
from bot.interface.room import Room
from bot.interface.told import marked
from bot.interface.verbs import (
    board,
    dispute,
    interview,
    live,
    me,
    plan,
    privacy,
    question,
    quiz,
    review,
    suggest,
    together,
)
from bot.interface.verbs.handler import Compares
from bot.interface.words import stale_press
from bot.message.form import FormProblems
from bot.message.press import Press
from bot.screens.help import help_screen
from bot.screens.points import points
from bot.screens.refusal import refusal

TYPED = (
    question.TYPED
    | quiz.TYPED
    | live.TYPED
    | review.TYPED
    | interview.TYPED
    | dispute.TYPED
    | board.TYPED
    | me.TYPED
    | plan.TYPED
    | together.TYPED
    | suggest.TYPED
    | privacy.TYPED
)
PRESSED = (
    question.PRESSED
    | quiz.PRESSED
    | live.PRESSED
    | review.PRESSED
    | interview.PRESSED
    | dispute.PRESSED
    | board.PRESSED
    | me.PRESSED
    | plan.PRESSED
    | together.PRESSED
    | suggest.PRESSED
    | privacy.PRESSED
)
SUBMITTED = (
    question.SUBMITTED
    | interview.SUBMITTED
    | dispute.SUBMITTED
    | me.SUBMITTED
    | plan.SUBMITTED
    | together.SUBMITTED
    | suggest.SUBMITTED
)
COMPARED: dict[str, Compares] = question.COMPARED | interview.COMPARED
"""What is compared before a form is taken, by the verbs of those that hold such a text."""


def run_command(room: Room, unit: Unit, command: Command, request: CommandRequest) -> Reply:
    """Do what was typed and put the outcome into words."""
    if command.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    if command.path == ("help",):
        return points() if request.options.get("about") == "points" else help_screen(*_usages())
    shown = TYPED[command.path](room, unit, request)
    if isinstance(shown, Refusal):
        return refusal(shown, partial(_with_topic, command.path, request.options))
    return said(shown)


def run_press(room: Room, unit: Unit, spec: PressSpec, request: PressRequest) -> Reply:
    """Do what was pressed and put the outcome into words; a forged token gets the sentence for an old one."""
    if spec.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    if not takes(spec, request):
        return stale_press()
    return marked(said(PRESSED[spec.verb](room, unit, request)), request.press.told)


def run_form(room: Room, unit: Unit, spec: PressSpec, request: FormRequest) -> Reply:
    """Take a form; what is wrong with it comes back as a sentence per field."""
    if spec.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    if not takes(spec, request):
        return stale_press()
    return marked(said(SUBMITTED[spec.verb](room, unit, request)), request.press.told)


def show_again(room: Room, unit: Unit, compares: Compares, request: FormRequest) -> Reply:
    """Show anew what a form led to, since something better was found."""
    return marked(said(compares.again(room, unit, request)), request.press.told)


def said(shown: Shown | Later | FormProblems) -> Reply:
    """Put what a verb returned into words; what is in words already stays as it is."""
    return shown if isinstance(shown, Later | FormProblems) else reply(shown)


def takes(spec: PressSpec, request: PressRequest | FormRequest) -> bool:
    """Tell whether a token has as many arguments as its verb takes; whatever arrives may be forged."""
    return len(request.press.args) == len(spec.takes)


def _with_topic(path: tuple[str, ...], options: Mapping[str, str], slug: str) -> Press:
    """Return the press that does what was typed with a topic that exists."""
    if path == ("leaderboard",):
        board = board_of(options)
        return Press("board", (board.window, slug, board.scope or "", "0"))
    if path == ("interview",):
        return Press("interview", (slug,))
    wish = wish_of(options)
    if path == ("live",):
        return Press("live", (slug, str(wish.count or "")))
    if path == ("suggest",):
        return Press("suggest", (slug, wish.level or ""))
    return Press("quiz", (slug, wish.level or "", str(wish.count or "")))


def _usages() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what everybody, and what stewards, can type."""
    everybody = [(_usage(command), command.summary) for command in COMMANDS if not command.stewards_only]
    stewards = [(_usage(command), command.summary) for command in COMMANDS if command.stewards_only]
    return everybody, stewards


def _usage(command: Command) -> str:
    """Return a command as it is typed, with its options."""
    return " ".join((f"/{command.name}", *(f"[{option.name}]" for option in command.options)))
