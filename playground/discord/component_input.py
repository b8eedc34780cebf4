"""What a person pressed or chose in a message, checked as Discord's own client checks it."""

from typing import Final

from playground.discord.command_input import InputError
from playground.discord.components import walk
from playground.discord.inputs import BUTTON, SELECTS, STRING_SELECT
from playground.discord.native import Json
from playground.discord.resolved import CHANNELS, ROLES, USERS, Resolver

PICKED: Final = {5: (USERS,), 6: (ROLES,), 7: (USERS, ROLES), 8: (CHANNELS,)}


def button_data(message: Json, custom_id: str) -> Json:
    """Return the `data` of a press.

    Raises:
        InputError: no such button, or it is disabled.
    """
    button = _find(message, custom_id, (BUTTON,))
    return {"component_type": BUTTON, "custom_id": custom_id, "id": button["id"]}


def select_data(message: Json, custom_id: str, values: list[str], resolver: Resolver) -> Json:
    """Return the `data` of a choice.

    Raises:
        InputError: no such select, it is disabled, or it does not allow these values.
    """
    select = _find(message, custom_id, SELECTS)
    picked = picked_values(select, values, resolver)
    data = {"component_type": select["type"], "custom_id": custom_id, "id": select["id"], "values": picked}
    return data | ({"resolved": resolver.resolved} if select["type"] != STRING_SELECT else {})


def picked_values(select: Json, values: list[str], resolver: Resolver, least: int = 1) -> list[str]:
    """Return the chosen values of a select as the bot gets them.

    Raises:
        InputError: too few, too many, or not on offer.
    """
    low, high = select.get("min_values", 1), select.get("max_values", 1)
    if not min(least, low) <= len(values) <= high or (values and len(values) < low):
        raise InputError(f"Choose between {low} and {high}")
    if select["type"] == STRING_SELECT:
        offered = {option["value"] for option in select["options"]}
        if not set(values) <= offered:
            raise InputError("Not one of the options")
        return values
    return [_take(select, value, resolver) for value in values]


def _take(select: Json, value: str, resolver: Resolver) -> str:
    for section in PICKED[select["type"]]:
        found = resolver.take(section, value)
        if found is not None:
            return found
    raise InputError("Not one of the options")


def _find(message: Json, custom_id: str, kinds: tuple[int, ...]) -> Json:
    for component in walk(message["components"]):
        if component["type"] in kinds and component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise InputError("This component is disabled")
            return component
    raise InputError("Unknown component")
