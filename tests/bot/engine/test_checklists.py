"""A written answer beside its steps: what is found, what is ticked, and for how long."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.attempt import Surface, written_slot
from bot.domain.checklist import Doubt, State
from bot.domain.prompt import Prompt
from bot.message.form import FormProblems
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, an_attempt
from tests.stage import Stage, asked, button, said, words
from tests.studied import ANSWER, STEPS, STUDIED, kept, ticks, writes

TICK = "Tick what you covered"


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A stage with questions that have all their parts."""
    built = Stage(MemoryStore(), STUDIED)
    yield built
    built.desk.close()


def test_what_is_found_stands_beside_the_steps(stage: Stage, monday: Prompt) -> None:
    """Whoever writes an answer sees at once which steps look covered, with the sentence that says so."""
    writes(stage, monday)
    shown = words(said(stage.presses(Press("answer", (monday.id,)))))

    assert "Looks covered: “First I measure the load of the store”. Untick if not." in shown
    assert "Lines without a remark I did not find in your text." in shown
    assert "Word matching, not grading." in shown


def test_the_checklist_keeps_what_was_found(stage: Stage, monday: Prompt) -> None:
    """Revision, probability, state and quote of each line are kept beside the name of the matcher."""
    writes(stage, monday)
    found = kept(stage, monday)

    assert (found.question, found.rev, found.prompt) == (monday.question, 1, monday.id)
    assert (found.matcher, found.blind) == ("words/1", False)
    assert [found.entry(key).state for key in STEPS] == [State.COVERED, State.COVERED, State.NOT_FOUND]
    assert found.entry("steps/s1").p > 0.5 > found.entry("steps/s3").p
    assert found.entry("steps/s1").quote == "First I measure the load of the store."
    assert found.entry("avoid/a1").state is None
    assert found.ticked_at is None


def test_the_form_opens_with_what_looks_covered(stage: Stage, monday: Prompt) -> None:
    """The form has a field per part of the question, and what looks covered is ticked; pitfalls never are."""
    shown = writes(stage, monday)
    form = asked(stage.presses(button(shown, TICK)))

    assert [(field.key, field.chosen) for field in form.fields] == [
        ("steps", ("steps/s1", "steps/s2")),
        ("do", ()),
        ("avoid", ()),
    ]
    assert [choice.label[:3] for choice in form.fields[0].choices] == ["1. ", "2. ", "3. "]


def test_the_learner_decides(stage: Stage, monday: Prompt) -> None:
    """The ticks of the learner are the record, whatever was found, and the form opens with them again."""
    writes(stage, monday)
    shown = ticks(stage, monday, "steps/s3", "avoid/a2")

    assert "covered 1 of 3 steps, named 0 of 1 practice, avoided 1 of 2 pitfalls" in words(shown)
    assert kept(stage, monday).ticked == {"steps/s3", "avoid/a2"}
    assert kept(stage, monday).entry("steps/s1").state is State.COVERED
    form = asked(stage.presses(button(shown, "Change my ticks")))
    assert [field.chosen for field in form.fields] == [("steps/s3",), (), ("avoid/a2",)]


def test_ticks_pay_nothing(stage: Stage, monday: Prompt) -> None:
    """Ticking changes no attempt, no points, no streak and no counter."""
    writes(stage, monday)

    def everything() -> tuple[object, ...]:
        attempts = stage.run(lambda unit: unit.attempts.of_members((ANA.key,)))
        return attempts, words(said(stage.says("streak"))), words(said(stage.says("leaderboard")))

    before = everything()
    ticks(stage, monday, *STEPS)
    assert everything() == before
    assert stage.deliver()[1:] == []


def test_ticks_may_be_changed_until_the_close(stage: Stage, monday: Prompt) -> None:
    """As long as the question is open ticks can be changed; afterwards they stay."""
    writes(stage, monday)
    ticks(stage, monday, *STEPS)
    ticks(stage, monday, "steps/s1")
    stage.move(hours=9)
    stage.deliver()
    late = ticks(stage, monday, *STEPS)

    assert late.title == "This question closed"
    assert kept(stage, monday).ticked == {"steps/s1"}
    assert said(stage.presses(Press("checklist", (monday.id,)))).title == "This question closed"
    again = said(stage.presses(Press("answer", (monday.id,))))
    assert TICK not in [control.label for control in again.controls]


def test_a_late_tick_counts_by_the_platforms_clock(stage: Stage, monday: Prompt) -> None:
    """What was ticked before the close counts although it arrives after it."""
    writes(stage, monday)
    in_time = stage.at(16, 59)
    stage.at(17, 1)
    stage.deliver()
    opened = stage.presses(Press("checklist", (monday.id,)), at=in_time)

    assert asked(opened).title == "What you covered"


def test_one_writes_before_one_ticks(stage: Stage, monday: Prompt) -> None:
    """Without an answer of one's own there is no checklist, and the way to write one."""
    stage.checks(monday, option="right")
    refused = said(stage.presses(Press("checklist", (monday.id,))))

    assert refused.title == "Write an answer first"
    assert button(refused, "Answer") == Press("answer", (monday.id,))
    assert ticks(stage, monday, *STEPS).title == "Write an answer first"


def test_nobody_ticks_for_another(stage: Stage, monday: Prompt) -> None:
    """Everybody has a checklist of their own."""
    writes(stage, monday)
    writes(stage, monday, member=BEN)
    ticks(stage, monday, "steps/s3", member=BEN)

    assert kept(stage, monday).ticked_at is None
    assert kept(stage, monday, BEN).ticked == {"steps/s3"}


def test_made_up_lines_are_left_out(stage: Stage, monday: Prompt) -> None:
    """What a forged form ticks that is no line of the question is not kept."""
    writes(stage, monday)
    forged = {"steps": ("steps/s1", "steps/s99", "ask-first/k1"), "elsewhere": ("do/d1", "x")}
    stage.fills(Press("ticked", (monday.id,)), forged)

    assert kept(stage, monday).ticked == {"steps/s1", "do/d1"}


def test_an_answer_from_before_has_a_checklist_too(stage: Stage, monday: Prompt) -> None:
    """An answer that was kept before anything was compared can be ticked all the same."""
    slot = written_slot(monday.id)
    old = an_attempt(slot=slot, about=slot, surface=Surface.WRITTEN, prompt=monday.id, item=None, text=ANSWER)
    stage.run(lambda unit: unit.attempts.record(old))
    form = asked(stage.presses(Press("checklist", (monday.id,))))
    ticks(stage, monday, "steps/s1")

    assert [field.chosen for field in form.fields] == [(), (), ()]
    assert (kept(stage, monday).ticked, kept(stage, monday).matcher) == ({"steps/s1"}, "")


def test_a_question_without_lines_has_no_checklist(stage: Stage) -> None:
    """Where nobody has written steps or practices, an answer is kept without a checklist."""
    bare = replace(STUDIED, questions={"bare": STUDIED.questions["bare"]})
    other = Stage(MemoryStore(), bare)
    other.studies()
    other.at(9)
    prompt = other.post()
    shown = writes(other, prompt)

    assert shown.title == "Your answer is kept"
    assert TICK not in [control.label for control in shown.controls]
    assert said(other.presses(Press("checklist", (prompt.id,)))).title == "This question has no checklist"


@pytest.mark.parametrize("text", ["Every night at the same minute the product page times out. Why?", "?"])
def test_what_cannot_be_compared_is_said_so(stage: Stage, monday: Prompt, text: str) -> None:
    """A copied question or an empty phrase is kept like any answer, and nothing is ticked."""
    shown = writes(stage, monday, text)

    assert "I can't compare this. Use the checklist." in words(shown)
    assert kept(stage, monday).doubt is Doubt.NOTHING
    assert asked(stage.presses(button(shown, TICK))).fields[0].chosen == ()


def test_an_answer_that_is_not_kept_is_not_compared(stage: Stage, monday: Prompt) -> None:
    """A second answer, an empty one, or one to a closed question leaves no checklist behind."""
    assert isinstance(stage.fills(Press("answered", (monday.id,)), {"text": (" ",)}), FormProblems)
    assert kept(stage, monday) is None
    writes(stage, monday)
    before = kept(stage, monday)
    writes(stage, monday, "Alert on copies of one rebuild.")
    assert kept(stage, monday) == before
    stage.move(hours=9)
    stage.deliver()
    writes(stage, monday, member=BEN)
    assert kept(stage, monday, BEN) is None
