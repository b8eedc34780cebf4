"""What a channel covered together: from ticks, from three people on, without names."""

from collections.abc import Iterator

import pytest

from bot.domain.coverage import Coverage
from bot.domain.places import Member
from bot.domain.prompt import Prompt
from bot.engine.coverage import coverage
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, STUDY
from tests.stage import Stage, words
from tests.studied import ANSWER, STUDIED

DAN, EVA = Member(STUDY, "U0DAN"), Member(STUDY, "U0EVA")
ALERT = "Alert when two copies run"


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A stage with questions that have all their parts."""
    built = Stage(MemoryStore(), STUDIED)
    yield built
    built.desk.close()


def answers(stage: Stage, prompt: Prompt, member: Member, *steps: str) -> None:
    """Write an answer and tick these steps."""
    stage.fills(Press("answered", (prompt.id,)), {"text": (ANSWER,)}, member)
    stage.fills(Press("ticked", (prompt.id,)), {"steps": tuple(f"steps/{step}" for step in steps)}, member)


def covered(stage: Stage, prompt: Prompt) -> Coverage | None:
    """Return what was covered together."""
    found: Coverage | None = stage.run(coverage, stage.pack, prompt.id)
    return found


def closing(stage: Stage) -> str:
    """Return what the thread is told at the close."""
    stage.move(hours=9)
    return next(words(one.message) for one in stage.deliver() if one.message.title == "Do and avoid")


def test_the_close_tells_what_was_covered_together(stage: Stage, monday: Prompt) -> None:
    """At the close the thread reads how many steps somebody ticked, and which ones nobody did."""
    for member, steps in ((ANA, ("s1",)), (BEN, ("s1", "s2")), (DAN, ())):
        answers(stage, monday, member, *steps)

    assert covered(stage, monday) == Coverage(3, 2, 3, (ALERT,))
    told = closing(stage)
    assert "Together you covered 2 of 3 steps. Nobody mentioned: Alert when two copies run" in told
    assert not [name for name in ("Ana", "Ben", "U0DAN") if name in told]


def test_everything_covered_is_said_so(stage: Stage, monday: Prompt) -> None:
    """Where somebody ticked every step, the close says that all of them were covered."""
    for member in (ANA, BEN, DAN):
        answers(stage, monday, member, "s1", "s2", "s3")

    assert "Together you covered all 3 steps." in closing(stage)


def test_two_people_are_too_few(stage: Stage, monday: Prompt) -> None:
    """With two people, whoever reads it would know the other's answer, so nothing is told."""
    for member in (ANA, BEN):
        answers(stage, monday, member, "s1")

    assert covered(stage, monday) is None
    assert "Together" not in closing(stage)


def test_only_ticks_count(stage: Stage, monday: Prompt) -> None:
    """What a matcher found counts for nobody who has not ticked."""
    for member in (ANA, BEN):
        answers(stage, monday, member, "s1")
    stage.fills(Press("answered", (monday.id,)), {"text": (ANSWER,)}, DAN)

    assert covered(stage, monday) is None


def test_a_person_counts_once(stage: Stage, monday: Prompt) -> None:
    """Members that are one person are one of the three, and what either ticked counts."""
    for member, step in ((ANA, "s1"), (BEN, "s2"), (DAN, "s3")):
        answers(stage, monday, member, step)
    stage.run(lambda unit: unit.members.link(DAN.key, ANA.key))
    assert covered(stage, monday) is None
    answers(stage, monday, EVA)

    assert covered(stage, monday) == Coverage(3, 3, 3, ())


def test_the_digest_may_ask_for_any_prompt(stage: Stage, monday: Prompt) -> None:
    """Coverage is told of a prompt at any time; of one that is unknown there is none."""
    for member in (ANA, BEN, DAN):
        answers(stage, monday, member, "s2")
    stage.move(days=7)

    found = covered(stage, monday)
    assert found
    assert (found.covered, found.total) == (1, 3)
    assert stage.run(coverage, stage.pack, "nothing") is None
