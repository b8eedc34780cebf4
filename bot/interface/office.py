"""The office: what an operator asks of the bot, besides running it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from bot.domain.audit import Checked, Difference
from bot.domain.own_data import Deletion
from bot.domain.question import Question
from bot.domain.suggested_question import question_of
from bot.engine import audit, own_data
from bot.engine.link import settle_person
from bot.engine.ports import Clock, Ids, Store, Unit
from bot.engine.recount import recount_scope
from bot.message.model import File
from bot.screens.own_files import own_files

T = TypeVar("T")
Look = Callable[[Unit], tuple[Difference, ...]]
TRIES = 3
"""How often a difference must be seen: what came in while it was looked for differs once."""


class Office:
    """Answers an operator; every method blocks until it is done."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    def own_files(self, member: str) -> tuple[File, ...]:
        """Return everything that is kept of the person behind a member, as files."""
        now = self._clock.now()
        return own_files(self._read(lambda unit: own_data.own_data(unit, member, now)))

    def delete(self, member: str) -> int:
        """Delete everything of the person behind a member; return how many answers stay without a name."""
        now, ids = self._clock.now(), self._ids
        return self._write(lambda unit: own_data.delete(unit, ids, member, now)).answers

    def deletions(self) -> list[Deletion]:
        """Return the deletions that are remembered, the earliest first."""
        return self._read(lambda unit: unit.traces.deletions())

    def delete_again(self, deletions: Iterable[Deletion]) -> int:
        """Carry out those deletions that are not known here, as after a restore; return how many."""
        now, ids, asked = self._clock.now(), self._ids, list(deletions)
        return self._write(lambda unit: own_data.delete_again(unit, ids, asked, now))

    def keeps(self, member: str) -> bool:
        """Tell whether anything is kept of the person behind a member."""
        now = self._clock.now()
        kept = self._read(lambda unit: own_data.own_data(unit, member, now))
        return any(kept.tables.values())

    def suggested(self) -> list[Question]:
        """Return the questions that stewards of all spaces approved, the oldest first."""
        return [question_of(one) for one in self._read(lambda unit: unit.suggestions.approved_questions())]

    def audit(self, *, repair: bool = False) -> Iterator[Checked]:
        """Hold every stored number against the ledger; yield after each person and each scope.

        With `repair` the right numbers are stored. Boards rest on what answers pay, so they come last.
        """
        people, scopes = self._read(audit.people), self._read(audit.scopes)
        total = len(people) + len(scopes)
        for done, person in enumerate(people, 1):
            found = self._confirmed(partial(audit.person_differs, person=person))
            if found and repair:
                self._write(partial(settle_person, person=person, now=self._clock.now()))
            yield Checked(done, total, found)
        for done, (scope, channels) in enumerate(scopes.items(), len(people) + 1):
            found = self._confirmed(partial(audit.scope_differs, scope=scope, channels=channels))
            if found and repair:
                self._write(partial(recount_scope, scope=scope))
            yield Checked(done, total, found)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _confirmed(self, look: Look) -> tuple[Difference, ...]:
        """Return what differs whenever one looks."""
        found = self._read(look)
        for _ in range(TRIES - 1):
            if not found:
                break
            again = self._read(look)
            found = tuple(one for one in found if one in again)
        return found

    def _read(self, work: Callable[[Unit], T]) -> T:
        return self._store.read(work).result()

    def _write(self, work: Callable[[Unit], T]) -> T:
        return self._store.write(work).result()
