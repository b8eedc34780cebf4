"""The pages that are made from the code are in step with it."""

from pathlib import Path

import pytest

from tools.reference import FOLDER, PAGES, STALE, stale
from tools.settings_found import CLASSES, settings_of

SETTINGS = [setting for kind in CLASSES.values() for setting in settings_of(kind)]


def test_the_reference_is_in_step_with_the_code() -> None:
    """Commands and settings are documented as they are, or `make check` says which page is stale."""
    assert stale() == []


def test_nothing_else_lives_in_the_reference() -> None:
    """A page of the reference that nothing makes would lag behind unseen."""
    assert {page.name for page in FOLDER.iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_every_setting_says_what_it_is_for(name: str) -> None:
    """Nobody has to read the source to learn what a setting does."""
    assert next(one.meaning for one in SETTINGS if one.name == name)


def test_a_stale_page_is_named(tmp_path: Path) -> None:
    """Whoever changed a command is told which page to make again, and how."""
    (tmp_path / "commands.md").write_text("old", "utf-8")
    (tmp_path / "settings.md").write_text(PAGES["settings.md"](), "utf-8")

    assert stale(tmp_path) == [STALE % "commands.md"]
