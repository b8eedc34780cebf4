"""Checks the components of a message, in the old layout of rows and in Components V2."""

from collections.abc import Iterator
from typing import Final

from playground.discord import limits
from playground.discord.errors import Problems
from playground.discord.inputs import BUTTON, ROW, SELECTS, check_button, check_select
from playground.discord.native import Json

SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
TOP_LEVEL: Final = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
IN_CONTAINER: Final = TOP_LEVEL[:-1]


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, parents before children."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for name in ("accessory", "component"):
            if component.get(name):
                yield from walk([component[name]])


def number(components: list[Json]) -> None:
    """Give every component without an id the next free one, as Discord does."""
    taken = {component["id"] for component in walk(components) if component.get("id")}
    free = (n for n in range(1, len(taken) + 1000) if n not in taken)
    for component in walk(components):
        if not component.get("id"):
            component["id"] = next(free)


def texts(components: list[Json]) -> list[str]:
    """Return the displayed texts of a Components V2 message."""
    return [component.get("content", "") for component in walk(components) if component["type"] == TEXT]


def check_components(
    components: list[Json], problems: Problems, *, v2: bool, path: str = "components"
) -> None:
    """Note what is wrong with the components of a message."""
    seen: set[str] = set()
    if v2:
        _check_size(components, problems, path)
    elif len(components) > limits.ROWS:
        problems.count(path, list(components), 0, limits.ROWS)
    for index, component in enumerate(components):
        here = f"{path}.{index}"
        problems.choice(f"{here}.type", component.get("type"), TOP_LEVEL if v2 else (ROW,))
        _check_one(component, problems, here, seen)


def _check_size(components: list[Json], problems: Problems, path: str) -> None:
    if len(list(walk(components))) > limits.V2_COMPONENTS:
        text = f"The total number of components exceeds {limits.V2_COMPONENTS}"
        problems.add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text)
    if sum(map(len, texts(components))) > limits.V2_TEXT:
        text = f"The total displayable text content size exceeds the maximum size ({limits.V2_TEXT})"
        problems.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)


def _check_one(component: Json, problems: Problems, path: str, seen: set[str]) -> None:
    match component.get("type"):
        case 1:
            _check_row(component, problems, path, seen)
        case 9:
            _check_section(component, problems, path, seen)
        case 10:
            problems.length(f"{path}.content", component.get("content"), 1, limits.V2_TEXT)
        case 12:
            problems.count(f"{path}.items", component.get("items") or [], 1, limits.GALLERY_ITEMS)
        case 17:
            _check_container(component, problems, path, seen)


def _check_row(row: Json, problems: Problems, path: str, seen: set[str]) -> None:
    children = row.get("components") or []
    selects = [child for child in children if child.get("type") in SELECTS]
    problems.count(f"{path}.components", children, 1, limits.BUTTONS_PER_ROW)
    if selects and len(children) > 1:
        text = "The specified component exceeds the maximum width"
        problems.add(f"{path}.components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", text)
    for index, child in enumerate(children):
        here = f"{path}.components.{index}"
        problems.choice(f"{here}.type", child.get("type"), (BUTTON, *SELECTS))
        if child.get("type") == BUTTON:
            check_button(child, problems, here, seen)
        elif child.get("type") in SELECTS:
            check_select(child, problems, here, seen)


def _check_section(section: Json, problems: Problems, path: str, seen: set[str]) -> None:
    children = section.get("components") or []
    problems.count(f"{path}.components", children, 1, limits.SECTION_TEXTS)
    for index, child in enumerate(children):
        problems.choice(f"{path}.components.{index}.type", child.get("type"), (TEXT,))
        _check_one(child, problems, f"{path}.components.{index}", seen)
    accessory = section.get("accessory") or {}
    problems.choice(f"{path}.accessory.type", accessory.get("type"), (BUTTON, THUMBNAIL))
    if accessory.get("type") == BUTTON:
        check_button(accessory, problems, f"{path}.accessory", seen)


def _check_container(container: Json, problems: Problems, path: str, seen: set[str]) -> None:
    children = container.get("components") or []
    if not children:
        problems.required(f"{path}.components")
    for index, child in enumerate(children):
        here = f"{path}.components.{index}"
        problems.choice(f"{here}.type", child.get("type"), IN_CONTAINER)
        _check_one(child, problems, here, seen)
