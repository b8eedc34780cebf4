"""What the operator's door prints of people's answers."""

import subprocess
from collections.abc import Callable
from datetime import date

from bot.domain.dispute import Asked
from bot.domain.question import Item
from bot.domain.statistics import Report
from bot.engine.hearings import Touched
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder
from bot.store.open import open_store

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def some_item() -> Item:
    """Return an item of the shipped questions."""
    pack = load_pack(shipped_folder(), today=date(2026, 11, 22)).pack
    return next(iter(pack.items.values()))


def test_items_with_a_remark_are_printed(here: Command, sqlite_url: str) -> None:
    """An item that nearly everybody gets right is named with its figures; one with few answers is not."""
    item = some_item()
    store = open_store(sqlite_url)
    for space, right in (("slack:T0STUDY", 44), ("slack:T0OTHER", 12)):
        asked = Asked(space, item.id, item.rev)
        found = Report(space, item.id, item.rev, {item.key.id: right}, 0.25, 1.5)
        store.write(lambda unit, asked=asked: unit.reports.touch(asked)).result(timeout=30)  # type: ignore[misc]
        store.write(
            lambda unit, asked=asked, found=found: unit.reports.looked(Touched(asked, 1), found)  # type: ignore[misc]
        ).result(timeout=30)
    store.close()

    printed = here("content", "answers", STUDYHALL_DATABASE_URL=sqlite_url)

    assert printed.returncode == 0
    (line,) = [one for one in printed.stdout.splitlines() if item.id in one]
    assert "slack:T0STUDY" in line
    assert "100%" in line
    assert "learned 1.5" in line
    assert "nearly everybody is right; nobody chose" in line


def test_without_answers_there_is_nothing_to_say(here: Command, sqlite_url: str) -> None:
    """A new database is answered with a sentence."""
    printed = here("content", "answers", STUDYHALL_DATABASE_URL=sqlite_url)

    assert (printed.returncode, printed.stdout.strip()) == (
        0,
        "No item has enough answers yet of which something could be said.",
    )
