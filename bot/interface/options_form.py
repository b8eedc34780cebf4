"""Reading the forms of what a record keeps and of a new team."""

from dataclasses import replace

from bot.domain.plan import Plan
from bot.engine.options import comparison_of
from bot.message.form import FormProblems, Values
from bot.screens import options as screens
from bot.screens import problems
from bot.screens.team import NAME

MOST_ANSWERS, MOST_PEOPLE = 9999, 99


def read_options(plan: Plan, values: Values) -> Plan | FormProblems:
    """Return a plan with what the form says; a number that cannot be read gets its sentence."""
    found: dict[str, str] = {}
    goal = _number(values, screens.GOAL, MOST_ANSWERS, found)
    quorum = _number(values, screens.QUORUM, MOST_PEOPLE, found)
    if found:
        return FormProblems(found)
    return replace(
        plan,
        goal=goal,
        quorum=quorum,
        digest=_picked(values, screens.DIGEST) != screens.NO,
        on_space_board=_picked(values, screens.SPACE_BOARD) == screens.YES,
        comparison=comparison_of(_picked(values, screens.COMPARISON)),
    )


def team_name(values: Values) -> str | FormProblems:
    """Return the name of a team, without the space around it."""
    name = " ".join(_picked(values, NAME).split())
    return name or FormProblems({NAME: problems.TEAM_NAME})


def _number(values: Values, key: str, most: int, found: dict[str, str]) -> int | None:
    """Return a number of a text field, None for an empty one; note what is wrong."""
    typed = _picked(values, key).strip()
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and len(typed) <= len(str(most)) and 0 < int(typed) <= most:
        return int(typed)
    found[key] = problems.number(screens.NUMBERS[key], most)
    return None


def _picked(values: Values, key: str) -> str:
    """Return the one value of a field."""
    return next(iter(values.get(key, ())), "")
