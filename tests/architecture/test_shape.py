"""The shape of the tree: names that explain themselves, and doors built alike."""

from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, report

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
DOOR = {
    "__init__.py",
    "answer.py",
    "app.py",
    "controls.py",
    "failures.py",
    "forms.py",
    "hearing.py",
    "inbound.py",
    "leaving.py",
    "limits.py",
    "patience.py",
    "people.py",
    "platform.py",
    "prose.py",
    "render.py",
    "settings.py",
}


def says_nothing(place: Path) -> bool:
    """Return whether a file, or a folder above it, has a name that any content would fit."""
    return bool(EMPTY_NAMES & {part.strip("_").split(".")[0] for part in place.parts})


def test_no_name_says_nothing() -> None:
    """No file or folder has a name that any content would fit."""
    empty = [str(file) for file in files() if says_nothing(file.relative_to(ROOT))]

    assert not empty, report(empty)


@pytest.mark.parametrize("door", ["slack", "discord"])
def test_doors_have_one_shape(door: str) -> None:
    """Whoever knows one door finds the same rooms behind the other."""
    rooms = {file.name for file in (ROOT / "adapters" / door).glob("*.py")}

    assert DOOR - rooms == set()


def test_tests_are_no_packages() -> None:
    """No folder of the tests is a package, which could shadow a library of its name."""
    found = [str(p) for p in (ROOT / "tests").rglob("__init__.py")]

    assert not found, report(found)
