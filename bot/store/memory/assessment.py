"""What learners say about their own answers: checklists, and interviews under way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.checklist import Checklist
from bot.domain.interview import Interview, Phase
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryChecklists:
    """Checklists by member and slot."""

    def __init__(self, checklists: Table[tuple[str, str], Checklist]) -> None:
        self._checklists = checklists

    def begin(self, checklist: Checklist) -> bool:
        """Insert a checklist; False, and nothing changes, when its text has one."""
        key = (checklist.member, checklist.slot)
        if key in self._checklists:
            return False
        self._checklists[key] = replace(checklist, at=utc(checklist.at))
        return True

    def get(self, member: str, slot: str) -> Checklist | None:
        """Return the checklist of a text."""
        return self._checklists.get((member, slot))

    def improve(self, checklist: Checklist) -> bool:
        """Replace what was found of a text; False, and nothing changes, once its author has ticked."""
        known = self.get(checklist.member, checklist.slot)
        if known is None or known.ticked_at is not None:
            return False
        self._replace(known, checklist)
        return True

    def tick(self, checklist: Checklist) -> None:
        """Replace a checklist by one that its author ticked."""
        known = self.get(checklist.member, checklist.slot)
        if known is not None:
            at = checklist.ticked_at and utc(checklist.ticked_at)
            self._replace(replace(known, ticked_at=at), checklist)

    def ticked(self, prompt: str) -> list[Checklist]:
        """Return the checklists of a prompt that their authors ticked, by member."""
        found = (one for one in self._checklists.values() if one.prompt == prompt and one.ticked_at)
        return sorted(found, key=lambda one: one.member)

    def _replace(self, known: Checklist, new: Checklist) -> None:
        """Put in place of a checklist one with other findings."""
        self._checklists[known.member, known.slot] = replace(
            known, matcher=new.matcher, doubt=new.doubt, entries=new.entries
        )


class MemoryInterviews:
    """Interviews by id."""

    def __init__(self, interviews: Table[str, Interview]) -> None:
        self._interviews = interviews

    def add(self, interview: Interview) -> None:
        """Insert an interview. Raises ValueError when its id is taken."""
        if interview.id in self._interviews:
            raise ValueError(f"the id of an interview is unique: {interview.id}")
        self._interviews[interview.id] = replace(interview, at=utc(interview.at))

    def get(self, interview: str) -> Interview | None:
        """Return the interview of that id."""
        return self._interviews.get(interview)

    def unfinished(self, members: Sequence[str]) -> Interview | None:
        """Return the interview that these members began last, of those neither done nor left."""
        ended = (Phase.DONE, Phase.LEFT)
        found = (one for one in self._interviews.values() if one.member in members and one.phase not in ended)
        return min(found, key=lambda one: (-one.at.timestamp(), one.id), default=None)

    def advance(self, interview: Interview, was: Phase) -> bool:
        """Replace an interview that was in a phase; False, and nothing changes, when it no longer is."""
        known = self._interviews.get(interview.id)
        if known is None or known.phase is not was:
            return False
        self._interviews[interview.id] = interview
        return True

    def met(self, members: Sequence[str]) -> Mapping[str, datetime]:
        """Return the questions that these members were interviewed on, and when last."""
        theirs = (one for one in self._interviews.values() if one.member in members)
        return {one.question: one.at for one in sorted(theirs, key=lambda one: one.at)}
