"""Suggestions as a port, and the editor who reads them as a file of a pack would be read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.question import Question
from bot.domain.suggestion import Suggestion, SuggestionState


class Suggestions(Protocol):
    """Questions and notes that members suggested, and what became of them.

    A seat is a name under which at most one suggestion waits, or is drafted; deciding frees it.
    """

    def add(self, suggestion: Suggestion, seat: str | None = None) -> bool:
        """Insert a suggestion; return False, and change nothing, when its seat is taken."""
        ...

    def keep_draft(self, suggestion: Suggestion, seat: str) -> None:
        """Insert a draft, or replace what was typed in the one that has this seat."""
        ...

    def at_seat(self, seat: str) -> Suggestion | None:
        """Return the suggestion that has a seat."""
        ...

    def leave_seat(self, seat: str) -> None:
        """Forget the draft that has a seat, if there is one."""
        ...

    def get(self, suggestion: str) -> Suggestion | None:
        """Return the suggestion of that id."""
        ...

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
        ...

    def in_state(self, state: SuggestionState, space: str, channels: Sequence[str]) -> list[Suggestion]:
        """Return the questions of a space and the notes of channels in a state, the oldest first."""
        ...

    def notes(self, question: str, channels: Sequence[str], limit: int) -> list[Suggestion]:
        """Return the approved notes about a question in channels, the newest first."""
        ...

    def approved_questions(self) -> list[Suggestion]:
        """Return the approved questions of all spaces, the oldest first."""
        ...

    def stamp(self) -> str:
        """Return a text that changes whenever a suggestion is decided or taken out."""
        ...


class Editor(Protocol):
    """Reads a suggested question as the checker of packs would read its file."""

    def problems(self, question: Question) -> Mapping[str, str]:
        """Return what keeps it out of a pack: a sentence for each part of the form concerned."""
        ...

    def remarks(self, question: Question) -> tuple[str, ...]:
        """Return what its style lacks, in sentences."""
        ...
