"""What a model elsewhere finds in an answer, after the answer is kept."""

from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from bot.domain.checklist import Comparand, Compared, Match, State
from bot.domain.plan import Comparison
from bot.engine.compare import answer_to_compare, is_waiting
from bot.interface.request import Later
from bot.message.model import Message
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import BEN
from tests.stage import Stage, asked, button, said, words, words_only
from tests.studied import ANSWER, STEPS, STUDIED, kept, ticks, writes

TICK = "Tick what you covered"
BETTER = Compared("endpoint/x", tuple(Match(key, State.COVERED, None, "First") for key in STEPS))


class Elsewhere:
    """A workshop with a model elsewhere that answers when it is told to."""

    def __init__(self, says: Compared | None = BETTER) -> None:
        self.here = words_only(STUDIED)
        self.says = says
        self.asked: list[Comparand] = []
        self.waits: list[Future[Compared | None]] = []

    def compare(self, work: Comparand) -> Future[Compared]:
        """Compare by words."""
        return self.here.compare(work)

    def elsewhere(self, work: Comparand) -> Future[Compared | None] | None:
        """Take the question; the answer comes with `answers`."""
        self.asked.append(work)
        self.waits.append(Future())
        return self.waits[-1]

    def answers(self) -> None:
        """Let every model that was asked answer now."""
        for future in self.waits:
            future.set_result(self.says)
        self.waits = []

    def close(self) -> None:
        """Have nothing to end."""


@pytest.fixture
def far() -> Elsewhere:
    """A workshop with a model elsewhere."""
    return Elsewhere()


@pytest.fixture
def distant(far: Elsewhere) -> Iterator[Stage]:
    """A stage whose channel lets a model elsewhere compare."""
    built = Stage(MemoryStore(), STUDIED, workshop=far)
    built.studies(comparison=Comparison.ENDPOINT)
    built.at(9)
    yield built
    built.desk.close()


def test_what_comes_from_elsewhere_is_seen_when_the_list_opens(distant: Stage, far: Elsewhere) -> None:
    """What was found here is shown at once; what a model elsewhere found replaces it when it is there."""
    prompt = distant.post()
    shown = writes(distant, prompt)
    assert "A model is asked for a closer comparison." in words(shown)
    assert kept(distant, prompt).matcher == "words/1"
    far.answers()

    assert kept(distant, prompt).matcher == "endpoint/x"
    assert asked(distant.presses(button(shown, TICK))).fields[0].chosen == tuple(STEPS)
    again = words(said(distant.presses(Press("answer", (prompt.id,)))))
    assert "A model's opinion, not grading." in again
    assert "A model is asked" not in again


@pytest.mark.parametrize("says", [BETTER, None], ids=["found", "failed"])
def test_what_is_shown_makes_way_for_what_comes(
    distant: Stage, far: Elsewhere, says: Compared | None
) -> None:
    """The answer that is shown makes way for the closer comparison, and stands where none comes."""
    far.says = says
    prompt = distant.post()
    reply = distant.fills(Press("answered", (prompt.id,)), {"text": (ANSWER,)})
    assert isinstance(reply, Later)
    better = reply.then()
    assert not better.done()
    far.answers()

    shown = better.result()
    if says is None:
        assert shown is None
        return
    assert shown is not None
    assert shown.title == "Your answer is kept"
    assert "A model's opinion, not grading." in words(shown)
    assert "A model is asked" not in words(shown)


def test_ticks_stay_whatever_comes_from_elsewhere(distant: Stage, far: Elsewhere) -> None:
    """Once the learner has ticked, nothing that is found later changes the list."""
    prompt = distant.post()
    writes(distant, prompt)
    ticks(distant, prompt, "steps/s1")
    before = kept(distant, prompt)
    far.answers()

    assert kept(distant, prompt) == before


def test_a_model_that_fails_changes_nothing(distant: Stage, far: Elsewhere) -> None:
    """Where the model elsewhere fails, what was found here stays."""
    far.says = None
    prompt = distant.post()
    writes(distant, prompt)
    before = kept(distant, prompt)
    far.answers()

    assert kept(distant, prompt) == before


def test_only_what_was_kept_leaves_the_machine(distant: Stage, far: Elsewhere) -> None:
    """An answer that was refused, or repeated, is sent to nobody."""
    prompt = distant.post()
    form = asked(distant.presses(Press("answer", (prompt.id,))))
    assert "leaves this machine" in words(Message("", form.intro))
    writes(distant, prompt)
    writes(distant, prompt, "Another one, after the first.")
    distant.move(hours=9)
    distant.deliver()
    writes(distant, prompt, member=BEN)

    assert [work.text for work in far.asked] == [ANSWER]
    assert "First I measure" not in far.asked[0].about


def test_of_two_answers_at_once_one_leaves(distant: Stage, far: Elsewhere) -> None:
    """Of two answers that were sent at the same time, the one that was not kept is sent to nobody."""
    prompt = distant.post()
    texts = (ANSWER, "Alert when two copies run, and measure the load.")
    works = [distant.run(answer_to_compare, STUDIED, distant.visit(), prompt.id, text) for text in texts]
    writes(distant, prompt)

    assert [distant.run(is_waiting, work) for work in works] == [True, False]
    ticks(distant, prompt, "steps/s1")
    assert not distant.run(is_waiting, works[0])


def test_nothing_leaves_where_the_plan_wants_words(far: Elsewhere) -> None:
    """In a channel that compares here, no model elsewhere hears of an answer, and nobody is told of one."""
    stage = Stage(MemoryStore(), STUDIED, workshop=far)
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    form = asked(stage.presses(Press("answer", (prompt.id,))))
    writes(stage, prompt)

    assert far.asked == []
    assert "leaves this machine" not in words(Message("", form.intro))
