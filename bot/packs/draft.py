"""A question file as it was read: every part with its line, before anything is judged."""

from dataclasses import dataclass, field

from bot.packs.prose import Note


@dataclass(slots=True)
class Entry:
    """One list entry: an id, a claim, and its labelled notes by lower-case label."""

    id: str
    claim: Note
    notes: dict[str, Note] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """Where the entry starts."""
        return self.claim.line

    def text(self, label: str) -> str:
        """Return the text of that note, or an empty text."""
        found = self.notes.get(label)
        return found.text if found else ""


@dataclass(slots=True)
class Choice:
    """One answer of a hand-written item."""

    id: str
    claim: Note
    correct: bool
    feedback: Note | None = None


@dataclass(slots=True)
class ItemDraft:
    """One hand-written item."""

    id: str
    line: int
    stem: list[Note] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """The code of a sketch."""

    language: str
    code: str
    line: int


@dataclass(slots=True)
class Body:
    """The sections of a question file.

    `headings` holds the line of each section that is there, `filled` those with something below the heading.
    """

    headings: dict[str, int] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    last_line: int = 1
    prose: dict[str, list[Note]] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    items: list[ItemDraft] = field(default_factory=list)
    sketch: Listing | None = None

    def paragraphs(self, section: str) -> list[Note]:
        """Return the paragraphs of a prose section."""
        return self.prose.get(section, [])

    def listed(self, section: str) -> list[Entry]:
        """Return the entries of a list section."""
        return self.entries.get(section, [])

    def notes(self) -> list[Note]:
        """Return every text of the body."""
        found = [paragraph for notes in self.prose.values() for paragraph in notes]
        for entries in self.entries.values():
            for entry in entries:
                found += [entry.claim, *entry.notes.values()]
        for item in self.items:
            found += item.stem
            for choice in item.choices:
                found += [choice.claim, *([choice.feedback] if choice.feedback else [])]
        return found
