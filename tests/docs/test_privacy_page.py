"""The page about privacy says what the bot says, and what it does."""

import re
from pathlib import Path

from bot.domain.own_data import KEPT_FOR, DataClass
from bot.screens.privacy import KINDS, period
from bot.store.personal import EXPIRES, PERSONAL

TEXT = (Path(__file__).parents[2] / "docs" / "explanation" / "privacy.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if line[:1] == "|"
]


def test_the_table_is_the_one_that_members_see() -> None:
    """Each kind of data has its row, in the words and with the time that `/privacy` shows."""
    said = {(name, what): period(KEPT_FOR[kind]) for kind, (name, what) in KINDS.items()}
    written = {row[:2]: row[2] for row in ROWS[2:]}

    assert written.keys() == said.keys()
    for place, kept_for in said.items():
        time = re.search(r"\d+ \w+", kept_for)
        assert written[place] == (time[0] if time else "until deleted")


def test_every_kind_of_data_is_told() -> None:
    """No kind of data is kept that members are not told of, and whatever has a time goes by itself."""
    assert set(KINDS) == set(KEPT_FOR) == set(DataClass)
    kinds = {one.data for columns in PERSONAL.values() for one in columns} | {one.data for one in EXPIRES}
    # what was pressed is in the inbox, which is emptied at every tick
    assert kinds | {DataClass.ACTS} == set(DataClass)
    timed = {kind for kind, time in KEPT_FOR.items() if time} - {DataClass.ACTS}
    assert {one.data for one in EXPIRES} == timed
