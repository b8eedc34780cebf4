"""An item as an Anki note: the same fields and the same identity in a package and in a text file."""

from collections.abc import Mapping
from hashlib import blake2b

from bot.domain.pack import Pack
from bot.domain.question import Question
from bot.packs.exchange.entry import LETTERS, Entry, entries_of
from bot.packs.exchange.markup import to_html, to_list

NOTE_TYPE = "Studyhall item"
ROOT = "Studyhall"
FIELDS = ("Stem", "Options", "Key", "Feedback", "Question", "Prompt", "Source", "Item")
TOPIC, LEVEL, KIND, DIFFICULTY = "topic::", "level::", "kind::", "difficulty::"

LOST = (
    "Anki holds items. Questions without items are left out, and of the others why it matters, what to ask"
    " first, steps, do, avoid, sketch, minutes and dates.",
)


def guid(item_id: str) -> str:
    """Return what a note is known by: the item's id decides alone, so a changed text keeps its history."""
    return blake2b(f"studyhall item {item_id}".encode(), digest_size=8).hexdigest()


def number(name: str) -> int:
    """Return a number for a deck or a note type, the same for ever, in the range that Anki's own have."""
    return (1 << 40) + int.from_bytes(blake2b(name.encode(), digest_size=4).digest())


def deck_name(entry: Entry) -> str:
    """Return the deck of a topic; colons would make it a deck inside of a deck."""
    return f"{ROOT}::{entry.topic_title.replace('::', ':')}"


def tags(entry: Entry) -> list[str]:
    """Return what a learner can search for."""
    said = (TOPIC + entry.topic, LEVEL + entry.level, KIND + entry.kind, DIFFICULTY + entry.difficulty)
    return [*said, *entry.tags]


def notes(pack: Pack) -> list[tuple[Entry, tuple[str, ...]]]:
    """Return each item of a pack with the fields of its note."""
    return [(entry, _fields(entry, pack.questions)) for entry in entries_of(pack)]


def _fields(entry: Entry, questions: Mapping[str, Question]) -> tuple[str, ...]:
    return (
        to_html(entry.stem),
        to_list([answer.text for answer in entry.answers]),
        entry.key.upper(),
        to_list([answer.feedback for answer in entry.answers]),
        to_html(entry.title),
        to_html(entry.prompt),
        _source(questions[entry.question]),
        entry.item,
    )


def _source(question: Question) -> str:
    """Return what a question rests on, and its licence."""
    links = [f'<a href="{to_html(ref.url)}">{to_html(ref.title)}</a>' for ref in question.refs]
    licence = [to_html(question.licence)] if question.licence else []
    return "<br>".join([*links, *licence])


def letter_index(key: str) -> int:
    """Return the position that a letter stands for, -1 for none."""
    return LETTERS.find(key.strip().lower()) if len(key.strip()) == 1 else -1
