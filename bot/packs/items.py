"""Items made from the parts of one question, each behind the gates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from bot.domain.question import AskFirst, Item, Option, Pitfall, Practice, Question
from bot.domain.shuffle import shuffled
from bot.packs import stems
from bot.packs.gates import first_closed_gate
from bot.packs.making import made_item

_DISTRACTORS = 2

Part = TypeVar("Part", AskFirst, Practice, Pitfall)


@dataclass(frozen=True, slots=True)
class GeneratedItem:
    """A candidate: the item, or the name of the gate that stopped it.

    Gates: `missing` (a part is not written), `pool` (too few distractors), `duplicate`, `length`, `overlap`.
    """

    id: str
    item: Item | None
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    local_id: str
    stem: str
    key: Option
    pool: tuple[Option, ...]

    @property
    def complete(self) -> bool:
        return bool(self.key.text)


def generate(question: Question) -> tuple[GeneratedItem, ...]:
    """Return every candidate of a question, N0 to N3, in the order of its parts."""
    candidates = (*_send_back(question), *_goes_wrong(question), *_removes(question), *_settles(question))
    return tuple(_judge(question, candidate) for candidate in candidates)


def passing(question: Question) -> tuple[Item, ...]:
    """Return the generated items that passed every gate."""
    return tuple(candidate.item for candidate in generate(question) if candidate.item is not None)


def _judge(question: Question, candidate: _Candidate) -> GeneratedItem:
    item_id = f"{question.id}/{candidate.local_id}"
    if not candidate.complete:
        return GeneratedItem(item_id, None, "missing")
    gate = "pool"
    pool = shuffled(candidate.pool, item_id, lambda option: option.id)
    for others in combinations(pool, _DISTRACTORS):
        closed = first_closed_gate(candidate.stem, candidate.key.text, [other.text for other in others])
        if not closed:
            options = (candidate.key, *others)
            return GeneratedItem(item_id, made_item(question, candidate.local_id, candidate.stem, options))
        gate = closed if gate == "pool" else gate
    return GeneratedItem(item_id, None, gate)


def _send_back(question: Question) -> Iterator[_Candidate]:
    for pitfall, mirror in _mirrored(question):
        text = pitfall.text if mirror and pitfall.breaks else ""
        practice = mirror.text if mirror else ""
        key = Option(pitfall.id, text, stems.rightly_sent_back(pitfall.breaks, practice), correct=True)
        kept = _others(question.do, mirror, lambda do: do.text, lambda do: stems.rather_kept(do.because))
        yield _Candidate(f"n0.{pitfall.id}", stems.send_back(question.title), key, kept)


def _goes_wrong(question: Question) -> Iterator[_Candidate]:
    for pitfall, mirror in _mirrored(question):
        text = stems.as_option(pitfall.breaks) if mirror else ""
        practice = mirror.text if mirror else ""
        key = Option(pitfall.id, text, stems.rightly_foreseen(practice), correct=True)
        # Two pitfalls with one remedy break in ways that both may hold.
        strangers = tuple(other for other in question.avoid if other.instead != pitfall.instead)
        pool = _others(
            strangers,
            pitfall,
            lambda other: stems.as_option(other.breaks),
            lambda other: stems.follows_from(other.text),
        )
        yield _Candidate(f"n1.{pitfall.id}", stems.goes_wrong(question.title, pitfall.text), key, pool)


def _removes(question: Question) -> Iterator[_Candidate]:
    for pitfall, mirror in _mirrored(question):
        if mirror is None or not pitfall.breaks:
            key = Option(pitfall.id, "", "", correct=True)
        else:
            key = Option(mirror.id, mirror.text, stems.rightly_changed(mirror.because), correct=True)
        pool = _others(question.do, mirror, lambda do: do.text, lambda do: stems.helps_elsewhere(do.because))
        yield _Candidate(f"n2.{pitfall.id}", stems.removes(question.title, pitfall.breaks), key, pool)


def _settles(question: Question) -> Iterator[_Candidate]:
    for ask in question.ask_first:
        key = Option(ask.id, ask.text if ask.changes else "", stems.rightly_asked(), correct=True)
        pool = _others(
            question.ask_first,
            ask,
            lambda other: other.text,
            lambda other: stems.decides_other(other.changes),
        )
        yield _Candidate(f"n3.{ask.id}", stems.settles(question.title, ask.changes), key, pool)


def _mirrored(question: Question) -> Iterator[tuple[Pitfall, Practice | None]]:
    """Yield each pitfall with the practice that replaces it."""
    practices = {practice.id: practice for practice in question.do}
    for pitfall in question.avoid:
        yield pitfall, practices.get(pitfall.instead)


def _others(
    parts: tuple[Part, ...], but: Part | None, text: Callable[[Part], str], feedback: Callable[[Part], str]
) -> tuple[Option, ...]:
    """Return the other parts as wrong options, those without a text left out."""
    return tuple(
        Option(part.id, text(part), feedback(part), correct=False)
        for part in parts
        if part is not but and text(part)
    )
