"""Forms as Discord's modals, and what a submitted modal holds."""

from collections.abc import Iterator
from typing import Any, assert_never

import discord

from adapters.discord import limits
from adapters.discord.controls import MENU, Json, distinct, options
from adapters.discord.limits import label
from adapters.discord.render import pieces
from bot.message.form import Field, Form, PickField, TextField, Values

TEXT_INPUT, TEXT_DISPLAY, LABEL, RADIO_GROUP, CHECKBOX_GROUP = 4, 10, 18, 21, 22
SHORT, PARAGRAPH = 1, 2


class Dialogue(discord.ui.Modal):
    """A modal for the library to send and forget: its submission comes to us as an interaction anyway."""

    def __init__(self, payload: Json) -> None:
        super().__init__(title=payload["title"], custom_id=payload["custom_id"])
        self._payload = payload

    def to_dict(self) -> Json:
        """Return the modal as it is sent."""
        return self._payload

    def is_finished(self) -> bool:
        """Keep the library from remembering the modal."""
        return True


def modal(form: Form) -> Json:
    """Draw a form; its introduction is shown where a fifth part is free."""
    parts = [_labelled(field) for field in form.fields[: limits.MODAL_PARTS]]
    intro = _intro(form)
    if intro and len(parts) < limits.MODAL_PARTS:
        parts.insert(0, {"type": TEXT_DISPLAY, "content": intro})
    return {
        "title": label(form.title, limits.MODAL_TITLE),
        "custom_id": form.press.token,
        "components": parts,
    }


def submitted(data: Any) -> Values:
    """Return what was filled in; whatever is missing or malformed is left out."""
    return dict(_filled(data))


def _intro(form: Form) -> str:
    text = ""
    for block in form.intro:
        for gap, draw in pieces(block):
            text += gap + draw(limits.MODAL_TEXT - len(text) - len(gap))
    return text.strip()


def _labelled(field: Field) -> Json:
    shown = {"type": LABEL, "label": label(field.label, limits.LABEL), "component": _component(field)}
    return shown | ({"description": label(field.hint, limits.LABEL_DESCRIPTION)} if field.hint else {})


def _component(field: Field) -> Json:
    match field:
        case TextField():
            return _text_input(field)
        case PickField():
            return _pick(field)
        case _:
            assert_never(field)


def _text_input(field: TextField) -> Json:
    room = min(field.max_length, limits.TEXT_INPUT)
    return {
        "type": TEXT_INPUT,
        "custom_id": field.key,
        "style": PARAGRAPH if field.multiline else SHORT,
        "max_length": room,
        "required": field.required,
    } | ({"value": field.value[:room]} if field.value else {})


def _pick(field: PickField) -> Json:
    count = len(distinct(field.choices))
    bounds = {"min_values": int(field.required), "max_values": 1}
    if field.multiple:
        bounds["max_values"] = min(count, limits.MENU_OPTIONS)
    if count > limits.GROUP_OPTIONS:
        return _picked(field, MENU) | bounds
    if field.multiple:
        return _picked(field, CHECKBOX_GROUP) | bounds
    # a single choice of one has no group in Discord, only a menu
    return _picked(field, RADIO_GROUP) if count > 1 else _picked(field, MENU) | bounds


def _picked(field: PickField, kind: int) -> Json:
    room = limits.MENU_OPTIONS if kind == MENU else limits.GROUP_OPTIONS
    chosen = field.chosen if field.multiple else field.chosen[:1]
    return {
        "type": kind,
        "custom_id": field.key,
        "required": field.required,
        "options": options(field.choices, room, chosen),
    }


def _filled(part: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(part, list):
        for inner in part:
            yield from _filled(inner)
    if not isinstance(part, dict):
        return
    if "custom_id" in part and part.keys() & {"value", "values"}:
        values = part.get("values") if "values" in part else [part.get("value")]
        if isinstance(values, list):
            yield str(part["custom_id"]), tuple(str(value) for value in values if value is not None)
    for inner in ("components", "component"):
        yield from _filled(part.get(inner))
