"""What a channel covered together: from ticks, from three people on, without names."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.checklist import Entry
from bot.domain.coverage import Coverage
from bot.domain.places import Member
from bot.domain.prompt import Prompt
from bot.engine.coverage import coverage
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CHANNEL, NINE, STUDY, a_checklist, a_prompt
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
    found: Coverage | None = stage.run(coverage, stage.pack, prompt)
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
    assert "Together you covered" not in closing(stage)


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


def test_the_week_names_the_question_that_was_covered_best() -> None:
    """The digest tells of which question of the week most was covered, and how much of it."""
    whole = {name: one for name, one in STUDIED.questions.items() if one.steps}
    stage = Stage(MemoryStore(), replace(STUDIED, questions=whole))
    stage.studies()
    asked = []
    for day, steps in enumerate([("s1",), ("s1", "s2"), (), ("s3",)]):
        stage.at(9, days=day)
        asked.append(stage.post())
        for member in (ANA, BEN, DAN):
            answers(stage, asked[day], member, *steps)
        stage.at(17, days=day)
        stage.deliver()
    stage.at(9, days=4)
    stage.deliver()
    stage.at(18, days=4)
    (digest,) = [one for one in stage.deliver() if one.message.summary == "The week summed up"]

    title = whole[asked[1].question].title
    assert f"Best covered You covered 2 of 3 steps of {title}." in words(digest.message)


def test_channels_of_a_team_cover_together(stage: Stage) -> None:
    """Prompts of one team that ask the same question are covered by all who answered any of them."""
    prompts = [a_prompt(name, question="q1", channel=f"{CHANNEL.key}{name}") for name in ("p1", "p2")]
    for prompt, member in zip([*prompts, prompts[1]], (ANA, BEN, DAN), strict=True):
        slot = f"written/{prompt.id}"
        ticked = a_checklist(member=member.key, slot=slot, prompt=prompt.id, ticked_at=NINE)
        entry = Entry(f"steps/s{1 if member == ANA else 2}", ticked=True)
        one = replace(ticked, entries=(entry,))
        stage.run(lambda unit, one=one: unit.checklists.begin(one))

    assert stage.run(coverage, stage.pack, *prompts) == Coverage(3, 2, 3, (ALERT,))
    assert stage.run(coverage, stage.pack, prompts[0]) is None


def test_a_question_that_is_gone_has_no_coverage(stage: Stage) -> None:
    """Where the question has left the pack, nothing can be told of it."""
    assert stage.run(coverage, stage.pack, a_prompt(question="gone")) is None
