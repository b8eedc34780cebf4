"""The librarian: keeps the library in step with what stewards decide, in this process and in others."""

from collections import defaultdict
from concurrent.futures import Future
from typing import TypeVar

from bot.domain.question import Question
from bot.domain.suggested_question import question_of
from bot.domain.suggestion import Suggestion
from bot.engine.ports import Store, Unit
from bot.interface.library import Library

T = TypeVar("T")
News = tuple[str, list[Suggestion] | None]
"""The stamp of the suggestions, and the approved ones where it is not the stamp that was known."""


class Librarian:
    """Puts suggested questions into the library once they are approved, and takes them out again."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._stamp = ""

    def renew(self) -> None:
        """Look whether something was decided since. Blocks."""
        self._sort_in(self._store.read(self._news).result())

    def after(self, deciding: Future[T]) -> Future[T]:
        """Return a future of the same result that resolves once the library knows what was decided."""
        renewed: Future[T] = Future()
        renewed.set_running_or_notify_cancel()

        def look(decided: Future[T]) -> None:
            if problem := decided.exception():
                renewed.set_exception(problem)
            else:
                self._store.read(self._news).add_done_callback(lambda news: finish(news, decided.result()))

        def finish(news: Future[News], result: T) -> None:
            # what is not learnt now is learnt at the next tick; the decision itself stands
            if not news.exception():
                self._sort_in(news.result())
            renewed.set_result(result)

        deciding.add_done_callback(look)
        return renewed

    def _news(self, unit: Unit) -> News:
        """Return what was decided since, if anything was."""
        stamp = unit.suggestions.stamp()
        return stamp, None if stamp == self._stamp else unit.suggestions.approved_questions()

    def _sort_in(self, news: News) -> None:
        """Give each space what its stewards approved."""
        stamp, approved = news
        if approved is None:
            return
        by_space: dict[str, list[Question]] = defaultdict(list)
        for one in approved:
            by_space[one.space].append(question_of(one))
        self._library.take_in(by_space)
        self._stamp = stamp
