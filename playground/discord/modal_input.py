"""What a person filled into a modal, checked as Discord's own client checks it."""

from collections.abc import Mapping

from playground.discord.command_input import InputError
from playground.discord.component_input import picked_values
from playground.discord.inputs import CHECKBOX, CHECKBOXES, RADIO, ROW, SELECTS, STRING_SELECT, TEXT_INPUT
from playground.discord.limits import TEXT_INPUT as MOST_TEXT
from playground.discord.modals import LABEL
from playground.discord.native import Json
from playground.discord.resolved import Resolver

Value = str | bool | list[str]


class Filled:
    """The submitted form of one modal; `errors` says what is wrong, by custom_id."""

    def __init__(self, modal: Json, values: Mapping[str, Value], resolver: Resolver) -> None:
        self.errors: dict[str, str] = {}
        self._values = values
        self._resolver = resolver
        known = {field["custom_id"] for field in fields_of(modal)}
        self.errors |= {name: "Unknown field" for name in values if name not in known}
        components = [self._part(component) for component in modal["components"]]
        self.data: Json = {"custom_id": modal["custom_id"], "components": components}
        if resolver.resolved:
            self.data["resolved"] = resolver.resolved

    def _part(self, component: Json) -> Json:
        part = {"type": component["type"], "id": component["id"]}
        if component["type"] == ROW:
            return part | {"components": [self._field(field) for field in component["components"]]}
        if component["type"] == LABEL:
            return part | {"component": self._field(component["component"])}
        return part

    def _field(self, field: Json) -> Json:
        name = field["custom_id"]
        part = {"type": field["type"], "id": field["id"], "custom_id": name}
        try:
            return part | self._value(field, self._values.get(name))
        except InputError as error:
            self.errors[name] = str(error)
            return part

    def _value(self, field: Json, given: Value | None) -> Json:
        kind, required = field["type"], field.get("required", True)
        if kind == CHECKBOX:
            chosen = field.get("default", False) if given is None else given in (True, "true", "on")
            return {"value": bool(chosen)}
        given = _default(field) if given is None else given
        if required and not given:
            raise InputError("This field is required")
        if kind == TEXT_INPUT:
            return {"value": _text(field, str(given))}
        values = (
            [given] if isinstance(given, str) and given else list(given) if isinstance(given, list) else []
        )
        if kind == RADIO:
            return {"value": _one(field, values)}
        if kind in SELECTS:
            return {"values": picked_values(field, values, self._resolver, 1 if required else 0)}
        return {"values": _several(field, values) if kind == CHECKBOXES else values}


def fields_of(modal: Json) -> list[Json]:
    """Return the fields of a modal that hold a value."""
    fields: list[Json] = []
    for component in modal["components"]:
        fields += component.get("components") or []
        fields += [component["component"]] if component.get("component") else []
    return fields


def _default(field: Json) -> Value:
    if field["type"] == TEXT_INPUT:
        return str(field.get("value") or "")
    if field["type"] in (STRING_SELECT, RADIO, CHECKBOXES):
        return [option["value"] for option in field.get("options") or () if option.get("default")]
    return []


def _text(field: Json, text: str) -> str:
    low, high = field.get("min_length") or 0, field.get("max_length") or MOST_TEXT
    if text and not low <= len(text) <= high:
        raise InputError(f"Must be between {low} and {high} in length")
    return text


def _one(field: Json, values: list[str]) -> str | None:
    if len(values) > 1:
        raise InputError("Choose one")
    return next(iter(_offered(field, values)), None)


def _several(field: Json, values: list[str]) -> list[str]:
    options = field.get("options") or []
    low, high = field.get("min_values"), field.get("max_values")
    low, high = (0 if low is None else low), (len(options) if high is None else high)
    if not low <= len(values) <= high and (values or field.get("required", True)):
        raise InputError(f"Choose between {low} and {high}")
    return _offered(field, values)


def _offered(field: Json, values: list[str]) -> list[str]:
    if not set(values) <= {option["value"] for option in field.get("options") or ()}:
        raise InputError("Not one of the options")
    return values
