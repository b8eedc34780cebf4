"""Checks the things people press, pick and type into, wherever they stand."""

from playground.discord import limits
from playground.discord.errors import Problems
from playground.discord.native import Json

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (STRING_SELECT, 5, 6, 7, 8)
FILE_UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23
LINK, PREMIUM = 5, 6


def check_custom_id(component: Json, problems: Problems, path: str, seen: set[str]) -> None:
    """Note a custom_id that is missing, too long or used twice."""
    custom_id = component.get("custom_id")
    if custom_id is None:
        problems.required(f"{path}.custom_id")
        return
    problems.length(f"{path}.custom_id", custom_id, 1, limits.CUSTOM_ID)
    if custom_id in seen:
        text = "Component custom id cannot be duplicated"
        problems.add(f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", text)
    seen.add(custom_id)


def check_button(button: Json, problems: Problems, path: str, seen: set[str]) -> None:
    """Note what is wrong with a button."""
    style = button.get("style")
    problems.choice(f"{path}.style", style, (1, 2, 3, 4, LINK, PREMIUM))
    if button.get("label") is not None:
        problems.length(f"{path}.label", button["label"], 0, limits.BUTTON_LABEL)
    if style == PREMIUM:
        return
    if not button.get("label") and not button.get("emoji"):
        problems.add(f"{path}.label", "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji")
    if style != LINK:
        check_custom_id(button, problems, path, seen)
    elif button.get("custom_id"):
        problems.add(
            path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url are exclusive"
        )
    else:
        problems.length(f"{path}.url", button.get("url"), 1, limits.BUTTON_URL)


def check_select(select: Json, problems: Problems, path: str, seen: set[str]) -> None:
    """Note what is wrong with a select menu of a message or a modal."""
    check_custom_id(select, problems, path, seen)
    if select.get("placeholder") is not None:
        problems.length(f"{path}.placeholder", select["placeholder"], 0, limits.PLACEHOLDER)
    if select["type"] == STRING_SELECT:
        check_options(select, problems, path, (1, limits.OPTIONS))
    check_range(select, problems, path, (0, limits.OPTIONS))


def check_options(component: Json, problems: Problems, path: str, size: tuple[int, int]) -> None:
    """Note what is wrong with the options of a select, radio group or checkbox group."""
    options = component.get("options") or []
    problems.count(f"{path}.options", options, *size)
    values: set[str] = set()
    for index, option in enumerate(options):
        here = f"{path}.options.{index}"
        problems.length(f"{here}.label", option.get("label"), 1, limits.OPTION_TEXT)
        problems.length(f"{here}.value", option.get("value"), 1, limits.OPTION_TEXT)
        if option.get("description") is not None:
            problems.length(f"{here}.description", option["description"], 0, limits.OPTION_TEXT)
        if option.get("value") in values:
            text = "The specified option value is already used"
            problems.add(f"{here}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
        values.add(option.get("value"))


def check_range(component: Json, problems: Problems, path: str, bounds: tuple[int, int]) -> None:
    """Note `min_values` and `max_values` that are out of bounds or contradict each other."""
    low, high = component.get("min_values"), component.get("max_values")
    low, high = (1 if low is None else low), (1 if high is None else high)
    if not bounds[0] <= low <= bounds[1]:
        problems.add(f"{path}.min_values", "NUMBER_TYPE_MAX", f"int value should be between {bounds}.")
    if not max(1, low) <= high <= bounds[1]:
        problems.add(f"{path}.max_values", "NUMBER_TYPE_MAX", f"int value should be between {bounds}.")
    defaults = sum(bool(option.get("default")) for option in component.get("options") or ())
    if defaults > high:
        text = "The number of default options exceeds max_values"
        problems.add(f"{path}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", text)


def check_text_input(field: Json, problems: Problems, path: str, seen: set[str]) -> None:
    """Note what is wrong with a text input of a modal."""
    check_custom_id(field, problems, path, seen)
    problems.choice(f"{path}.style", field.get("style"), (1, 2))
    low, high = field.get("min_length") or 0, field.get("max_length") or limits.TEXT_INPUT
    if not 0 <= low <= limits.TEXT_INPUT:
        problems.add(f"{path}.min_length", "NUMBER_TYPE_MAX", "int value should be between 0 and 4000.")
    if not max(1, low) <= high <= limits.TEXT_INPUT:
        problems.add(f"{path}.max_length", "NUMBER_TYPE_MAX", "int value should be between 1 and 4000.")
    if field.get("placeholder") is not None:
        problems.length(f"{path}.placeholder", field["placeholder"], 0, limits.TEXT_PLACEHOLDER)
    if field.get("value") is not None:
        problems.length(f"{path}.value", field["value"], 0, high)
