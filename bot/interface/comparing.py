"""Comparing what somebody wrote: before it is kept, and outside of every transaction."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from bot.domain.checklist import NOT_COMPARED, Comparand, Compared
from bot.domain.plan import Comparison
from bot.engine.compare import is_waiting, keep_better
from bot.engine.ports import Store, Unit
from bot.interface.request import Later, Reply
from bot.message.model import Message

A = TypeVar("A")
B = TypeVar("B")


class Workshop(Protocol):
    """Where comparing is done; neither the store nor the doors wait inside it."""

    def compare(self, work: Comparand) -> Future[Compared]:
        """Compare on this machine, as far as possible in the way that is wanted."""
        ...

    def elsewhere(self, work: Comparand) -> Future[Compared | None] | None:
        """Compare by a model elsewhere, if that is wanted and there is one; None comes of it if it failed."""
        ...

    def close(self) -> None:
        """Compare no more."""
        ...


class NoWorkshop:
    """Compares nothing: learners tick by themselves."""

    def compare(self, _work: Comparand) -> Future[Compared]:
        """Find nothing out, at once."""
        return at_once(NOT_COMPARED)

    def elsewhere(self, _work: Comparand) -> None:
        """Know no model."""

    def close(self) -> None:
        """Have nothing to end."""


NO_WORKSHOP = NoWorkshop()


class Comparing:
    """Lays the text of a form beside its lines before the form is taken."""

    def __init__(self, store: Store, workshop: Workshop) -> None:
        self._store = store
        self._workshop = workshop

    def first(
        self,
        find: Callable[[Unit], Comparand | None],
        take: Callable[[Compared], Future[Reply]],
        again: Callable[[Unit], Reply],
    ) -> Future[Reply]:
        """Find what is to be compared, compare it, take the form with what was found, then look elsewhere.

        What is found elsewhere is kept, and shown by what `again` returns.
        """

        def compared(work: Comparand | None) -> Future[Reply]:
            if work is None:
                return take(NOT_COMPARED)
            taken = followed(self._workshop.compare(work), take)
            if work.how is not Comparison.ENDPOINT:
                return taken
            return followed(taken, lambda reply: at_once(self._awaiting(work, reply, again)))

        return followed(self._store.read(find), compared)

    def _awaiting(self, work: Comparand, reply: Reply, again: Callable[[Unit], Reply]) -> Reply:
        """Begin to look elsewhere, and return a reply that makes way for what is found there."""
        improved = self.improve(work)

        def better(unit: Unit) -> Message | None:
            found = again(unit)
            return found if isinstance(found, Message) else None

        def then() -> Future[Message | None]:
            return followed(improved, lambda kept: self._store.read(better) if kept else at_once(None))

        return Later(reply, then) if isinstance(reply, Message) else reply

    def improve(self, work: Comparand) -> Future[bool]:
        """Compare elsewhere what was kept, and keep what is found: the checklist shows it when opened."""

        def asked(waiting: bool) -> Future[Compared | None]:
            return (self._workshop.elsewhere(work) if waiting else None) or at_once(None)

        def kept(found: Compared | None) -> Future[bool]:
            if found is None:
                return at_once(False)
            return self._store.write(lambda unit: keep_better(unit, work, found))

        return followed(followed(self._store.read(lambda unit: is_waiting(unit, work)), asked), kept)


def at_once(value: A) -> Future[A]:
    """Return a future that has its result."""
    future: Future[A] = Future()
    future.set_result(value)
    return future


def followed(first: Future[A], then: Callable[[A], Future[B]]) -> Future[B]:
    """Return what comes of a second piece of work that follows from the first; nobody waits in between."""
    outcome: Future[B] = Future()
    # once it is running, nobody can cancel it under those who will set it
    outcome.set_running_or_notify_cancel()

    def settle(second: Future[B]) -> None:
        try:
            outcome.set_result(second.result())
        except Exception as error:  # noqa: BLE001 - whoever waits for the outcome gets it
            outcome.set_exception(error)

    def go_on(done: Future[A]) -> None:
        try:
            second = then(done.result())
        except Exception as error:  # noqa: BLE001 - here too
            outcome.set_exception(error)
        else:
            second.add_done_callback(settle)

    first.add_done_callback(go_on)
    return outcome
