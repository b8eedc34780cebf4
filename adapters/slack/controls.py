"""Controls as Slack's buttons and selects, in as few rows as Slack allows."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from adapters.slack import limits
from adapters.slack.limits import size
from adapters.slack.prose import Json, plain_text, safe_url
from bot.message.model import Button, Choice, Control, LinkButton, Menu, Tone

LINK = "link#"
"""How the action of a link button begins; a token cannot, because no verb has a number sign."""

_STYLES = {Tone.GOOD: {"style": "primary"}, Tone.BAD: {"style": "danger"}}


def control_rows(controls: Sequence[Control], most: int) -> list[Json]:
    """Return the controls as at most `most` blocks.

    An action is named by its token, and must be unique in its block: a second one of the same token
    begins a new row.
    """
    rows: list[list[Json]] = []
    for element in _elements(controls):
        if not rows or len(rows[-1]) == limits.ACTIONS or _named(element, rows[-1]):
            rows.append([])
        rows[-1].append(element)
    return [{"type": "actions", "elements": row} for row in rows[:most]]


def options_of(choices: Sequence[Choice]) -> list[Json]:
    """Return choices as options. Raises ValueError for a value that Slack would not carry whole."""
    return [_option(choice) for choice in choices[: limits.OPTIONS]]


def _option(choice: Choice) -> Json:
    if not 0 < size(choice.value) <= limits.OPTION_VALUE:
        raise ValueError(f"the value of a choice has 1 to {limits.OPTION_VALUE} characters: {choice.value!r}")
    return {"text": plain_text(choice.label, limits.OPTION), "value": choice.value}


def _elements(controls: Sequence[Control]) -> Iterator[Json]:
    for place, control in enumerate(controls):
        match control:
            case Button():
                if not control.disabled:
                    yield _button(control)
            case LinkButton():
                yield from _link(control, place)
            case Menu():
                if control.choices:
                    yield _select(control)
            case _:
                assert_never(control)


def _button(button: Button) -> Json:
    drawn = {
        "type": "button",
        "action_id": button.press.token,
        "text": plain_text(button.label, limits.BUTTON),
    }
    return drawn | _STYLES.get(button.tone, {})


def _link(button: LinkButton, place: int) -> Iterator[Json]:
    url = safe_url(button.url)
    if url:
        text = plain_text(button.label, limits.BUTTON)
        yield {"type": "button", "action_id": f"{LINK}{place}", "text": text, "url": url}


def _select(menu: Menu) -> Json:
    return {
        "type": "static_select",
        "action_id": menu.press.token,
        "placeholder": plain_text(menu.placeholder, limits.PLACEHOLDER),
        "options": options_of(menu.choices),
    }


def _named(element: Json, row: list[Json]) -> bool:
    return any(element["action_id"] == other["action_id"] for other in row)
