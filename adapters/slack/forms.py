"""Forms as modals, and what was filled in as values."""

import json
from typing import assert_never

from adapters.slack import limits
from adapters.slack.controls import options_of
from adapters.slack.limits import Room, cut
from adapters.slack.prose import Json, plain_text
from adapters.slack.render import draw, long_title
from bot.interface import words
from bot.message.form import Field, Form, FormProblems, PickField, TextField, Values

ACTION = "value"
"""What the one element of each input block is called."""


def form_view(form: Form, channel: str) -> Json:
    """Return a form as a modal that remembers its press and its channel."""
    inputs = [block for field in form.fields for block in _input(field)]
    above = [*long_title(form.title), *draw(form.intro, Room(limits.VIEW_TEXT))]
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain_text(form.title, limits.VIEW_TITLE),
        "submit": plain_text(form.submit, limits.VIEW_TITLE),
        "close": plain_text(words.CLOSE_LABEL, limits.VIEW_TITLE),
        "private_metadata": json.dumps({"channel": channel, "token": form.press.token}),
        "blocks": above[: limits.VIEW_BLOCKS - len(inputs)] + inputs,
    }


def remembered(view: Json) -> Json:
    """Return what a modal of ours remembers; one that is not ours remembers nothing."""
    try:
        memory = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return memory if isinstance(memory, dict) else {}


def values_of(view: Json) -> Values:
    """Return what was filled in: one text per text field, the chosen values per pick field."""
    filled = view["state"]["values"]
    return {key: _value(actions[ACTION]) for key, actions in filled.items() if ACTION in actions}


def errors_of(problems: FormProblems, view: Json) -> dict[str, str]:
    """Return problems by block; one whose field is not shown is told under the first that is."""
    shown = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    errors: dict[str, str] = {}
    for key, sentence in problems.problems.items():
        place = key if key in shown else shown[0]
        errors[place] = f"{errors[place]} {sentence}" if place in errors else sentence
    return errors


def _value(state: Json) -> tuple[str, ...]:
    match state["type"]:
        case "plain_text_input":
            return (state.get("value") or "",)
        case "static_select":
            chosen = state.get("selected_option")
            return (chosen["value"],) if chosen else ()
        case _:
            return tuple(option["value"] for option in state.get("selected_options") or ())


def _input(field: Field) -> list[Json]:
    match field:
        case TextField():
            return [_block(field, _text(field))]
        case PickField():
            return [_block(field, _pick(field))] if field.choices else []
        case _:
            assert_never(field)


def _block(field: Field, element: Json) -> Json:
    hint = {"hint": plain_text(field.hint, limits.INPUT_LABEL)} if field.hint.strip() else {}
    return {
        "type": "input",
        "block_id": field.key,
        "label": plain_text(field.label, limits.INPUT_LABEL),
        "element": element | {"action_id": ACTION},
        "optional": not field.required,
        **hint,
    }


def _text(field: TextField) -> Json:
    most = min(field.max_length, limits.INPUT)
    first = {"initial_value": cut(field.value, most)} if field.value else {}
    return {"type": "plain_text_input", "multiline": field.multiline, "max_length": most, **first}


def _pick(field: PickField) -> Json:
    options = options_of(field.choices)
    chosen = [option for option in options if option["value"] in field.chosen]
    if not field.multiple:
        return {
            "type": "static_select",
            "options": options,
            **({"initial_option": chosen[0]} if chosen else {}),
        }
    kind = "checkboxes" if len(options) <= limits.CHECKBOXES else "multi_static_select"
    return {"type": kind, "options": options, **({"initial_options": chosen} if chosen else {})}
