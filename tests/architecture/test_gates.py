"""Each gate that reads the source can close: it finds the fault that it was built for."""

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.architecture.test_purity import foreign, misplaced, readings, waits
from tests.architecture.test_repository import found_in
from tests.architecture.test_shape import says_nothing
from tests.architecture.test_size import length, nine_in_ten
from tests.architecture.test_tests import mocks, patches_in, skips, sleeps, unruly
from tests.architecture.test_words import sentences
from tests.architecture.tree import Source

Gate = Callable[[Source], Iterable[str]]
FAULTS: list[tuple[Gate, str]] = [
    (foreign, "import random"),
    (foreign, "def late():\n    from os import environ"),
    (misplaced, "from sqlalchemy import select"),
    (misplaced, "import sqlmodel.main"),
    (readings, "datetime.now(UTC)"),
    (readings, "import datetime\ndatetime.datetime.utcnow()"),
    (readings, "at = date.today"),
    (waits, "async def verb(): ..."),
    (mocks, "from unittest import mock\nimport unittest.mock"),
    (patches_in, "monkeypatch.setattr('bot.system.SystemClock', None)"),
    (patches_in, "from bot import system\nmonkeypatch.setattr(system, 'SystemClock', None)"),
    (patches_in, "import adapters.round as round\nmonkeypatch.setattr(round.Round, 'wake', None)"),
    (skips, "@pytest.mark.skip\ndef test_it(): ..."),
    (sleeps, "await asyncio.sleep(0.1)"),
    (sleeps, "time.sleep(seconds)"),
    (unruly, "def test_it(): ..."),
    (unruly, "def test_it():\n    '''It works'''"),
    (unruly, "def test_it():\n    '''It works. It does.'''"),
    (unruly, "class TestIt:\n    async def test_it(self): ..."),
    (sentences, "title = 'You have answered already'"),
    (sentences, "title = f'You have {count} points today'"),
]
HARMLESS: list[tuple[Gate, str]] = [
    (foreign, "from bot.domain.plan import Plan\nfrom datetime import UTC"),
    (misplaced, "import json"),
    (readings, "now = clock.now()"),
    (patches_in, "monkeypatch.setattr(discord.http.Route, 'BASE', url)\nmonkeypatch.setenv('A', 'b')"),
    (sleeps, "await asyncio.sleep(0)"),
    (unruly, "def test_it():\n    '''The rule holds.'''\n    def helper(): ..."),
    (sentences, "'''What this module is about.'''\nlog.info('a thing has happened here')"),
    (sentences, "raise ValueError('this is for the developer')"),
    (sentences, "GONE = 'It is not there: %s'\nraise DoorError(GONE % it)"),
]


def read(text: str) -> Source:
    """Return a file that says this."""
    return Source("elsewhere.py", text, ast.parse(text))


@pytest.mark.parametrize(("gate", "fault"), FAULTS)
def test_a_gate_finds_its_fault(gate: Gate, fault: str) -> None:
    """What a gate was built against is found."""
    assert list(gate(read(fault)))


@pytest.mark.parametrize(("gate", "text"), HARMLESS)
def test_a_gate_lets_others_pass(gate: Gate, text: str) -> None:
    """What only looks alike is let through."""
    assert list(gate(read(text))) == []


@pytest.mark.parametrize("name", ["bot/utils.py", "tests/helpers/made.py", "adapters/_common.py"])
def test_an_empty_name_is_noticed(name: str) -> None:
    """A name that says nothing is found wherever it stands in a path."""
    assert says_nothing(Path(name))


@pytest.mark.parametrize(
    "line", ["https://pypi" + ".org/simple", "kept in /" + "home/ana/x", "--index" + "-url=x"]
)
def test_a_machine_is_noticed(tmp_path: Path, line: str) -> None:
    """A line that only one machine or one network understands is found."""
    file = tmp_path / "page.md"
    file.write_text(f"Fine.\n{line}\n", "utf-8")

    assert len(found_in(file)) == 1


def test_sizes_are_measured_as_an_editor_shows_them() -> None:
    """A function counts from `def` to its last line, and one big file in ten may be big."""
    function = next(read("@decorated\ndef it():\n    '''Say.'''\n    return 1").functions())

    assert length(function) == 3
    assert nine_in_ten([1] * 9 + [500]) == 1
    assert nine_in_ten([1] * 8 + [500] * 2) == 500
