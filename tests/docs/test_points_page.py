"""The page about points says what the bot says."""

from pathlib import Path

import pytest

from bot.screens.points import DISPUTE, PARTS

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "points-and-streaks.md"


@pytest.mark.parametrize("line", [*(line for lines in PARTS.values() for line in lines), DISPUTE])
def test_the_page_and_the_screen_say_the_same(line: str) -> None:
    """Every rule that help shows stands in the page, word for word."""
    assert line in " ".join(PAGE.read_text("utf-8").split())
