"""Items as Anki's text file: tab-separated, with headers that tell Anki what each column is.

The headers are those of the Anki manual, "Text Files", "File Headers".
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.pack import Pack
from bot.packs.exchange import anki_note
from bot.packs.exchange.anki_cards import Card, entries_of_cards
from bot.packs.exchange.anki_note import FIELDS, NOTE_TYPE
from bot.packs.exchange.entry import Answer, Entry
from bot.packs.exchange.gathering import gather
from bot.packs.exchange.imported import Imported
from bot.packs.exchange.markup import from_html, from_list
from bot.packs.problem import Findings

LOST = (*anki_note.LOST, "Read back, sources and licences stay behind, and revisions start at 1.")

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = ("guid", "notetype", "deck", "tags")


def anki_of(pack: Pack) -> str:
    """Return a note per item; the note type is the one of the package."""
    page = io.StringIO(newline="")
    last = len(FIELDS) + 3
    columns = "\t".join(("GUID", "Deck", *FIELDS, "Tags"))
    page.write(f"#separator:tab\n#html:true\n#notetype:{NOTE_TYPE}\n#guid column:1\n#deck column:2\n")
    page.write(f"#tags column:{last}\n#columns:{columns}\n")
    rows = csv.writer(page, delimiter="\t", lineterminator="\n")
    for entry, fields in anki_note.notes(pack):
        tags = " ".join(anki_note.tags(entry))
        rows.writerow((anki_note.guid(entry.item), anki_note.deck_name(entry), *fields, tags))
    return page.getvalue()


def read_anki(text: str, path: Path) -> Imported:
    """Return the questions of a text file of Anki, ours or anybody's."""
    findings = Findings()
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head = _head(plain)
    entries: list[Entry] = []
    cards: list[Card] = []
    for line, cells in _rows(plain, head, findings):
        note = head.note(line, cells)
        if note.kind == NOTE_TYPE and len(note.fields) >= len(FIELDS):
            entries.append(_own(note))
        else:
            cards.append(note)
    entries += entries_of_cards(cards, head.html, path, findings)
    return gather(entries, path, findings)


@dataclass
class _Head:
    """What the headers of a file say; columns count from 1."""

    separator: str = ""
    html: bool = False
    lines: int = 0
    said: dict[str, str] = field(default_factory=dict)

    def note(self, line: int, cells: list[str]) -> Card:
        """Return a row as a note: the columns that are none of its fields are taken out."""
        special = {name: int(self.said.get(f"{name} column", "0")) for name in _COLUMNS}
        values = {
            name: cells[at - 1] if 0 < at <= len(cells) else self.said.get(name, "")
            for name, at in special.items()
        }
        fields = tuple(cell for at, cell in enumerate(cells, 1) if at not in special.values())
        tags = (*self.said.get("tags", "").split(), *values["tags"].split())
        return Card(line, fields, values["notetype"], values["deck"], tuple(dict.fromkeys(tags)))


def _head(text: str) -> _Head:
    head = _Head()
    for line in text.split("\n"):
        old_tags = line.startswith("tags:")
        key, has_value, value = line.removeprefix("#").partition(":")
        if not has_value or not (old_tags or line.startswith("#")):
            break
        head.lines += 1
        name = " ".join(key.lower().split())
        if not name.endswith(" column") or value.strip().isdecimal():
            head.said[name] = value.strip() if name != "separator" else value
    said = head.said.get("separator", "")
    first = next((line for line in text.split("\n")[head.lines :] if line and not line.startswith("#")), "")
    known = _SEPARATORS.get(said.strip().lower(), said[:1])
    head.separator = known or next((mark for mark in "\t|;:," if mark in first), "\t")
    head.html = head.said.get("html", "false").lower() == "true"
    return head


def _rows(text: str, head: _Head, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is neither empty nor a comment, with its line."""
    lines = text.split("\n")
    reader = csv.reader(io.StringIO("\n".join(lines[head.lines :])), delimiter=head.separator)
    at = head.lines + 1
    try:
        for cells in reader:
            if any(cells) and not lines[at - 1].startswith("#"):
                yield at, cells
            at = head.lines + reader.line_num + 1
    except csv.Error as problem:
        findings.broken(at, f"From here on the file could not be read ({problem}). Correct this line.")


def _own(note: Card) -> Entry:
    stem, options, key, feedback, title, prompt, _, item = note.fields[: len(FIELDS)]
    texts, told = from_list(options), from_list(feedback)
    told += [""] * (len(texts) - len(told))
    right = anki_note.letter_index(key)
    answers = zip(texts, told, strict=False)
    return Entry(
        line=note.line,
        stem=from_html(stem),
        answers=tuple(Answer(text, said, at == right) for at, (text, said) in enumerate(answers)),
        item=from_html(item),
        title=from_html(title),
        topic=_tagged(note, anki_note.TOPIC) or note.deck.rpartition("::")[2],
        topic_title=note.deck.rpartition("::")[2],
        level=_tagged(note, anki_note.LEVEL),
        kind=_tagged(note, anki_note.KIND),
        difficulty=_tagged(note, anki_note.DIFFICULTY),
        prompt=from_html(prompt),
        tags=tuple(tag for tag in note.tags if "::" not in tag),
    )


def _tagged(note: Card, beginning: str) -> str:
    return next((tag.removeprefix(beginning) for tag in note.tags if tag.startswith(beginning)), "")
