"""Work that follows from other work: nobody waits in between, and nothing is lost on the way."""

from concurrent.futures import CancelledError, Future
from typing import Any

import pytest

from bot.domain.checklist import NOT_COMPARED, Comparand, Compared
from bot.domain.pack import Pack
from bot.domain.plan import Comparison
from bot.engine.ports import Matcher
from bot.interface.comparing import NO_WORKSHOP, at_once, followed
from bot.matching.workshop import MOST_WAITING, Workshop
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA
from tests.stage import Inline, Stage, said

WORK = Comparand(ANA.key, "written/p1", Comparison.MEANING, "Why?", (), "So.")


class Named:
    """A matcher that finds nothing, or breaks, and says who it is."""

    def __init__(self, version: str, *, breaks: bool = False) -> None:
        self.version = version
        self.breaks = breaks

    def compare(self, *_about: Any) -> Compared:
        """Find nothing."""
        if self.breaks:
            raise RuntimeError(self.version)
        return Compared(self.version)


class Busy(Inline):
    """Does work at once, and says that much is waiting."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting


def test_the_second_follows_from_the_first() -> None:
    """What comes of the second piece of work is what comes of both."""
    first: Future[int] = Future()
    outcome = followed(first, lambda number: at_once(number + 1))

    assert not outcome.done()
    first.set_result(1)
    assert outcome.result(timeout=1) == 2


def test_a_fault_of_either_is_the_fault_of_both() -> None:
    """Whatever fails, first or second or what leads from one to the other, whoever waits is told."""
    failed: Future[int] = Future()
    failed.set_exception(KeyError("broken"))

    def breaks(_number: int) -> Future[int]:
        raise KeyError("broken")

    for outcome in (
        followed(failed, at_once),
        followed(at_once(1), lambda _: failed),
        followed(at_once(1), breaks),
    ):
        with pytest.raises(KeyError, match="broken"):
            outcome.result(timeout=1)


def test_work_that_is_called_off_leaves_nobody_waiting() -> None:
    """When either piece of work is called off before it began, whoever waits is told."""
    for place in (0, 1):
        futures: list[Future[int]] = [Future(), Future()]
        futures[place].cancel()
        futures[place].set_running_or_notify_cancel()
        if place:
            futures[0].set_result(1)
        outcome = followed(futures[0], lambda _, second=futures[1]: second)
        with pytest.raises(CancelledError):
            outcome.result(timeout=1)


def test_giving_up_waiting_breaks_nothing() -> None:
    """Whoever no longer waits does not stop the work, which settles all the same."""
    first: Future[int] = Future()
    outcome = followed(first, lambda number: at_once(number + 1))

    assert not outcome.cancel()
    first.set_result(1)
    assert outcome.result(timeout=1) == 2


def test_without_a_workshop_nothing_is_compared() -> None:
    """A desk may do without comparing: then nothing is found, here or elsewhere."""
    assert NO_WORKSHOP.compare(WORK).result() == NOT_COMPARED
    assert NO_WORKSHOP.elsewhere(WORK) is None


def shop(meaning: Matcher | None, waiting: int = 0) -> Workshop:
    """Return a workshop with these matchers."""
    return Workshop(Named("words/1"), lambda: meaning, Busy(waiting), Inline())


@pytest.mark.parametrize(
    ("waiting", "by"), [(0, "meaning/1"), (MOST_WAITING - 1, "meaning/1"), (MOST_WAITING, "words/1")]
)
def test_a_queue_is_cut_short_by_words(waiting: int, by: str) -> None:
    """Where many wait to be compared by meaning, the next are compared by words, which takes no time."""
    assert shop(Named("meaning/1"), waiting).compare(WORK).result().matcher == by


def test_a_matcher_that_breaks_loses_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    """What breaks while comparing is logged, and the answer is kept without a comparison."""
    stage = Stage(MemoryStore(), workshop=shop(Named("meaning/1", breaks=True)))
    stage.studies(comparison=Comparison.MEANING)
    stage.at(9)
    prompt = stage.post()
    steps = stage.pack.questions[prompt.question].steps

    assert shop(Named("meaning/1", breaks=True)).compare(WORK).result() == NOT_COMPARED
    assert "could not be compared by meaning/1" in caplog.text
    shown = said(stage.fills(Press("answered", (prompt.id,)), {"text": ("So.",)}))
    assert (shown.title, steps) == ("Your answer is kept", ())


@pytest.mark.parametrize("verb", ["answered", "interview-asked", "interview-planned"])
def test_a_forged_form_is_not_compared(verb: str) -> None:
    """A form whose token has too few or too many parts gets the sentence for an old button."""
    stage = Stage(MemoryStore(), Pack("none", "1", (), {}))

    for args in ((), ("a", "b")):
        assert "older version" in said(stage.fills(Press(verb, args), {"text": ("x",)})).title
