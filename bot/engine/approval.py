"""What stewards make of suggestions: approve, decline, take out again."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.pack import Pack
from bot.domain.refusal import Reason, Refusal
from bot.domain.suggested_question import question_of
from bot.domain.suggestion import (
    OURS,
    Kept,
    Preview,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    Waiting,
    WordAsked,
)
from bot.domain.visitor import Visitor
from bot.engine.credit import named
from bot.engine.ports import Editor, Unit
from bot.engine.streaks import channels_of

PAGE = 5
"""How many of what was approved are shown at a time."""
QUESTION = SuggestionKind.QUESTION
WAITING, APPROVED = SuggestionState.WAITING, SuggestionState.APPROVED


@dataclass(frozen=True, slots=True)
class Reading:
    """What a steward reads suggestions with: the questions there are, and the editor's remarks."""

    pack: Pack
    editor: Editor

    def preview(self, unit: Unit, suggestion: Suggestion) -> Preview:
        """Return a suggestion as a steward reads it."""
        author = named(unit, suggestion.member)
        if suggestion.kind is not QUESTION:
            return Preview(suggestion, self.pack.question(suggestion.question), author)
        question = question_of(suggestion)
        topic = self.pack.titles.get(question.topic, OURS.title)
        return Preview(suggestion, question, author, topic, self.editor.remarks(question))


def titled(pack: Pack, suggestion: Suggestion) -> str:
    """Return the title of the question that a suggestion makes or is about, "" when it is gone."""
    if suggestion.kind is QUESTION:
        return question_of(suggestion).title
    question = pack.question(suggestion.question)
    return question.title if question else ""


def waiting(
    unit: Unit, reading: Reading, visitor: Visitor, place: int, done: SuggestionState | None = None
) -> Waiting:
    """Return what waits at a place in the order of arrival; past the end the last one."""
    found = _in_state(unit, visitor, WAITING)
    if not found:
        return Waiting(0, 0, None, done)
    here = min(place, len(found) - 1)
    return Waiting(here, len(found), reading.preview(unit, found[here]), done)


def approve(unit: Unit, reading: Reading, visitor: Visitor, name: str, now: datetime) -> Waiting | Refusal:
    """Take a suggestion, tell its author, and return the next one that waits."""
    return _decide(unit, reading, visitor, name, APPROVED, "", now)


def ask_for_word(unit: Unit, reading: Reading, visitor: Visitor, name: str) -> WordAsked | Refusal:
    """Return what the form starts from in which a steward says why a suggestion is declined."""
    found = _find(unit, visitor, name, WAITING)
    return found if isinstance(found, Refusal) else WordAsked(found, titled(reading.pack, found))


def decline(
    unit: Unit, reading: Reading, visitor: Visitor, name: str, word: str, now: datetime
) -> Waiting | Refusal:
    """Turn a suggestion down, tell its author why, and return the next one that waits."""
    return _decide(unit, reading, visitor, name, SuggestionState.DECLINED, word.strip(), now)


def kept(unit: Unit, reading: Reading, visitor: Visitor, page: int, *, done: bool = False) -> Kept:
    """Return a page of what was approved here, the newest first."""
    found = _in_state(unit, visitor, APPROVED)[::-1]
    pages = max(1, -(-len(found) // PAGE))
    here = min(page, pages - 1)
    rows = (reading.preview(unit, one) for one in found[here * PAGE : (here + 1) * PAGE])
    return Kept(here, pages, tuple(rows), done)


def take_out(unit: Unit, reading: Reading, visitor: Visitor, name: str, now: datetime) -> Kept | Refusal:
    """Take out what was approved, so that it is neither asked nor shown any more."""
    found = _find(unit, visitor, name, APPROVED)
    if isinstance(found, Refusal):
        return found
    if not unit.suggestions.settle(name, APPROVED, SuggestionState.WITHDRAWN, visitor.member.key, now):
        return Refusal(Reason.ALREADY_DECIDED)
    return kept(unit, reading, visitor, 0, done=True)


def _decide(
    unit: Unit,
    reading: Reading,
    visitor: Visitor,
    name: str,
    state: SuggestionState,
    word: str,
    now: datetime,
) -> Waiting | Refusal:
    """Decide about what waits; of two stewards the first is heard, and the author is told once."""
    found = _find(unit, visitor, name, WAITING)
    if isinstance(found, Refusal):
        return found
    if not unit.suggestions.settle(name, WAITING, state, visitor.member.key, now, word):
        return Refusal(Reason.ALREADY_DECIDED)
    told = Order(f"suggestion/{name}", DeliveryKind.TELL, found.member, name, Subject.SUGGESTION, now)
    unit.outbox.order(told)
    return waiting(unit, reading, visitor, 0, state)


def _find(unit: Unit, visitor: Visitor, name: str, state: SuggestionState) -> Suggestion | Refusal:
    """Return a suggestion that may be decided here; a token from elsewhere may be forged."""
    found = unit.suggestions.get(name)
    if found is None or not _is_here(unit, visitor, found):
        return Refusal(Reason.SUGGESTION_UNKNOWN)
    return found if found.state is state else Refusal(Reason.ALREADY_DECIDED)


def _is_here(unit: Unit, visitor: Visitor, suggestion: Suggestion) -> bool:
    """Tell whether a suggestion is for the space, or a note for the record, in which somebody acts."""
    if suggestion.kind is QUESTION:
        return suggestion.space == visitor.channel.space.key
    return suggestion.channel in channels_of(unit, visitor.channel.key)


def _in_state(unit: Unit, visitor: Visitor, state: SuggestionState) -> list[Suggestion]:
    """Return the suggestions in a state that may be decided here, the oldest first."""
    channels = channels_of(unit, visitor.channel.key)
    return unit.suggestions.in_state(state, visitor.channel.space.key, channels)
