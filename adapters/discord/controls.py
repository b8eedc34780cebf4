"""What can be pressed, as Discord's action rows."""

from typing import Any, assert_never

import discord

from adapters.discord import limits
from adapters.discord.limits import label
from adapters.discord.prose import safe_url
from bot.message.model import Button, Choice, Control, LinkButton, Menu, Tone

Json = dict[str, Any]

ROW, BUTTON, MENU = 1, 2, 3
LINK_STYLE = 5
BUTTON_STYLES = {Tone.NEUTRAL: 2, Tone.GOOD: 3, Tone.BAD: 4, Tone.QUIET: 2}


class Rows(discord.ui.View):
    """Rows for the library to send and forget: every press comes to us as an interaction anyway."""

    def __init__(self, components: list[Json]) -> None:
        super().__init__(timeout=None)
        self._components = components

    def to_components(self) -> list[Json]:
        """Return the rows as they are sent."""
        return self._components

    def is_finished(self) -> bool:
        """Keep the library from remembering the view, and from timing it out."""
        return True


def rows(controls: tuple[Control, ...]) -> list[Json]:
    """Return rows of at most five buttons, or of one menu each."""
    rows: list[Json] = []
    taken: set[str] = set()
    for control in controls:
        shown = _control(control, taken)
        if shown is None:
            continue
        last = rows[-1]["components"] if rows else []
        beside = shown["type"] == BUTTON and last and last[0]["type"] == BUTTON
        if beside and len(last) < limits.BUTTONS_PER_ROW:
            last.append(shown)
        else:
            rows.append({"type": ROW, "components": [shown]})
    return rows[: limits.ROWS]


def _control(control: Control, taken: set[str]) -> Json | None:
    match control:
        case Button():
            if control.press.token in taken:
                return None  # Discord refuses a message in which two custom ids are the same
            taken.add(control.press.token)
            return _button(control)
        case LinkButton():
            url = safe_url(control.url, limits.BUTTON_URL)
            text = label(control.label, limits.BUTTON_LABEL)
            return {"type": BUTTON, "style": LINK_STYLE, "label": text, "url": url} if url else None
        case Menu():
            if control.press.token in taken or not control.choices:
                return None
            taken.add(control.press.token)
            return _menu(control)
        case _:
            assert_never(control)


def _button(button: Button) -> Json:
    return {
        "type": BUTTON,
        "style": BUTTON_STYLES[button.tone],
        "label": label(button.label, limits.BUTTON_LABEL),
        "custom_id": button.press.token,
        "disabled": button.disabled,
    }


def _menu(menu: Menu) -> Json:
    return {
        "type": MENU,
        "custom_id": menu.press.token,
        "placeholder": label(menu.placeholder, limits.PLACEHOLDER),
        "options": options(menu.choices, limits.MENU_OPTIONS),
    }


def distinct(choices: tuple[Choice, ...]) -> list[Choice]:
    """Return choices without those whose value was there already: Discord refuses to have one twice."""
    return list({choice.value: choice for choice in choices}.values())


def options(choices: tuple[Choice, ...], room: int, chosen: tuple[str, ...] = ()) -> list[Json]:
    """Return choices as Discord's options, at most `room` of them."""
    kept = distinct(choices)[:room]
    return [
        {"value": choice.value, "label": label(choice.label, limits.OPTION_TEXT)}
        | ({"default": True} if choice.value in chosen else {})
        for choice in kept
    ]
