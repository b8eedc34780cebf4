"""What each command does: one line per command."""

from collections.abc import Mapping
from functools import partial

from bot.domain.question import Level
from bot.domain.refusal import Reason, Refusal
from bot.domain.standing import Window
from bot.engine import board, days_off, quiz, study, unlock
from bot.engine.ports import Unit
from bot.interface.commands import COMMANDS, Command
from bot.interface.days_off import leave_of, quiet_of
from bot.interface.replies import Shown, reply
from bot.interface.request import CommandRequest, Reply
from bot.interface.room import Room
from bot.interface.words import unknown_command
from bot.message.press import Press
from bot.screens.help import help_screen
from bot.screens.refusal import refusal


def run_command(room: Room, unit: Unit, command: Command, request: CommandRequest) -> Reply:
    """Do what was typed and put the outcome into words."""
    if command.stewards_only and not request.visitor.steward:
        return reply(Refusal(Reason.STEWARDS_ONLY))
    if command.path == ("help",):
        return help_screen(*_usages())
    shown = _shown(room, unit, command.path, request)
    if isinstance(shown, Refusal):
        return refusal(shown, partial(_with_topic, command.path, request.options))
    return unknown_command(command.name) if shown is None else reply(shown)


def _with_topic(path: tuple[str, ...], options: Mapping[str, str], slug: str) -> Press:
    """Return the press that does what was typed with a topic that exists."""
    if path == ("leaderboard",):
        return Press("board", (window_of(options.get("window", "")), slug, "0"))
    wish = wish_of(options)
    return Press("quiz", (slug, wish.level or "", str(wish.count or "")))


def _shown(room: Room, unit: Unit, path: tuple[str, ...], request: CommandRequest) -> Shown | None:
    """Return the facts that a command asks for."""
    visitor, options = request.visitor, request.options
    pack = room.library.of(visitor.channel.key)
    match path:
        case ("quiz",):
            return quiz.start_quiz(unit, pack, visitor, wish_of(options), room.ids.new())
        case ("today",):
            return unlock.today(unit, pack, visitor)
        case ("leaderboard",):
            window = window_of(options.get("window", ""))
            return board.board(unit, pack, visitor, window, options.get("topic", ""), page=0)
        case ("streak",):
            return board.show_streak(unit, visitor)
        case ("topics",):
            return board.topics(pack)
        case ("study", "holidays"):
            leave = leave_of(options)
            return days_off.keep_holidays(unit, pack, room.calendar, visitor, leave, room.clock.now())
        case ("study", "quiet"):
            quiet = quiet_of(options)
            if isinstance(quiet, Refusal):
                return quiet
            return days_off.keep_quiet(unit, pack, room.calendar, visitor, quiet, room.clock.now())
        case ("study", word):
            return _study(room, unit, word, request)
        case _:
            return None


def _study(room: Room, unit: Unit, word: str, request: CommandRequest) -> Shown | None:
    """Return the facts that a steward's command asks for."""
    verbs = {
        "setup": study.draft,
        "status": study.status,
        "preview": study.preview,
        "pause": study.pause,
        "resume": study.resume,
        "skip": study.skip,
        "post-now": study.post_now,
    }
    verb = verbs.get(word)
    pack = room.library.of(request.visitor.channel.key)
    return verb(unit, pack, room.calendar, request.visitor, room.clock.now()) if verb else None


def wish_of(options: Mapping[str, str]) -> quiz.Wish:
    """Read the options of a quiz; whatever is not understood is left out."""
    level, count = options.get("level", ""), options.get("count", "")
    return quiz.Wish(
        topic=options.get("topic", ""),
        level=Level(level) if level in set(Level) else None,
        count=int(count) if count.isascii() and count.isdigit() and len(count) < 4 else None,
    )


def window_of(typed: str) -> Window:
    """Read a window; a week when it is none."""
    return Window(typed) if typed in set(Window) else Window.WEEK


def _usages() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what everybody, and what stewards, can type."""
    everybody = [(_usage(command), command.summary) for command in COMMANDS if not command.stewards_only]
    stewards = [(_usage(command), command.summary) for command in COMMANDS if command.stewards_only]
    return everybody, stewards


def _usage(command: Command) -> str:
    """Return a command as it is typed, with its options."""
    return " ".join((f"/{command.name}", *(f"[{option.name}]" for option in command.options)))
