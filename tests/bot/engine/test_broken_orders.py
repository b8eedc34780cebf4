"""Orders that cannot be put together: one fault stays with its order."""

from dataclasses import replace

import pytest

from bot.domain.order import Subject
from bot.domain.places import Channel
from bot.store.memory import MemoryStore
from tests.builders import CHANNEL, STUDY, an_order
from tests.stage import PACK, Stage

OTHER = Channel(STUDY, "C0OTHER")
SPOILT = replace(PACK.questions["q2"], steps=None)  # type: ignore[arg-type]  # what no loader lets through


@pytest.fixture
def stage() -> Stage:
    """Two channels, one of which studies a question whose steps cannot be shown, after Monday's post."""
    built = Stage(MemoryStore(), replace(PACK, questions={**PACK.questions, "q2": SPOILT}))
    built.studies(topics=("security",))
    built.studies(topics=("caching",), channel=OTHER)
    built.at(9)
    built.deliver()
    return built


def test_what_cannot_be_put_into_words_holds_up_nothing(stage: Stage) -> None:
    """A layer that cannot be shown is ended and reported; what stands behind it and elsewhere goes out."""
    stage.at(13)
    keys = {one.key.removeprefix("slack:T0STUDY:") for one in stage.deliver()}
    stage.at(17)
    keys |= {one.key.removeprefix("slack:T0STUDY:") for one in stage.deliver()}
    layers = {
        f"{channel}/{kind}/2026-11-23"
        for channel in ("C0STUDY", "C0OTHER")
        for kind in ("ask-first", "steps")
    }

    assert layers - keys == {"C0STUDY/steps/2026-11-23"}
    assert f"{CHANNEL.key}/steps/2026-11-23" in stage.broken


def test_what_has_no_facts_holds_up_nothing(stage: Stage) -> None:
    """An order that says nothing of what it is about is ended and reported, once."""
    order = an_order("nonsense", subject=Subject.CORRECTION, not_before=stage.clock.at)
    stage.run(lambda unit: unit.outbox.order(order))

    assert [stage.claim(), stage.claim(), stage.broken] == [[], [], ["nonsense"]]
    assert stage.run(lambda unit: unit.outbox.next_due()) is None
