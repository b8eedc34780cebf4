"""Where a person stands, their settings, and the topics there are."""

from dataclasses import replace

from bot.engine import me
from bot.engine.ports import Unit
from bot.interface.replies import Shown
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.interface.room import Room
from bot.interface.settings_form import read_settings
from bot.interface.verbs.handler import Pressed, Submitted, Typed
from bot.message.form import FormProblems
from bot.screens.strength import own_map, team_map


def _me(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    shown = me.me(unit, room.pack_of(request), request.visitor)
    drawn = own_map(shown.strengths)
    return replace(shown, picture=room.painter.paint(drawn)) if drawn else shown


def _topics(room: Room, unit: Unit, request: CommandRequest) -> Shown:
    shown = me.topics(unit, room.pack_of(request), request.visitor)
    drawn = team_map(shown.team)
    return replace(shown, picture=room.painter.paint(drawn)) if drawn else shown


def _settings(_room: Room, unit: Unit, request: PressRequest) -> Shown:
    return me.ask_for_settings(unit, request.visitor)


def _wished(room: Room, unit: Unit, request: FormRequest) -> Shown | FormProblems:
    wished = read_settings(request.visitor.member.key, request.values)
    if isinstance(wished, FormProblems):
        return wished
    return me.keep_settings(unit, request.visitor, wished, room.clock.now())


TYPED: dict[tuple[str, ...], Typed] = {("me",): _me, ("topics",): _topics}
PRESSED: dict[str, Pressed] = {"settings": _settings}
SUBMITTED: dict[str, Submitted] = {"wished": _wished}
