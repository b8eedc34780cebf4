"""What Slack refuses in the interactive elements of blocks."""

from collections.abc import Callable

from playground.slack import limits
from playground.slack.files import FILE_ID
from playground.slack.places import Json
from playground.slack.problems import Problems

Check = Callable[[Json, str, Problems], None]


def _confirm(element: Json, path: str, problems: Problems) -> None:
    dialog = element.get("confirm")
    if dialog is None:
        return
    if problems.require(dialog, f"{path}/confirm", "title", "text", "confirm", "deny"):
        for name, limit in limits.CONFIRM.items():
            problems.text(dialog[name], f"{path}/confirm/{name}", limit, plain=name != "text")


def _button(element: Json, path: str, problems: Problems) -> None:
    problems.plain(element, path, "text", limits.BUTTON_TEXT, required=True)
    problems.optional(
        element, path, value=limits.BUTTON_VALUE, url=limits.URL, accessibility_label=limits.BUTTON_TEXT
    )
    if element.get("style") not in (None, "primary", "danger"):
        problems.add(f"{path}/style", "must be one of: primary, danger")


def _option(option: Json, path: str, problems: Problems, plain: bool) -> None:
    if problems.require(option, path, "text", "value"):
        problems.text(option["text"], f"{path}/text", limits.OPTION_TEXT, plain=plain)
        problems.length(option["value"], f"{path}/value", limits.OPTION_VALUE)
    if option.get("description") is not None:
        problems.text(option["description"], f"{path}/description", limits.OPTION_DESCRIPTION, plain=plain)


def _options(element: Json, path: str, problems: Problems, most: int, plain: bool = True) -> list[Json]:
    options = problems.items(element.get("options"), f"{path}/options", most)
    for at, option in enumerate(options):
        _option(option, f"{path}/options/{at}", problems, plain)
    return options


def _initial(element: Json, path: str, problems: Problems, options: list[Json]) -> None:
    one = element.get("initial_option")
    chosen = [one] if one is not None else element.get("initial_options") or []
    if any(option not in options for option in chosen):
        problems.add(path, "initial options must match the options")


def _select(element: Json, path: str, problems: Problems) -> None:
    problems.plain(element, path, "placeholder", limits.PLACEHOLDER)
    if "option_groups" not in element:
        _initial(element, path, problems, _options(element, path, problems, limits.SELECT_OPTIONS))
        return
    options: list[Json] = []
    groups = problems.items(element["option_groups"], f"{path}/option_groups", limits.SELECT_GROUPS)
    for at, group in enumerate(groups):
        here = f"{path}/option_groups/{at}"
        problems.plain(group, here, "label", limits.OPTION_TEXT, required=True)
        options += _options(group, here, problems, limits.SELECT_OPTIONS)
    _initial(element, path, problems, options)


def _choice(element: Json, path: str, problems: Problems) -> None:
    options = _options(element, path, problems, limits.CHOICE_OPTIONS, plain=False)
    _initial(element, path, problems, options)


def _overflow(element: Json, path: str, problems: Problems) -> None:
    _options(element, path, problems, limits.OVERFLOW_OPTIONS)


def _picker(element: Json, path: str, problems: Problems) -> None:
    problems.plain(element, path, "placeholder", limits.PLACEHOLDER)


def _text_input(element: Json, path: str, problems: Problems) -> None:
    _picker(element, path, problems)
    least, most = element.get("min_length", 0), element.get("max_length", limits.INPUT_LENGTH)
    for name, value, floor in (("min_length", least, 0), ("max_length", most, 1)):
        if not floor <= value <= limits.INPUT_LENGTH:
            problems.add(f"{path}/{name}", f"must be between {floor} and {limits.INPUT_LENGTH}")
    if least > most:
        problems.add(path, "min_length must not be more than max_length")
    problems.optional(element, path, initial_value=most)


def _number_input(element: Json, path: str, problems: Problems) -> None:
    _picker(element, path, problems)
    problems.require(element, path, "is_decimal_allowed")


def check_image(element: Json, path: str, problems: Problems) -> None:
    """Check an image, as an element or as the picture of an image block."""
    if problems.require(element, path, "alt_text"):
        problems.length(element["alt_text"], f"{path}/alt_text", limits.IMAGE_ALT)
    if "slack_file" in element:
        _slack_file(element["slack_file"], f"{path}/slack_file", problems)
    elif problems.require(element, path, "image_url"):
        problems.length(element["image_url"], f"{path}/image_url", limits.URL)


def _slack_file(file: object, path: str, problems: Problems) -> None:
    if not isinstance(file, dict) or ("id" in file) == ("url" in file):
        problems.add(path, "must have either an id or a url")
    elif "id" in file and not FILE_ID.fullmatch(str(file["id"])):
        problems.add(f"{path}/id", "input must match regex pattern: ^[F][A-Z0-9]{8,}$")


_PEOPLE_AND_PLACES = ("users_select", "conversations_select", "channels_select")
_SELECTS = ("static_select", "multi_static_select")
_PICKERS = (
    *_PEOPLE_AND_PLACES,
    *(f"multi_{name}" for name in _PEOPLE_AND_PLACES),
    "datepicker",
    "timepicker",
)
_BOXES = ("radio_buttons", "checkboxes")
_WRITING = ("plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input")

ELEMENTS: dict[str, Check] = {
    "button": _button,
    "overflow": _overflow,
    "image": check_image,
    "datetimepicker": _picker,
    "plain_text_input": _text_input,
    "number_input": _number_input,
    "email_text_input": _picker,
    "url_text_input": _picker,
    "rich_text_input": _picker,
    **dict.fromkeys(_SELECTS, _select),
    **dict.fromkeys(_BOXES, _choice),
    **dict.fromkeys(_PICKERS, _picker),
}

ALLOWED: dict[str, frozenset[str]] = {
    "actions": frozenset({"button", "overflow", "datetimepicker", *_SELECTS, *_BOXES, *_PICKERS}),
    "section": frozenset({"button", "overflow", "image", *_SELECTS, *_BOXES, *_PICKERS}),
    "input": frozenset({"datetimepicker", *_WRITING, *_SELECTS, *_BOXES, *_PICKERS}),
}


def check_element(element: object, path: str, problems: Problems, container: str) -> None:
    """Check one element of an actions block, a section or an input."""
    if not isinstance(element, dict):
        problems.add(path, "must be an object")
        return
    kind = element.get("type")
    if not isinstance(kind, str) or kind not in ALLOWED[container]:
        problems.add(f"{path}/type", f"unsupported type: {kind}")
        return
    problems.optional(element, path, action_id=limits.ACTION_ID)
    _confirm(element, path, problems)
    ELEMENTS[kind](element, path, problems)
