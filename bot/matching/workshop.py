"""The workshop: where answers are compared, on this machine at once, and elsewhere where a plan wants it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from typing import Protocol, TypeVar

from bot.domain.checklist import NOT_COMPARED, Comparand, Compared
from bot.domain.plan import Comparison
from bot.engine.ports import Matcher
from bot.matching.endpoint import Endpoint, EndpointFailed

T = TypeVar("T")

log = logging.getLogger(__name__)


MOST_WAITING = 4
"""From so many that wait on, words do: the longest answer takes 0.3 s, and Slack waits for three seconds."""


class Run(Protocol):
    """Runs pieces of work somewhere else, in their order."""

    @property
    def waiting(self) -> int:
        """How many pieces of work have not begun yet."""
        ...

    def __call__(self, work: Callable[[], T]) -> Future[T]:
        """Hand in a piece of work."""
        ...

    def close(self) -> None:
        """End, without waiting for anything."""
        ...


class Workshop:
    """Compares by words, or by meaning where the extra is installed; and by an endpoint, if there is one."""

    def __init__(
        self,
        words: Matcher,
        load_meaning: Callable[[], Matcher | None],
        near: Run,
        far: Run,
        endpoint: Endpoint | None = None,
    ) -> None:
        self._words = words
        self._load_meaning = load_meaning
        self._near = near
        self._far = far
        self._endpoint = endpoint

    @cached_property
    def _meaning(self) -> Matcher:
        """The matcher of meanings, loaded when it is wanted first; without the extra, the one of words."""
        return self._load_meaning() or self._words

    def prepare(self) -> Future[str]:
        """Load what comparing by meaning needs before anybody waits for it; return what there is."""
        return self._near(lambda: self._meaning.version)

    def compare(self, work: Comparand) -> Future[Compared]:
        """Compare on this machine, as far as possible in the way that is wanted."""
        wants_meaning = work.how is Comparison.MEANING and self._near.waiting < MOST_WAITING
        return self._near(lambda: _compared(self._meaning if wants_meaning else self._words, work))

    def elsewhere(self, work: Comparand) -> Future[Compared | None] | None:
        """Compare by the endpoint, if that is wanted and there is one; None comes of it if it failed."""
        endpoint = self._endpoint
        if work.how is not Comparison.ENDPOINT or endpoint is None:
            return None
        return self._far(lambda: _asked(endpoint, work))

    def close(self) -> None:
        """End the threads in which answers are compared."""
        self._near.close()
        self._far.close()


def _compared(matcher: Matcher, work: Comparand) -> Compared:
    """Compare; an answer is kept even if comparing it breaks."""
    try:
        return matcher.compare(work.about, work.lines, work.text)
    except Exception:
        log.exception("an answer could not be compared by %s", matcher.version)
        return NOT_COMPARED


def _asked(endpoint: Endpoint, work: Comparand) -> Compared | None:
    """Ask the endpoint; why it failed is for the operator, the learner has what was found here."""
    try:
        return endpoint.compare(work.about, work.lines, work.text)
    except EndpointFailed as failure:
        log.warning("the endpoint has not compared an answer: %s", failure)
        return None
