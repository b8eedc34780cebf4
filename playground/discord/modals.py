"""Checks modals that the bot opens."""

from typing import Final

from playground.discord import limits
from playground.discord.components import TEXT
from playground.discord.errors import Problems
from playground.discord.inputs import (
    CHECKBOX,
    CHECKBOXES,
    FILE_UPLOAD,
    RADIO,
    ROW,
    SELECTS,
    TEXT_INPUT,
    check_custom_id,
    check_options,
    check_range,
    check_select,
    check_text_input,
)
from playground.discord.native import Json

LABEL = 18
IN_LABEL: Final = (*SELECTS, TEXT_INPUT, FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX)


def check_modal(modal: Json, problems: Problems, path: str = "data") -> None:
    """Note what is wrong with a modal."""
    problems.length(f"{path}.title", modal.get("title"), 1, limits.MODAL_TITLE)
    problems.length(f"{path}.custom_id", modal.get("custom_id"), 1, limits.CUSTOM_ID)
    components = modal.get("components") or []
    problems.count(f"{path}.components", components, 1, limits.MODAL_COMPONENTS)
    seen: set[str] = set()
    for index, component in enumerate(components):
        here = f"{path}.components.{index}"
        problems.choice(f"{here}.type", component.get("type"), (ROW, TEXT, LABEL))
        if component.get("type") == ROW:
            _check_row(component, problems, here, seen)
        elif component.get("type") == LABEL:
            _check_label(component, problems, here, seen)


def _check_row(row: Json, problems: Problems, path: str, seen: set[str]) -> None:
    fields = row.get("components") or []
    problems.count(f"{path}.components", fields, 1, 1)
    for index, field in enumerate(fields):
        here = f"{path}.components.{index}"
        problems.choice(f"{here}.type", field.get("type"), (TEXT_INPUT,))
        problems.length(f"{here}.label", field.get("label"), 1, limits.LABEL)
        check_text_input(field, problems, here, seen)


def _check_label(label: Json, problems: Problems, path: str, seen: set[str]) -> None:
    problems.length(f"{path}.label", label.get("label"), 1, limits.LABEL)
    if label.get("description") is not None:
        problems.length(f"{path}.description", label["description"], 0, limits.LABEL_DESCRIPTION)
    _check_field(label.get("component") or {}, problems, f"{path}.component", seen)


def _check_field(field: Json, problems: Problems, path: str, seen: set[str]) -> None:
    kind = field.get("type")
    problems.choice(f"{path}.type", kind, IN_LABEL)
    if kind == TEXT_INPUT:
        check_text_input(field, problems, path, seen)
        return
    if kind in SELECTS:
        check_select(field, problems, path, seen)
        if field.get("disabled"):
            problems.add(
                f"{path}.disabled", "COMPONENT_DISABLED_IN_MODAL", "A select in a modal cannot be disabled"
            )
        return
    check_custom_id(field, problems, path, seen)
    if kind == RADIO:
        check_options(field, problems, path, limits.RADIO_OPTIONS)
        check_range(field, problems, path, (1, 1))
    elif kind == CHECKBOXES:
        check_options(field, problems, path, limits.CHECKBOX_OPTIONS)
        most = {"max_values": len(field.get("options") or ()), "min_values": 0}
        check_range(most | field, problems, path, (0, limits.CHECKBOX_OPTIONS[1]))
    elif kind == FILE_UPLOAD:
        check_range(field, problems, path, (0, limits.FILES))
