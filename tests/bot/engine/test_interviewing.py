"""A mock interview: from the question to the scorecard, left and taken up again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.attempt import Surface, Verdict
from bot.domain.checklist import State
from bot.domain.interview import Phase
from bot.engine.compare import is_waiting
from bot.engine.interviewing import text_to_compare
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, an_attempt
from tests.interviewer import (
    PICK,
    WRITE,
    begin,
    lists,
    now,
    own_places,
    plans,
    scores,
    sends_back,
    ticks,
    walk,
)
from tests.stage import Stage, asked, button, said, words
from tests.studied import ANSWER, STUDIED


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A stage with questions that have all their parts."""
    built = Stage(MemoryStore(), STUDIED)
    yield built
    built.desk.close()


def test_an_interview_from_end_to_end(stage: Stage) -> None:
    """Ask first, plan, tick, send one back, and the scorecard: each step leads to the next."""
    shown, held = begin(stage)
    assert "Interview: The" in shown.title
    form = asked(stage.presses(button(shown, PICK)))
    assert len(form.fields[0].choices) == 4
    shown = lists(stage, held, *own_places(held))
    assert "Your questions settle all 2 points" in words(shown)
    assert "Changes: whether readers must wait" in words(shown)
    assert asked(stage.presses(button(shown, "Write my plan"))).title == "Your plan"
    shown = plans(stage, held)
    assert "Looks covered: “First I measure the load of the store”" in words(shown)
    form = asked(stage.presses(button(shown, "Tick what you covered")))
    assert [field.key for field in form.fields] == ["steps", "do", "avoid"]
    shown = ticks(stage, held, "steps/s1", "steps/s3", "avoid/a1")
    assert [control.label for control in shown.controls] == list("ABCD")
    shown = sends_back(stage, held)
    assert shown.title == "Correct"
    form = asked(stage.presses(button(shown, "Set my scorecard")))
    assert [field.chosen for field in form.fields] == [("3",), ("2",), ("3",), ("3",)]
    shown = scores(stage, held)
    assert "Asked what changes the design 3 of 3 Correct mechanism 2 of 3" in words(shown)
    assert "Look at these next Step: Let one request rebuild an entry" in words(shown)
    assert shown.controls[0].press == Press("quiz", (stage.pack.questions[held.question].topic, "", ""))
    assert now(stage, held.id).phase is Phase.DONE
    assert now(stage, held.id).scores == (3, 2, 1, 0)


def test_the_last_item_is_an_attempt_for_practice(stage: Stage) -> None:
    """The item at the end is in the ledger, pays as practice does, and is one that asks what to send back."""
    _, held = begin(stage)
    walk(stage, held, Phase.SCORING)
    [attempt] = stage.run(lambda unit: unit.attempts.of_members((ANA.key,)))

    assert attempt.surface is Surface.INTERVIEW
    assert (attempt.item, attempt.verdict, attempt.points) == (held.item, Verdict.CORRECT, 13)
    assert held.item == f"{held.question}/n0.a1"
    assert stage.run(lambda unit: unit.attempts.practice_paid_on((ANA.key,), attempt.local_date)) == 1


def test_practice_pays_for_so_many_items_a_day(stage: Stage) -> None:
    """Once ten items of practice have paid on a day, the item of an interview pays nothing."""
    day = stage.clock.at.date()
    for number in range(10):
        done = an_attempt(slot=f"quiz/r/{number}", about=f"x/{number}", surface=Surface.QUIZ, local_date=day)
        stage.run(lambda unit, one=done: unit.attempts.record(one))
    _, held = begin(stage)
    shown = walk(stage, held, Phase.SCORING)

    assert "practice for ten items a day" in words(shown)
    last = stage.run(lambda unit: unit.attempts.of_members((ANA.key,)))[-1]
    assert (last.surface, last.points, last.worth) == (Surface.INTERVIEW, 0, 13)


@pytest.mark.parametrize("verb", ["interview-asked", "interview-planned"])
def test_what_is_written_may_be_compared_elsewhere(stage: Stage, verb: str) -> None:
    """What was written in an interview waits for a better comparison, and only what was written."""
    _, held = begin(stage)
    phase = Phase.ASKING
    if verb == "interview-planned":
        walk(stage, held, Phase.PLANNING)
        phase = Phase.PLANNING
    texts = (ANSWER, "Something else, which comes second.")
    works = [stage.run(text_to_compare, STUDIED, stage.visit(), held.id, phase, text) for text in texts]
    stage.fills(Press(verb, (held.id,)), {"text": (ANSWER,)})

    assert [stage.run(is_waiting, work) for work in works] == [True, False]
    assert stage.run(text_to_compare, STUDIED, stage.visit(), held.id, phase, ANSWER) is None
    assert not stage.run(is_waiting, replace(works[0], slot="interview/none/plan"))


def test_nothing_but_the_item_is_counted(stage: Stage) -> None:
    """What is asked, planned, ticked and scored is in no ledger, and nothing is posted anywhere."""
    stage.studies()
    _, held = begin(stage)
    before = said(stage.says("leaderboard"))
    walk(stage, held, Phase.CHOOSING)

    assert stage.run(lambda unit: unit.attempts.of_members((ANA.key,))) == []
    assert said(stage.says("leaderboard")) == before
    assert stage.deliver() == []


def test_questions_in_own_words_are_compared(stage: Stage) -> None:
    """Clarifying questions that somebody writes are compared like steps, and corrected with the plan."""
    shown, held = begin(stage)
    form = asked(stage.presses(button(shown, WRITE)))
    assert form.press == Press("interview-asked", (held.id,))
    text = f"Do the entries of {held.question} all expire together at night?"
    shown = said(stage.fills(form.press, {"text": (text,)}))
    assert "Your questions settle 1 of the 2 points that this design turns on. 1 stays open" in words(shown)
    assert f"Looks covered: “{text[:-1]}”" in words(shown)
    form = asked(stage.presses(button(plans(stage, held), "Tick what you covered")))
    assert (form.fields[0].key, form.fields[0].chosen) == ("ask-first", ("ask-first/k1",))
    ticks(stage, held, "ask-first/k2", "steps/s1")
    found = stage.run(lambda unit: unit.checklists.get(ANA.key, f"interview/{held.id}/asked"))
    assert found.ticked == {"ask-first/k2"}
    assert found.entry("ask-first/k1").state is State.COVERED


def test_what_was_picked_is_ticked_already(stage: Stage) -> None:
    """Whoever picks from the list has said what was asked; what belongs to other questions is told apart."""
    _, held = begin(stage)
    own, others = own_places(held), set("0123") - set(own_places(held))
    shown = lists(stage, held, own[0], *sorted(others))
    found = stage.run(lambda unit: unit.checklists.get(ANA.key, f"interview/{held.id}/asked"))

    assert len(found.ticked) == 1
    assert found.ticked_at == stage.clock.at
    assert "From other questions" in words(shown)
    assert "This design does not turn on them." in words(shown)


def test_the_list_does_not_tell_whose_a_question_is(stage: Stage) -> None:
    """The choices carry their places alone, in an order that depends on the interview."""
    shown, _ = begin(stage)
    form = asked(stage.presses(button(shown, PICK)))

    assert [choice.value for choice in form.fields[0].choices] == ["0", "1", "2", "3"]


@pytest.mark.parametrize("until", [p for p in Phase if p not in (Phase.ASKING, Phase.LEFT, Phase.DONE)])
def test_an_interview_goes_on_where_it_was_left(stage: Stage, until: Phase) -> None:
    """Typing the command again shows the same step once more, whatever step that is."""
    _, held = begin(stage)
    left = walk(stage, held, until)
    stage.move(days=3)
    again = said(stage.says("interview"))

    assert again.controls == left.controls
    assert "You are in the middle of this one" in words(again)


def test_a_new_one_begins_when_the_old_is_done(stage: Stage) -> None:
    """After the scorecard, the command begins another interview on another question."""
    _, held = begin(stage)
    walk(stage, held, Phase.DONE)
    shown, other = begin(stage)

    assert other.id != held.id
    assert other.question != held.question
    assert "You are in the middle" not in words(shown)


def test_every_step_is_taken_once(stage: Stage) -> None:
    """An old button, a second press or a forged form changes nothing, and shows how things stand."""
    shown, held = begin(stage)
    walk(stage, held, Phase.CHOOSING)
    standing = now(stage, held.id)
    for act in (
        lambda: lists(stage, held, "0"),
        lambda: plans(stage, held, "Another plan."),
        lambda: ticks(stage, held, "steps/s2"),
        lambda: scores(stage, held),
        lambda: said(stage.presses(button(shown, PICK))),
        lambda: said(stage.presses(Press("interview-plan", (held.id,)))),
        lambda: said(stage.presses(Press("interview-scores", (held.id,)))),
    ):
        assert [control.label for control in act().controls] == list("ABCD")
    assert now(stage, held.id) == standing
    sends_back(stage, held, "near")
    assert sends_back(stage, held, "right").title == "Not this one"
    assert len(stage.run(lambda unit: unit.attempts.of_members((ANA.key,)))) == 1
