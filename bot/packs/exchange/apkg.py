"""Items as an Anki package: decks by topic, ready to be studied."""

import io
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# genanki ships no types; it is used in this file only.
from genanki import Deck, Model, Note, Package  # type: ignore[import-untyped]

from bot.domain.pack import Pack
from bot.packs.exchange.anki_note import FIELDS, NOTE_TYPE, deck_name, guid, notes, number, tags
from bot.packs.exchange.anki_note import LOST as NOTE_LOST
from bot.packs.exchange.card_face import BACK, FRONT, STYLE

LOST = (*NOTE_LOST, "An Anki package is for Anki; Studyhall does not read it back.")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold: two exports at one moment are equal to the byte."""


def apkg_of(pack: Pack, at: datetime) -> bytes:
    """Return a package made at that moment; Anki updates the notes that it has in an older state."""
    package = Package(_decks(pack))
    with sqlite3.connect(":memory:") as connection:
        moment = at.timestamp()
        package.write_to_db(connection.cursor(), moment, count(int(moment * 1000)))
        connection.commit()
        collection = connection.serialize()
    connection.close()
    return _zipped((("collection.anki2", collection), ("media", b"{}")))


def _decks(pack: Pack) -> list[Deck]:
    """Return a deck per topic; ids come from our own, so that a second import finds the first."""
    model = _model()
    decks: dict[str, Deck] = {}
    for entry, fields in notes(pack):
        if entry.topic not in decks:
            decks[entry.topic] = Deck(number(f"studyhall deck {entry.topic}"), deck_name(entry))
        note = Note(model, list(fields), tags=tags(entry), guid=guid(entry.item))
        decks[entry.topic].add_note(note)
    return list(decks.values())


def _model() -> Model:
    card = {"name": "Choose", "qfmt": FRONT, "afmt": BACK}
    fields = [{"name": name} for name in FIELDS]
    return Model(number("studyhall note type"), NOTE_TYPE, fields, [card], STYLE)


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name, _EPOCH), content, ZIP_DEFLATED)
    return data.getvalue()
