"""The tour leads through the house as it is."""

import ast
import json
import re
from pathlib import Path

import pytest

from bot.interface.presses import PRESS_BY_VERB
from bot.message.press import Press

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "tour.md").read_text("utf-8")
LINKED = r"\[(?P<file>[\w/]+\.py)\]\(\.\./(?P=file)\)"
NAME = r"`(?P<name>[A-Za-z_][\w.]*)`"
STOP = re.compile(rf"^### \d+\. [^\n]+\n\n{LINKED}, {NAME}\n\n```python\n(?P<code>.+?)\n```", re.M | re.S)
ASIDE = re.compile(rf"{NAME} (?:of the same shape )?(?:in|of)\s{LINKED}")
STOPS = [(stop["file"], stop["name"], stop["code"]) for stop in STOP.finditer(TEXT)]
ASIDES = [(aside["file"], aside["name"]) for aside in ASIDE.finditer(TEXT)]


def part_named(file: str, name: str) -> str:
    """Return the source of what is called `name` in a file, or nothing."""
    source = (ROOT / file).read_text("utf-8")
    scope: ast.AST | None = ast.parse(source)
    for part in name.split("."):
        scope = next((node for node in getattr(scope, "body", []) if part in _names(node)), None)
    return ast.get_source_segment(source, scope) or "" if isinstance(scope, ast.stmt) else ""


def _names(node: ast.stmt) -> set[str]:
    """Return what a statement gives a name to."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case _:
            return set()


def lines_of(code: str) -> str:
    """Return code without its indentation."""
    return "\n".join(line.strip() for line in code.splitlines())


def test_every_stop_is_read() -> None:
    """Each numbered stop names a file, a function and a few lines of it, so that none escapes these tests."""
    assert len(STOPS) == len(re.findall(r"^### ", TEXT, re.M)) == TEXT.count("```python")


@pytest.mark.parametrize(("file", "name", "code"), STOPS, ids=[name for _, name, _ in STOPS])
def test_a_stop_shows_lines_that_are_there(file: str, name: str, code: str) -> None:
    """The lines that a stop shows stand in the function that it names, one after the other."""
    assert f"\n{lines_of(code)}\n" in f"\n{lines_of(part_named(file, name))}\n"


@pytest.mark.parametrize(("file", "name"), ASIDES, ids=[name for _, name in ASIDES])
def test_what_is_mentioned_exists(file: str, name: str) -> None:
    """A function mentioned with its file is in that file."""
    assert part_named(file, name)


def test_every_link_to_code_says_what_is_there() -> None:
    """No file of the source is pointed to without naming something in it."""
    assert TEXT.count(".py](") == len(STOPS) + len(ASIDES)


def test_the_payload_carries_a_declared_press() -> None:
    """The button in the payload is one that the bot makes."""
    payload = json.loads(TEXT.split("```json\n")[1].split("```")[0])
    token = payload["actions"][0]["action_id"]

    assert Press.parse(token).verb in PRESS_BY_VERB


def test_every_ring_is_in_the_diagram() -> None:
    """The diagram has every package of the bot and every part of the adapters that has a folder."""
    diagram = TEXT.split("```mermaid\n")[1].split("```")[0]
    parts = [
        folder.parent.name for root in ("bot", "adapters") for folder in (ROOT / root).glob("*/__init__.py")
    ]

    assert [part for part in parts if not re.search(rf"\b{part}\b", diagram)] == []
