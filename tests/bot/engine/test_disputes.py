"""Disputing an item that one has answered, and what two disputes change."""

from dataclasses import replace
from functools import partial

import pytest

from bot.domain.attempt import check_slot, quiz_slot
from bot.domain.dispute import Why
from bot.domain.live import live_slot, order_of
from bot.domain.prompt import Prompt
from bot.engine.dispute import waiting
from bot.engine.own_data import delete
from bot.interface.delivery import DeliveryKind
from bot.message.press import Press
from bot.screens.dispute import REASON
from bot.store.memory import MemoryStore
from tests.bot.engine.hearing import DAN, EVE, disputes, held_by_two
from tests.builders import ANA, ASKED, BEN, CEM, CHANNEL, STUDY, a_dispute, a_question, an_item
from tests.stage import PACK, CountedIds, Stage, asked, button, said, words

ONLY = replace(PACK, questions={"q1": a_question("q1", items=(an_item("q1/i1"),))})
TWO = replace(PACK, questions={"q1": a_question("q1", items=(an_item("q1/i1"), an_item("q1/i2")))})


@pytest.fixture
def stage():
    """A stage on which one question with one item is all there is."""
    return Stage(MemoryStore(), ONLY)


def held(stage: Stage) -> list[Why]:
    """Return why what is held in the space is held."""
    return [hold.why for hold, _ in stage.run(lambda unit: waiting(unit, stage.pack, STUDY.key))]


def test_every_answered_item_can_be_disputed(stage: Stage, monday: Prompt) -> None:
    """The feedback on a quick check and in a quiz carries a button that opens the form of a dispute."""
    check = stage.checks(monday, ANA, "near")
    stage.says("quiz", BEN)
    step = said(stage.presses(Press("pick", ("run1", "0", "0")), BEN))
    for message, member in ((check, ANA), (step, BEN)):
        form = asked(stage.presses(button(message, "Dispute"), member))
        assert [field.key for field in form.fields] == [REASON]
        thanks = said(stage.fills(form.press, {REASON: ("",)}, member))
        assert thanks.title == "Thank you"


def test_an_item_of_a_round_can_be_disputed(stage: Stage) -> None:
    """The result in the thread carries the button; it works for whoever answered in the round."""
    stage.studies()
    stage.says("quiz live 1")
    stage.deliver()
    (round_,) = stage.run(lambda unit: unit.rounds.since(CHANNEL.key, stage.clock.at))
    place = order_of(round_, stage.pack.items["q1/i1"]).index("near")
    stage.presses(Press("vote", (round_.id, "0", "1", str(place))))
    stage.move(minutes=2)
    result = next(one.message for one in stage.deliver() if one.kind is DeliveryKind.REPLY)
    assert button(result, "Dispute") == Press("dispute", (live_slot(round_.id, 0),))
    assert disputes(stage, live_slot(round_.id, 0), ANA).title == "Thank you"
    refused = said(stage.presses(button(result, "Dispute"), BEN))
    assert refused.title == "Only who answered this can dispute it"


def test_only_who_answered_disputes(stage: Stage, monday: Prompt) -> None:
    """Nobody disputes what they have not answered, nor what somebody else has, nor a written answer."""
    stage.checks(monday, ANA)
    slot, no = check_slot(monday.id), "Only who answered this can dispute it"
    assert said(stage.presses(Press("dispute", (slot,)), BEN)).title == no
    assert said(stage.presses(Press("dispute", (slot,)), CEM)).title == no
    assert said(stage.fills(Press("disputed", (slot,)), {REASON: ("Mine too.",)}, BEN)).title == no
    assert said(stage.presses(Press("dispute", ("check/nothing",)))).title == no
    stage.fills(Press("answered", (monday.id,)), {"text": ("Measure first.",)}, BEN)
    assert said(stage.presses(Press("dispute", (f"written/{monday.id}",)), BEN)).title == no


def test_a_person_disputes_once(stage: Stage, monday: Prompt) -> None:
    """A second dispute of the same item is refused, from a linked member and another surface too."""
    stage.run(lambda unit: unit.members.link(DAN.key, ANA.key))
    stage.checks(monday, ANA)
    disputes(stage, check_slot(monday.id), ANA)
    again = said(stage.presses(Press("dispute", (check_slot(monday.id),))))
    stage.says("quiz", DAN)
    stage.presses(Press("pick", ("run1", "0", "0")), DAN)
    linked = said(stage.presses(Press("dispute", (quiz_slot("run1", 0),)), DAN))
    sent = said(stage.fills(Press("disputed", (quiz_slot("run1", 0),)), {REASON: ("",)}, DAN))
    assert {again.title, linked.title, sent.title} == {"You have disputed this already"}
    assert held(stage) == []


def test_two_people_hold_an_item(stage: Stage, monday: Prompt) -> None:
    """The first dispute says what a second one would do; the second holds the item at once."""
    stage.checks(monday, ANA)
    stage.checks(monday, DAN)
    first = disputes(stage, check_slot(monday.id), ANA)
    second = disputes(stage, check_slot(monday.id), DAN)
    assert "When one more person" in words(first)
    assert "No further question asks it here" in words(second)
    assert held(stage) == [Why.DISPUTES]


def test_people_linked_meanwhile_are_one(stage: Stage, monday: Prompt) -> None:
    """Two members who disputed and turn out to be one person hold nothing by themselves."""
    for member in (DAN, ANA, EVE):
        stage.checks(monday, member)
    disputes(stage, check_slot(monday.id), DAN)
    stage.run(lambda unit: unit.members.link(DAN.key, ANA.key))
    disputes(stage, check_slot(monday.id), ANA)
    assert held(stage) == []
    disputes(stage, check_slot(monday.id), EVE)
    assert held(stage) == [Why.DISPUTES]


def test_two_who_do_not_see_each_other_hold_it_at_the_tick(stage: Stage, monday: Prompt) -> None:
    """Where each of two disputes was kept without seeing the other, the next look holds the item."""
    for member in (ANA, DAN):
        stage.checks(monday, member)
    stage.desk.tick()
    disputes(stage, check_slot(monday.id), ANA)
    stage.run(lambda unit: unit.disputes.add(a_dispute(DAN.key)))
    assert held(stage) == []
    stage.desk.tick()
    assert held(stage) == [Why.DISPUTES]


@pytest.fixture
def two():
    """A stage on which one question has two items, one of which is held since Monday."""
    stage = Stage(MemoryStore(), TWO)
    stage.studies()
    stage.at(9)
    held_by_two(stage, stage.post(), ANA, DAN)
    return stage


def the_held_item(stage: Stage) -> str:
    """Return the id of the one item that is held."""
    ((_, item),) = stage.run(lambda unit: waiting(unit, stage.pack, STUDY.key))
    return item.id


def test_a_held_item_is_in_no_quiz(two: Stage) -> None:
    """A quiz leaves out what is held at once, and where nothing is left there is none."""
    said(two.says("quiz", BEN))
    assert set(two.run(lambda unit: unit.runs.get("run1")).items) == {"q1/i1", "q1/i2"} - {the_held_item(two)}
    alone = Stage(MemoryStore(), ONLY)
    alone.studies()
    alone.at(9)
    held_by_two(alone, alone.post(), ANA, DAN)
    assert said(alone.says("quiz", BEN)).title == "Nothing fits that yet"


def test_a_held_item_is_in_no_round(two: Stage) -> None:
    """A round leaves out what is held."""
    two.at(20)
    two.deliver()
    said(two.says("quiz live 5", BEN))
    (round_,) = two.run(lambda unit: unit.rounds.since(CHANNEL.key, two.clock.at))
    assert the_held_item(two) not in [turn.item for turn in round_.turns]


def test_a_held_item_is_no_quick_check(two: Stage) -> None:
    """The next time its question is asked, another item goes with it, or none."""
    two.at(9, days=1)
    assert two.post().item == ({"q1/i1", "q1/i2"} - {the_held_item(two)}).pop()


def test_what_was_shown_already_can_still_be_answered(two: Stage) -> None:
    """Whoever meets the held item under its question answers it, and gets the feedback as before."""
    prompt = two.prompt(two.delivered[0])
    check = said(two.presses(Press("check", (prompt.id,)), EVE))
    assert check.title == "Quick check"
    answered = two.checks(prompt, EVE)
    assert answered.title == "Correct"
    assert "About right" in words(answered)


def test_another_space_is_asked_as_before(two: Stage) -> None:
    """What is held in one space is asked in every other."""
    two.says("quiz 5", CEM)
    assert set(two.run(lambda unit: unit.runs.get("run1")).items) == {"q1/i1", "q1/i2"}


def test_another_process_learns_of_it_at_its_tick(two: Stage) -> None:
    """A process that did not hold the item asks it until its next tick, and after a restart not at all."""
    other = Stage(two.store, TWO, two.clock)
    other.desk.tick()
    other.says("quiz 5", BEN)
    assert len(two.run(lambda unit: unit.runs.get("run1")).items) == 1


def test_a_later_revision_is_asked_again(two: Stage) -> None:
    """Once its question is revised an item is asked again, and waits for nobody any more."""
    item = the_held_item(two)
    prompt = two.prompt(two.delivered[0])
    two.checks(prompt, EVE)
    question = TWO.questions["q1"]
    newer = replace(question, rev=2, items=tuple(replace(one, rev=2) for one in question.items))
    after = Stage(two.store, replace(TWO, questions={"q1": newer}), two.clock)
    after.desk.tick()
    after.says("quiz 5", BEN)
    assert item in after.run(lambda unit: unit.runs.get("run1")).items
    assert said(after.says("study disputes", BEN)).title == "Nothing is held"
    refused = said(after.presses(Press("dispute", (check_slot(prompt.id),)), EVE))
    assert refused.title == "This was revised since"


def test_a_reason_for_what_is_held_joins_the_others(two: Stage) -> None:
    """Whoever disputes an item that is held adds a reason to it, and holds nothing twice."""
    prompt = two.prompt(two.delivered[0])
    two.checks(prompt, EVE)
    told = disputes(two, check_slot(prompt.id), EVE, "So do I.")
    assert "No further question asks it here" in words(told)
    assert held(two) == [Why.DISPUTES]
    assert "So do I." in words(said(two.says("study disputes", BEN)))


def test_a_reason_is_cut_to_its_length(stage: Stage, monday: Prompt) -> None:
    """A reason longer than the form lets through is kept as far as it may go."""
    stage.checks(monday, ANA)
    disputes(stage, check_slot(monday.id), ANA, f"  {'x' * 400}")
    (kept,) = stage.run(lambda unit: unit.disputes.heard(ASKED, 1))
    assert kept.reason == "x" * 300


def test_a_dispute_works_after_a_restart(stage: Stage, monday: Prompt) -> None:
    """The button needs nothing but the database."""
    answered = stage.checks(monday, ANA)
    restarted = Stage(stage.store, ONLY, stage.clock)
    form = asked(restarted.presses(button(answered, "Dispute")))
    thanks = said(restarted.fills(form.press, {REASON: ("",)}))
    assert thanks.title == "Thank you"


def test_eight_people_who_do_worse_than_guessing_hold_an_item(stage: Stage, monday: Prompt) -> None:
    """Answers alone hold a suspicious key at the next tick, and not before the eighth person answered."""
    crowd = [replace(ANA, native=f"U{number}") for number in range(8)]
    for member in crowd[:7]:
        stage.checks(monday, member, "near")
    stage.desk.tick()
    assert held(stage) == []
    stage.checks(monday, crowd[7], "far")
    stage.desk.tick()
    assert held(stage) == [Why.STATISTICS]
    seen = words(said(stage.says("study disputes", BEN)))
    assert "Of 8 people, 0 chose what is marked as right" in seen
    assert "7 chose this" in seen


def test_eight_people_of_whom_some_are_right_hold_nothing(stage: Stage, monday: Prompt) -> None:
    """An item that a good part of the people gets right is left alone."""
    for number in range(8):
        stage.checks(monday, replace(ANA, native=f"U{number}"), "right" if number < 4 else "near")
    stage.desk.tick()
    assert held(stage) == []


def test_what_answers_say_is_shown_and_changes_nothing(stage: Stage, monday: Prompt) -> None:
    """From thirty people on stewards read what is remarkable about an item; it is asked as before."""
    for number in range(30):
        stage.checks(monday, replace(ANA, native=f"U{number:02}"))
        if number == 28:
            stage.desk.tick()
            assert "Worth a look" not in words(said(stage.says("study disputes", BEN)))
    stage.desk.tick()
    shown = words(said(stage.says("study disputes", BEN)))
    assert "of 30 people 30 were right; nearly everybody is right; nobody chose" in shown
    assert "learned difficulty" not in shown
    assert [item.id for item, _ in stage.desk.worth_a_look()] == ["q1/i1"]
    assert "Quiz" in said(stage.says("quiz", BEN)).title


def test_whoever_was_deleted_and_came_back_is_no_second_person(stage: Stage) -> None:
    """Somebody who disputes, has everything deleted, and disputes again holds nothing alone."""
    stage.studies()
    ids = CountedIds()
    for number in range(2):
        stage.at(9, days=number)
        prompt = stage.post()
        stage.checks(prompt, ANA, "near")
        assert "one more person" in words(disputes(stage, check_slot(prompt.id), ANA))
        stage.run(partial(delete, ids=ids, member=ANA.key, now=stage.clock.at))
        stage.at(18, days=number)
        stage.deliver()
