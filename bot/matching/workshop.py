"""The workshop: where answers are compared, on this machine at once, and elsewhere where a plan wants it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from typing import Protocol, TypeVar

from bot.domain.checklist import Comparand, Compared
from bot.domain.plan import Comparison
from bot.engine.ports import Matcher
from bot.matching.endpoint import Endpoint, EndpointFailed

T = TypeVar("T")

log = logging.getLogger(__name__)


class Run(Protocol):
    """Runs a piece of work somewhere, and hands back its future."""

    def __call__(self, work: Callable[[], T]) -> Future[T]:
        """Hand in a piece of work."""
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
        return self._near(lambda: self._local(work.how).compare(work.about, work.lines, work.text))

    def elsewhere(self, work: Comparand) -> Future[Compared | None] | None:
        """Compare by the endpoint, if that is wanted and there is one; None comes of it where it failed."""
        endpoint = self._endpoint
        if work.how is not Comparison.ENDPOINT or endpoint is None:
            return None
        return self._far(lambda: _asked(endpoint, work))

    def _local(self, how: Comparison) -> Matcher:
        return self._meaning if how is Comparison.MEANING else self._words


def _asked(endpoint: Endpoint, work: Comparand) -> Compared | None:
    """Ask the endpoint; why it failed is for the operator, the learner has what was found here."""
    try:
        return endpoint.compare(work.about, work.lines, work.text)
    except EndpointFailed as failure:
        log.warning("the endpoint has not compared an answer: %s", failure)
        return None
