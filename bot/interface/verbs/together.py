"""What links people and channels: codes, teams, seasons, and what a record keeps."""

from bot.domain.refusal import Refusal
from bot.engine import link, options, season, team
from bot.engine.ports import Unit
from bot.interface.options_form import read_options, team_name
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.verbs.handler import Pressed, Submitted, Typed
from bot.message.form import FormProblems


def _link(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    word, now = request.options.get("code", "").strip().lower(), room.clock.now()
    if word:
        return link.link(unit, request.visitor, word, now)
    return link.offer_link(unit, request.visitor, room.ids.new(), now)


def _unlink(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    return link.unlink(unit, request.visitor, room.clock.now())


def _team(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    word = request.options.get("code", "").strip().lower()
    if word:
        return team.join_team(unit, request.visitor, word, room.clock.now())
    return team.show_team(unit, request.visitor)


def _team_new(_room: Room, unit: Unit, request: PressRequest) -> Shown:
    return team.ask_for_team(unit, request.visitor)


def _team_named(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    name = team_name(request.values)
    if isinstance(name, FormProblems):
        return name
    return team.start_team(unit, request.visitor, name, room.ids.new(), room.clock.now())


def _team_code(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return team.offer_team(unit, request.visitor, room.ids.new(), room.clock.now())


def _team_leave(room: Room, unit: Unit, request: PressRequest) -> Shown:
    return team.leave_team(unit, request.visitor, room.clock.now())


def _season(_room: Room, unit: Unit, request: CommandRequest) -> Shown:
    name, days = request.options.get("name", ""), request.options.get("days", "")
    if not name and not days:
        return season.show_seasons(unit, request.visitor)
    wish = season.Named(name, tuple(days.replace(",", " ").split()))
    return season.name_season(unit, request.visitor, wish)


def _season_drop(_room: Room, unit: Unit, request: PressRequest) -> Shown:
    (first,) = request.press.args
    return season.drop_season(unit, request.visitor, first)


def _options(_room: Room, unit: Unit, request: CommandRequest | PressRequest) -> Shown:
    return options.ask_for_options(unit, request.visitor)


def _opted(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    asked = options.ask_for_options(unit, request.visitor)
    if isinstance(asked, Refusal):
        return asked
    wished = read_options(asked.plan, request.values)
    if isinstance(wished, FormProblems):
        return wished
    return options.save_options(unit, room.calendar, request.visitor, wished, room.clock.now())


TYPED: dict[tuple[str, ...], Typed] = {
    ("link",): _link,
    ("unlink",): _unlink,
    ("study", "options"): _options,
    ("study", "season"): _season,
    ("study", "team"): _team,
}
PRESSED: dict[str, Pressed] = {
    "options": _options,
    "season-drop": _season_drop,
    "team-new": _team_new,
    "team-code": _team_code,
    "team-leave": _team_leave,
}
SUBMITTED: dict[str, Submitted] = {"opted": _opted, "team-named": _team_named}
