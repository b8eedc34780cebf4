"""Notes with a front and a back become items: the backs of two other notes are the wrong options."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.shuffle import shuffled
from bot.packs.exchange.entry import Answer, Entry
from bot.packs.exchange.markup import from_html, pictures_in
from bot.packs.exchange.slugs import slug
from bot.packs.problem import Findings

_OTHERS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """One note of a text file: its fields, its note type, its deck and its tags."""

    line: int
    fields: tuple[str, ...]
    kind: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        """What its notes are studied together with: the deck, else the first tag."""
        return (self.deck or next(iter(self.tags), "")).rpartition("::")[2]


@dataclass(frozen=True, slots=True)
class _Pair:
    card: Card
    front: str
    back: str


def entries_of_cards(cards: Iterable[Card], html: bool, path: Path, findings: Findings) -> Iterator[Entry]:
    """Yield an item for each note that has two others beside it; report the rest."""
    homes: dict[str, list[_Pair]] = {}
    for card in cards:
        pair = _pair(card, html, findings)
        if pair:
            homes.setdefault(card.home or path.stem, []).append(pair)
    for home, pairs in homes.items():
        for pair in pairs:
            others = _others(pair, pairs)
            if len(others) == _OTHERS:
                yield _entry(pair, others, home)
            else:
                sentence = (
                    f"“{home}” has too few notes with different backs for two wrong options; not taken."
                )
                findings.broken(pair.card.line, sentence)


def _pair(card: Card, html: bool, findings: Findings) -> _Pair | None:
    front, back = (*card.fields, "", "")[:2]
    pictures = (pictures_in(front) + pictures_in(back)) if html else (front + back).count("[sound:")
    if pictures:
        findings.odd(card.line, "Pictures and sounds of this note were left out.")
    pair = (
        _Pair(card, from_html(front), from_html(back)) if html else _Pair(card, front.strip(), back.strip())
    )
    if "{{c" in front:
        findings.broken(card.line, "This note has gaps to fill in (cloze), which no item has; not taken.")
        return None
    if not pair.front or not pair.back:
        findings.broken(card.line, "This note has no text on its front or its back, so it was not taken.")
        return None
    if any(field.strip() for field in card.fields[2:]):
        findings.odd(card.line, "Only the first two fields of this note were taken, as front and back.")
    return pair


def _others(pair: _Pair, pairs: list[_Pair]) -> list[_Pair]:
    """Return two notes with other backs, always the same ones; no note may answer the same front."""
    rightful = {_plain(other.back) for other in pairs if _plain(other.front) == _plain(pair.front)}
    found: dict[str, _Pair] = {}
    for other in shuffled(pairs, pair.front, lambda candidate: f"{candidate.front}\0{candidate.back}"):
        if _plain(other.back) not in rightful:
            found.setdefault(_plain(other.back), other)
    return list(found.values())[:_OTHERS]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _entry(pair: _Pair, others: list[_Pair], home: str) -> Entry:
    answers = [Answer(pair.back, "Right.", correct=True)]
    answers += [Answer(other.back, f"That belongs to “{other.front}”.", correct=False) for other in others]
    return Entry(
        line=pair.card.line,
        stem=pair.front,
        answers=tuple(shuffled(answers, pair.front, lambda answer: answer.text)),
        topic=home,
        tags=tuple(tag for name in pair.card.tags if (tag := slug(name)) and tag != slug(home)),
    )
