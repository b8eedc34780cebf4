"""A checklist: the lines of a question beside what somebody wrote; a matcher proposes, learners decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.plan import Comparison
from bot.domain.question import Question
from bot.domain.shuffle import draw

COVERED_FROM = 0.5
MAYBE_FROM = 0.25
"""From which probability on a line looks covered, and from which it may have been touched on."""

ONE_BLIND_IN = 10
"""One checklist in so many shows nothing that a matcher found, so that what learners tick stays unbiased."""


class Part(StrEnum):
    """What a line of a checklist is taken from."""

    ASK_FIRST = "ask-first"
    STEPS = "steps"
    DO = "do"
    AVOID = "avoid"


COMPARED = frozenset({Part.ASK_FIRST, Part.STEPS, Part.DO})
"""What is looked for in a text. Pitfalls are only asked about: finding them flags the innocent too."""


OF_AN_ANSWER = (Part.STEPS, Part.DO, Part.AVOID)
"""What the checklist of a written answer holds. What it should have asked first was not its task."""


class State(StrEnum):
    """What a matcher makes of one line."""

    COVERED = "covered"
    MAYBE = "maybe"
    NOT_FOUND = "not found"


class Doubt(StrEnum):
    """Why a text as a whole cannot be compared."""

    KEYWORDS = "keywords only"
    NOTHING = "nothing usable"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a question; `key` names it within the question, whatever part it is of."""

    part: Part
    id: str
    text: str

    @property
    def key(self) -> str:
        """The part and the id, such as `steps/s1`."""
        return f"{self.part}/{self.id}"


@dataclass(frozen=True, slots=True)
class Comparand:
    """A member's text in a slot, to compare with lines; what it copies from `about` does not count."""

    member: str
    slot: str
    how: Comparison
    about: str
    lines: tuple[Line, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a matcher makes of one line, and the words that made it; `p` is None where it gives none."""

    key: str
    state: State
    p: float | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a matcher makes of a text; `matcher` is its name and version, "" for none at all."""

    matcher: str = ""
    matches: tuple[Match, ...] = ()
    doubt: Doubt | None = None


NOT_COMPARED = Compared()
"""What is known of a text that nobody compared."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a kept checklist: what was found, if it was looked for, and the learner's tick."""

    key: str
    state: State | None = None
    p: float | None = None
    quote: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """What one text was found to cover, and what its author says it covers.

    `slot` is the text's, as in the ledger; `prompt` the one it answers, if any. `rev` is the question's when
    it was compared. A `blind` one shows nothing that was found. The ticks count from `ticked_at` on.
    """

    member: str
    slot: str
    prompt: str | None
    question: str
    rev: int
    matcher: str
    doubt: Doubt | None
    blind: bool
    entries: tuple[Entry, ...]
    at: datetime
    ticked_at: datetime | None = None

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of the lines that the learner ticked."""
        return frozenset(entry.key for entry in self.entries if entry.ticked)

    @property
    def proposed(self) -> frozenset[str]:
        """The keys that are ticked when the list is opened: the learner's own, or else what looks covered."""
        if self.ticked_at is not None:
            return self.ticked
        if self.blind:
            return frozenset()
        return frozenset(entry.key for entry in self.entries if entry.state is State.COVERED)

    def entry(self, key: str) -> Entry:
        """Return what is known of a line; nothing of one that the question got later."""
        return next((entry for entry in self.entries if entry.key == key), Entry(key))


def state_of(p: float, *, knows_maybe: bool) -> State:
    """Return what a probability comes to; matching words is too coarse to tell a maybe from the rest."""
    if p >= COVERED_FROM:
        return State.COVERED
    return State.MAYBE if knows_maybe and p >= MAYBE_FROM else State.NOT_FOUND


def is_blind(member: str, slot: str) -> bool:
    """Tell whether a checklist is one of those that show nothing: always the same for the same text."""
    return draw(f"blind/{member}", slot) % ONE_BLIND_IN == 0


def lines_of(question: Question, parts: Collection[Part] = tuple(Part)) -> tuple[Line, ...]:
    """Return the lines of some parts of a question, in the order in which it has them."""
    found = (
        *(Line(Part.ASK_FIRST, one.id, one.text) for one in question.ask_first),
        *(Line(Part.STEPS, one.id, one.text) for one in question.steps),
        *(Line(Part.DO, one.id, one.text) for one in question.do),
        *(Line(Part.AVOID, one.id, one.text) for one in question.avoid),
    )
    return tuple(line for line in found if line.part in parts)


def begun(
    member: str,
    slot: str,
    question: Question,
    parts: Collection[Part],
    compared: Compared,
    at: datetime,
    prompt: str | None = None,
) -> Checklist:
    """Return the checklist of a text over some parts of its question, with nothing ticked yet."""
    found = {match.key: match for match in compared.matches}
    return Checklist(
        member=member,
        slot=slot,
        prompt=prompt,
        question=question.id,
        rev=question.rev,
        matcher=compared.matcher,
        doubt=compared.doubt,
        blind=bool(compared.matcher) and is_blind(member, slot),
        entries=tuple(_entry(line.key, found.get(line.key)) for line in lines_of(question, parts)),
        at=at,
    )


def _entry(key: str, match: Match | None) -> Entry:
    """Return the entry of a line, not ticked yet."""
    return Entry(key, match.state, match.p, match.quote) if match else Entry(key)


def improved(checklist: Checklist, compared: Compared) -> Checklist:
    """Return a checklist with what a better matcher found in place of what was found before."""
    found = {match.key: match for match in compared.matches}
    entries = tuple(
        _entry(entry.key, found[entry.key]) if entry.key in found else entry for entry in checklist.entries
    )
    return replace(checklist, matcher=compared.matcher, doubt=compared.doubt, entries=entries)


def marked(checklist: Checklist, lines: Sequence[Line], chosen: Collection[str], at: datetime) -> Checklist:
    """Return a checklist with the learner's ticks on these lines; ticks on other lines stay."""
    known = {entry.key: entry for entry in checklist.entries}
    for line in lines:
        known[line.key] = replace(checklist.entry(line.key), ticked=line.key in chosen)
    return replace(checklist, entries=tuple(known.values()), ticked_at=at)
