"""The package in Anki itself: what somebody has learnt outlives every new edition."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from bot.domain.pack import Pack, Topic
from bot.packs.exchange.apkg import apkg_of
from tests.builders import a_question, an_item

FIRST = datetime(2026, 11, 23, 9, tzinfo=UTC)
SECOND = FIRST + timedelta(days=7)


def a_pack(stem: str, *names: str) -> Pack:
    """Return a pack of one question whose first item asks this."""
    items = tuple(an_item(f"q1/{name}") for name in names)
    question = a_question("q1", items=(replace(items[0], stem=stem), *items[1:]))
    return Pack("made", "1.0.0", (Topic("caching", "Caching", "data"),), {"q1": question})


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def take_in(anki: Collection, pack: Pack, at: datetime, folder: Path) -> None:
    """Import a package as Anki's dialogue does unless told otherwise."""
    file = folder / "pack.apkg"
    file.write_bytes(apkg_of(pack, at))
    options = ImportAnkiPackageOptions(merge_notetypes=False, update_notes=0, update_notetypes=0)
    anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))


def test_a_card_shows_the_options_and_then_the_key(anki: Collection, tmp_path: Path) -> None:
    """The front of a card has the options but no answer; the back has the key and what to learn from each."""
    take_in(anki, a_pack("Is 1 < 2 & 3?", "m1"), FIRST, tmp_path)
    card = anki.get_card(anki.find_cards("deck:Studyhall::Caching")[0])
    front, back = card.question(), card.answer()
    assert "Is 1 &lt; 2 &amp; 3?" in front
    assert "<li>Option right</li><li>Option near</li>" in front
    assert "About right." not in front
    assert "Right: A" not in front
    assert "Right: A" in back
    assert "<li>About right.</li><li>About near.</li>" in back
    assert ".nightMode" in front


def test_a_new_edition_keeps_what_was_learnt(anki: Collection, tmp_path: Path) -> None:
    """A changed stem is updated in place, a new item is added, and intervals and reviews stay."""
    take_in(anki, a_pack("What is old?", "m1", "m2"), FIRST, tmp_path)
    anki.decks.select(anki.decks.id_for_name("Studyhall::Caching"))
    for _ in range(2):
        card = anki.sched.getCard()
        assert card is not None
        anki.sched.answerCard(card, 4)
    learnt = sorted((card.id, card.nid, card.ivl, card.reps, card.due) for card in cards(anki))
    reviews = anki.db.all("select id, cid, ivl from revlog order by id")
    assert all(interval > 0 and answered == 1 for _, _, interval, answered, _ in learnt)

    take_in(anki, a_pack("What is new?", "m1", "m2", "m3"), SECOND, tmp_path)

    after = sorted((card.id, card.nid, card.ivl, card.reps, card.due) for card in cards(anki))
    assert len(learnt) == len(reviews) == 2
    assert [card for card in after if card in learnt] == learnt
    assert len(after) == anki.note_count() == 3
    assert anki.db.all("select id, cid, ivl from revlog order by id") == reviews
    stems = {anki.get_note(nid)["Item"]: anki.get_note(nid)["Stem"] for nid in anki.find_notes("")}
    assert stems == {"q1/m1": "What is new?", "q1/m2": "What about q1/m2?", "q1/m3": "What about q1/m3?"}
    assert len([name for name in anki.models.all_names() if "Studyhall" in name]) == 1


def test_one_moment_makes_one_package() -> None:
    """The same pack at the same moment gives the same bytes."""
    assert apkg_of(a_pack("Why?", "m1"), FIRST) == apkg_of(a_pack("Why?", "m1"), FIRST)


def cards(anki: Collection) -> list:
    """Return all cards."""
    return [anki.get_card(one) for one in anki.find_cards("")]
