"""What the pages point to exists: files, commands of the operator, targets of make."""

import re
from pathlib import Path

import pytest
import typer.main

from adapters.cli.commands import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")
MAKE = re.compile(r"`make ([a-z]+)")
STUDYHALL = re.compile(r"`studyhall ([a-z]+)(?: ([a-z]+))?")
DECISION = ["Status", "Context", "Decision", "Consequences", "Rejected alternatives"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


@pages
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link in a page leads to a file of the repository."""
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


@pages
def test_every_make_target_exists(page: Path) -> None:
    """What a page says to make can be made."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(MAKE.findall(page.read_text("utf-8"))) - targets == set()


@pages
def test_every_command_exists(page: Path) -> None:
    """What a page tells an operator to type is a command."""
    top = typer.main.get_command(app)
    unknown = []
    for first, second in STUDYHALL.findall(page.read_text("utf-8")):
        command = top.commands.get(first)  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        if command is None or (inner is not None and second not in inner):
            unknown.append(f"{first} {second}".strip())

    assert unknown == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_what_and_why(decision: Path) -> None:
    """Each decision has its status, context, choice, consequences, and what was turned down."""
    assert re.findall(r"^## (.+)$", decision.read_text("utf-8"), re.MULTILINE) == DECISION


def test_decisions_are_numbered_without_gaps() -> None:
    """The decisions are numbered in the order in which they were taken."""
    assert [file.name[:4] for file in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
