"""What is written in a format and read back is what it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.domain.pack import Pack
from bot.packs.exchange.anki_text import anki_of, read_anki
from bot.packs.exchange.csv_rows import csv_of, read_csv
from bot.packs.exchange.exporting import EXPORTS, lost
from bot.packs.exchange.gift import gift_of, read_gift
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.own_json import json_of, read_json, read_pack
from bot.packs.exchange.workbook import read_xlsx, xlsx_of
from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder
from tests.bot.packs.exchange.made_packs import asked, held, packs

FILE = Path("file")
ITEM_FORMATS: dict[str, Callable[[Pack], Imported]] = {
    "csv": lambda pack: read_csv(csv_of(pack), FILE),
    "xlsx": lambda pack: read_xlsx(xlsx_of(pack), FILE),
    "anki": lambda pack: read_anki(anki_of(pack), FILE),
}


@pytest.fixture(scope="module")
def shipped() -> Pack:
    """The pack that ships with the bot."""
    return load_pack(shipped_folder()).pack


def check_items(pack: Pack, there_and_back: Callable[[Pack], Imported]) -> None:
    """Compare what a sheet or a note holds."""
    back = there_and_back(pack)
    assert [str(problem) for problem in back.problems] == []
    expected = {question.id: held(question) for question in pack.questions.values() if question.items}
    assert {question.id: question for question in back.questions} == expected


def check_gift(pack: Pack) -> None:
    """Compare what GIFT holds."""
    back = read_gift(gift_of(pack), FILE)
    assert [str(problem) for problem in back.problems] == []
    expected = {question.id: asked(question) for question in pack.questions.values() if question.items}
    assert {question.id: asked(question) for question in back.questions} == expected


@pytest.mark.parametrize("name", ITEM_FORMATS)
@settings(max_examples=25)
@given(pack=packs())
def test_sheets_and_notes_come_back(name: str, pack: Pack) -> None:
    """Whatever marks a text has, a sheet and a note give back what they hold of it."""
    check_items(pack, ITEM_FORMATS[name])


@pytest.mark.parametrize("name", ITEM_FORMATS)
def test_the_shipped_pack_survives_sheets_and_notes(name: str, shipped: Pack) -> None:
    """Every item of the shipped pack comes back from every format of items."""
    check_items(shipped, ITEM_FORMATS[name])


@given(pack=packs())
def test_gift_comes_back(pack: Pack) -> None:
    """Whatever marks a text has, GIFT gives it back."""
    check_gift(pack)


def test_the_shipped_pack_survives_gift(shipped: Pack) -> None:
    """Every item of the shipped pack comes back from GIFT."""
    check_gift(shipped)


@given(pack=packs())
def test_json_loses_nothing(pack: Pack) -> None:
    """A pack read back from JSON equals the one that was written."""
    assert read_pack(json_of(pack), FILE) == (pack, read_json(json_of(pack), FILE))


def test_the_shipped_pack_survives_json(shipped: Pack) -> None:
    """The whole shipped pack, reviews and sources and all, comes back from JSON."""
    back, imported = read_pack(json_of(shipped), FILE)
    assert back == shipped
    assert imported == Imported(tuple(shipped.questions.values()), shipped.topics, ())


@pytest.mark.parametrize("name", EXPORTS)
def test_what_a_format_cannot_hold_is_said(name: str) -> None:
    """Each format but our own says in sentences what it leaves out."""
    assert bool(lost(name)) is (name != "json")
    assert all(sentence.endswith(".") for sentence in lost(name))
