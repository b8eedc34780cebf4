"""What learners say about their own answers, as ports: checklists, and interviews under way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.checklist import Checklist
from bot.domain.interview import Interview, Phase


class Checklists(Protocol):
    """What each text was found to cover, and what its author ticked."""

    def begin(self, checklist: Checklist) -> bool:
        """Insert a checklist; False, and nothing changes, when its text has one."""
        ...

    def get(self, member: str, slot: str) -> Checklist | None:
        """Return the checklist of a text."""
        ...

    def improve(self, checklist: Checklist) -> bool:
        """Replace what was found of a text; False, and nothing changes, once its author has ticked."""
        ...

    def tick(self, checklist: Checklist) -> None:
        """Replace a checklist by one that its author ticked."""
        ...

    def ticked(self, prompt: str) -> list[Checklist]:
        """Return the checklists of a prompt that their authors ticked, by member."""
        ...


class Interviews(Protocol):
    """Interviews, as far as each got."""

    def add(self, interview: Interview) -> None:
        """Insert an interview."""
        ...

    def get(self, interview: str) -> Interview | None:
        """Return the interview of that id."""
        ...

    def unfinished(self, members: Sequence[str]) -> Interview | None:
        """Return the interview that these members began last, of those neither done nor left."""
        ...

    def advance(self, interview: Interview, was: Phase) -> bool:
        """Replace an interview that was in a phase; False, and nothing changes, when it no longer is."""
        ...

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members were interviewed on, and when last."""
        ...
