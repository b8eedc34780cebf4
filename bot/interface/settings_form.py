"""Reading the settings form: values to what a person wants, or what is wrong with them."""

from datetime import time

from bot.domain.person import Profile, read_alias
from bot.domain.reminder import is_decent
from bot.interface.wall_time import read_wall_time
from bot.message.form import FormProblems, Values
from bot.screens import me, problems


def read_settings(person: str, values: Values) -> Profile | FormProblems:
    """Return what a form asks for; every wrong field gets its sentence at once."""
    found: dict[str, str] = {}
    alias = read_alias(_text(values, me.ALIAS))
    if alias is None:
        found[me.ALIAS] = problems.ALIAS
    when = _when(_text(values, me.REMIND))
    if isinstance(when, str):
        found[me.REMIND] = when
    if alias is None or isinstance(when, str):
        return FormProblems(found)
    hidden = me.HIDDEN in values.get(me.BOARDS, ())
    at, zone = when
    return Profile(person, alias=alias, hidden=hidden, zone=zone, remind_at=at)


def _text(values: Values, key: str) -> str:
    """Return the one value of a field, without the space around it."""
    return next(iter(values.get(key, ())), "").strip()


def _when(typed: str) -> tuple[time | None, str] | str:
    """Return when to remind, or what is wrong with it; nothing typed is no reminder."""
    if not typed:
        return None, ""
    when = read_wall_time(typed)
    return problems.NIGHT if not isinstance(when, str) and not is_decent(when[0]) else when
