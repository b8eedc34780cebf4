"""Turns what a person chose or wrote into the state that Slack keeps of an element."""

from collections.abc import Iterator

from playground.slack.blocks import elements_of
from playground.slack.places import Json
from playground.slack.view import FIELDS


class NoSuchThingError(Exception):
    """A person cannot press, choose or fill in what is not there."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def options_of(element: Json) -> list[Json]:
    """Return the options of an element, in or out of groups."""
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options") or []]


def option(element: Json, value: str) -> Json:
    """Return the option with this value.

    Raises:
        NoSuchThingError: there is none.
    """
    found = next((o for o in options_of(element) if o.get("value") == value), None)
    if found is None:
        raise NoSuchThingError("no_such_option")
    return found


def chosen(element: Json, answer: object) -> Json:
    """Return the native state of an element after this answer: native already, a string or a list of them.

    Raises:
        NoSuchThingError: an option is not offered.
    """
    if isinstance(answer, dict):
        return {"type": element["type"], **answer}
    field, several = FIELDS[element["type"]], isinstance(answer, list | tuple)
    state: object = answer
    if field == "selected_option":
        state = option(element, str(answer)) if answer else None
    elif field == "selected_options":
        values = list(answer) if isinstance(answer, list | tuple) else [answer] if answer else []
        state = [option(element, str(value)) for value in values]
    elif field.startswith("selected_") and field.endswith("s") and not several:
        state = [answer]
    elif field == "value":
        state = str(answer) if answer else None
    return {"type": element["type"], field: state}


def find_elements(
    blocks: list[Json], action_id: str, block_id: str | None = None, value: str | None = None
) -> Iterator[tuple[Json, Json]]:
    """Yield the blocks and elements that fit what a person points at."""
    for block in blocks:
        for element in elements_of(block):
            fits = element.get("action_id") == action_id and block_id in (None, block["block_id"])
            if fits and (value is None or element.get("value") == value or options_of(element)):
                yield block, element


def find_element(
    blocks: list[Json], action_id: str, block_id: str | None = None, value: str | None = None
) -> tuple[Json, Json]:
    """Return the first block and element that a person points at.

    Raises:
        NoSuchThingError: nothing fits.
    """
    found = next(find_elements(blocks, action_id, block_id, value), None)
    if found is None:
        raise NoSuchThingError("no_such_action")
    return found


def action_of(block: Json, element: Json, state: Json) -> Json:
    """Return the entry of `actions` in a payload."""
    named = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    carried = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
    return named | carried | state
