"""The import contracts hold, and each of them can fail: a rule that cannot fail is no rule."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
VIOLATIONS = {
    "the playground borrows from the bot": ("playground/people.py", "import bot.domain.places", "street"),
    "the playground borrows from a door": ("playground/town.py", "import adapters.slack.limits", "street"),
    "a door starts the playground": ("adapters/slack/app.py", "import playground.town", "street-door"),
    "the bot calls an adapter": ("bot/system.py", "import adapters.platform", "floors"),
    "a verb writes prose": ("bot/engine/tick.py", "import bot.screens.study", "rings"),
    "a screen calls a verb": ("bot/screens/board.py", "import bot.engine.board", "rings"),
    "a rule knows a message": ("bot/domain/points.py", "import bot.message.model", "rings"),
    "the store reads the pack": ("bot/store/plans.py", "import bot.packs.load", "rings"),
    "a package has no ring": ("bot/gadgets.py", "", "rings"),
    "a door knows the other": ("adapters/discord/prose.py", "import adapters.slack.prose", "doors"),
    "the platform knows its courier": ("adapters/platform.py", "import adapters.courier", "doors"),
    "an adapter has no floor": ("adapters/telex.py", "", "doors"),
    "a rule throws dice": ("bot/domain/selection.py", "import random", "pure"),
    "a verb reads the clock": ("bot/engine/post.py", "import time", "pure"),
    "a verb speaks SQL": ("bot/engine/find.py", "import sqlalchemy", "pure"),
    "a screen reads a file": ("bot/screens/help.py", "import pathlib", "pure"),
    "a door calls a verb": ("adapters/discord/inbound.py", "import bot.engine.tick", "front-door"),
    "a door writes screens": ("adapters/slack/render.py", "import bot.screens.wording", "front-door"),
    "the courier opens the store": ("adapters/courier.py", "import bot.store.open", "front-door"),
    "the operator reads tables": ("adapters/cli/schema.py", "import bot.store.rows", "operator"),
    "the operator calls a verb": ("adapters/cli/running.py", "import bot.engine.tick", "operator"),
    "the pack opens the store": ("bot/packs/load.py", "import bot.store.open", "sql"),
}
Names = dict[str, str]


@pytest.fixture(scope="module")
def names() -> Names:
    """The name of each contract by its id, read as lines: what is printed is wrapped."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return dict(re.findall(r'^id = "(.+)"\nname = "(.+)"$', text, re.MULTILINE))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source that may be spoilt."""
    for package in ("bot", "adapters", "playground", "content"):
        unneeded = shutil.ignore_patterns("__pycache__", "*.md", "static")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=unneeded)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def broken(house: Path, names: Names) -> Callable[[], set[str]]:
    """Check the copy, and return the ids of the contracts that it breaks."""

    def check() -> set[str]:
        asked = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
        run = subprocess.run(asked, cwd=house, capture_output=True, text=True, check=False)
        said = " ".join(run.stdout.split())
        found = {one for one, name in names.items() if f"{name} BROKEN" in said}
        assert bool(found) == bool(run.returncode), run.stdout + run.stderr
        return found

    return check


def test_the_house_keeps_its_contracts(broken: Callable[[], set[str]]) -> None:
    """The source as it stands breaks no import contract."""
    assert broken() == set()


@pytest.mark.parametrize(("place", "line", "contract"), VIOLATIONS.values(), ids=VIOLATIONS)
def test_a_violation_is_caught(
    house: Path, broken: Callable[[], set[str]], place: str, line: str, contract: str
) -> None:
    """A forbidden import, or a package without a place, breaks the contract that forbids it."""
    spoilt = house / place
    before = spoilt.read_text("utf-8") if line else ""
    spoilt.write_text(f"{before}\n{line}\n", "utf-8")

    assert contract in broken()


def test_every_contract_is_tried(names: Names) -> None:
    """No import contract exists that has not been seen to fail."""
    assert {contract for _, _, contract in VIOLATIONS.values()} == set(names)
