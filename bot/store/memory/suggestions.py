"""Suggestions of questions and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.suggestion import Suggestion, SuggestionKind, SuggestionState
from bot.store.memory.table import Table
from bot.store.types import utc


class MemorySuggestions:
    """Suggestions by id, and who has which seat."""

    def __init__(self, suggestions: Table[str, Suggestion], seats: Table[str, str]) -> None:
        self._suggestions = suggestions
        self._seats = seats

    def add(self, suggestion: Suggestion, seat: str | None = None) -> bool:
        """Insert a suggestion; return False, and change nothing, when its seat is taken."""
        if seat is not None and seat in self._seats:
            return False
        if suggestion.id in self._suggestions:
            raise ValueError(f"the id of a suggestion is unique: {suggestion.id}")
        self._suggestions[suggestion.id] = replace(suggestion, at=utc(suggestion.at))
        if seat is not None:
            self._seats[seat] = suggestion.id
        return True

    def keep_draft(self, suggestion: Suggestion, seat: str) -> None:
        """Insert a draft, or replace what was typed in the one that has this seat."""
        draft = self.at_seat(seat)
        if draft is None:
            self.add(suggestion, seat)
        else:
            typed = replace(draft, channel=suggestion.channel, parts=suggestion.parts, at=utc(suggestion.at))
            self._suggestions[draft.id] = typed

    def at_seat(self, seat: str) -> Suggestion | None:
        """Return the suggestion that has a seat."""
        return self._suggestions.get(self._seats.get(seat, ""))

    def leave_seat(self, seat: str) -> None:
        """Forget the draft that has a seat, if there is one."""
        if seated := self._seats.pop(seat, None):
            del self._suggestions[seated]

    def get(self, suggestion: str) -> Suggestion | None:
        """Return the suggestion of that id."""
        return self._suggestions.get(suggestion)

    def settle(
        self,
        suggestion: str,
        before: SuggestionState,
        after: SuggestionState,
        by: str,
        at: datetime,
        word: str = "",
    ) -> bool:
        """Move a suggestion on; return False, and change nothing, when it is not as it was before."""
        found = self.get(suggestion)
        if found is None or found.state is not before:
            return False
        decided = replace(found, state=after, decided_by=by, decided_at=utc(at), word=word)
        self._suggestions[suggestion] = decided
        for seat in [seat for seat, seated in self._seats.items() if seated == suggestion]:
            del self._seats[seat]
        return True

    def in_state(self, state: SuggestionState, space: str, channels: Sequence[str]) -> list[Suggestion]:
        """Return the questions of a space and the notes of channels in a state, the oldest first."""
        found = (one for one in self._suggestions.values() if one.state is state)
        return _oldest_first(
            one
            for one in found
            if (one.space == space if one.kind is SuggestionKind.QUESTION else one.channel in channels)
        )

    def notes(self, question: str, channels: Sequence[str], limit: int) -> list[Suggestion]:
        """Return the approved notes about a question in channels, the newest first."""
        approved = (one for one in self._suggestions.values() if one.state is SuggestionState.APPROVED)
        notes = (one for one in approved if one.kind is SuggestionKind.NOTE and one.question == question)
        return _oldest_first(one for one in notes if one.channel in channels)[::-1][:limit]

    def approved_questions(self) -> list[Suggestion]:
        """Return the approved questions of all spaces, the oldest first."""
        return _oldest_first(one for one in self._questions() if one.state is SuggestionState.APPROVED)

    def stamp(self) -> str:
        """Return a text that changes whenever a suggestion is decided or taken out."""
        latest = max((one.decided_at for one in self._questions() if one.decided_at), default=None)
        return f"{len(self.approved_questions())}/{latest}"

    def _questions(self) -> Iterator[Suggestion]:
        return (one for one in self._suggestions.values() if one.kind is SuggestionKind.QUESTION)


def _oldest_first(found: Iterator[Suggestion]) -> list[Suggestion]:
    return sorted(found, key=lambda one: (one.at, one.id))
