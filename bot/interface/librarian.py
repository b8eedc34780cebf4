"""The librarian: keeps the library in step with what is decided, in this process and in others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TypeVar

from bot.domain.question import Question
from bot.domain.suggested_question import question_of
from bot.domain.suggestion import Suggestion
from bot.engine.ports import Store, Unit
from bot.interface.library import Library, Wants

T = TypeVar("T")


class Librarian:
    """Puts suggested questions into the library once they are approved, and sets aside what is held."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library

    def renew(self) -> None:
        """Look whether something was decided since. Blocks."""
        self._sort_in(self._store.read(self._wants).result())

    def after(self, deciding: Future[T]) -> Future[T]:
        """Return a future of the same result that resolves once the library knows what was decided."""
        renewed: Future[T] = Future()
        renewed.set_running_or_notify_cancel()

        def look(decided: Future[T]) -> None:
            if problem := decided.exception():
                renewed.set_exception(problem)
            else:
                self._store.read(self._wants).add_done_callback(lambda wants: finish(wants, decided.result()))

        def finish(wants: Future[Wants], result: T) -> None:
            # what is not learnt now is learnt at the next tick; the decision itself stands
            if not wants.exception():
                self._sort_in(wants.result())
            renewed.set_result(result)

        deciding.add_done_callback(look)
        return renewed

    def _wants(self, unit: Unit) -> Wants:
        """Return what is wanted now; suggestions are read only where one was decided about since."""
        known, stamp = self._library.wants, unit.suggestions.stamp()
        approved = None if stamp == known.stamp else unit.suggestions.approved_questions()
        suggested = known.suggested if approved is None else _by_space(approved)
        return Wants(stamp, suggested, frozenset(unit.disputes.set_aside()))

    def _sort_in(self, wants: Wants) -> None:
        """Arrange the library anew, if anything is wanted otherwise."""
        if wants != self._library.wants:
            self._library.arrange(wants)


def _by_space(approved: list[Suggestion]) -> Mapping[str, Sequence[Question]]:
    """Return the suggested questions of each space."""
    found: dict[str, list[Question]] = defaultdict(list)
    for one in approved:
        found[one.space].append(question_of(one))
    return found
