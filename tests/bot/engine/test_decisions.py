"""What stewards decide about a held item, what follows from it, and who is told."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.domain.attempt import check_slot
from bot.domain.correction import Correction
from bot.domain.order import Subject
from bot.domain.places import Channel, Member
from bot.domain.question import Option
from bot.engine.correct import correct
from bot.engine.ports import Store
from bot.engine.streaks import streak_of
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.request import PressRequest
from bot.message.press import Press
from bot.screens.dispute import KEY
from bot.store.memory import MemoryStore
from tests.bot.engine.hearing import DAN, EVE, decides, disputes, held_by_two, points, the_hold
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, a_question, an_item
from tests.stage import PACK, Stage, asked, button, said, wait, words

ONLY = replace(PACK, questions={"q1": a_question("q1", items=(an_item("q1/i1"),))})


@pytest.fixture
def held():
    """Ana and Dan were wrong and disputed it, Eve was wrong in another way, Ben was right."""
    return a_dispute_on(Stage(MemoryStore(), ONLY))


def a_dispute_on(stage: Stage) -> Stage:
    """Let it come to a dispute on Monday, and the question close."""
    stage.studies(steward=BEN.key)
    stage.at(9)
    prompt = stage.post()
    held_by_two(stage, prompt, ANA, DAN)
    stage.checks(prompt, EVE, "far")
    stage.checks(prompt, BEN, "right")
    return stage


def a_second_one(held: Stage) -> Stage:
    """Return the stage with one question more, whose item Ana and Dan dispute in a quiz."""
    more = {**ONLY.questions, "q3": a_question("q3", items=(an_item("q3/i1"),))}
    stage = Stage(held.store, replace(ONLY, questions=more), held.clock)
    for run, member in (("run1", ANA), ("run2", DAN)):
        stage.says("quiz", member)
        items = stage.run(lambda unit, run=run: unit.runs.get(run)).items
        index = items.index("q3/i1")
        stage.presses(Press("pick", (run, str(index), "0")), member)
        disputes(stage, f"quiz/{run}/{index}", member)
    return stage


def rekeys(stage: Stage, option: str = "near"):
    """Decide for another key."""
    form = asked(stage.presses(Press("rekey", (the_hold(stage),)), BEN))
    return said(stage.fills(form.press, {KEY: (option,)}, BEN))


def news(stage: Stage) -> list[Delivery]:
    """Return what stewards are told of what is held, of all that is delivered now."""
    return [one for one in stage.deliver() if one.claim and one.claim.order.subject is Subject.HELD]


def told(deliveries: list[Delivery]) -> list[str]:
    """Return the notes about a decision."""
    notes = [one for one in deliveries if one.claim and one.claim.order.subject is Subject.DECISION]
    return [words(one.message) for one in notes]


def test_stewards_see_what_is_held_and_why(held: Stage) -> None:
    """One screen has the item with its key, who chose what, reasons without names, and three ways on."""
    shown = said(held.says("study disputes", BEN))
    assert shown.title == "Held: 1 of 1"
    assert [control.label for control in shown.controls] == ["Keep", "Void", "Another key"]
    seen = words(shown)
    assert "Different people disputed it" in seen
    assert "Option right  (marked as right) 1 chose this" in seen
    assert "Option near 2 chose this" in seen
    assert "U0ANA disagrees." in seen
    assert "Ana" not in seen


def test_nobody_else_sees_or_decides(held: Stage) -> None:
    """Whoever is no steward, or a steward elsewhere, finds nothing to decide."""
    no = "This is for stewards"
    assert said(held.says("study disputes", ANA)).title == no
    for press in (Press("held", ("0",)), Press("decide", (the_hold(held), "void")), Press("rekey", ("x",))):
        assert said(held.presses(press, ANA)).title == no
    assert said(held.fills(Press("rekeyed", (the_hold(held),)), {KEY: ("near",)}, ANA)).title == no
    foreign = replace(held.visit(CEM), steward=True)
    press = PressRequest(foreign, Press("decide", (the_hold(held), "void")))
    assert said(wait(held.desk.press(press))).title == "Nothing of that name is held here"


def test_void_pays_everybody_who_answered(held: Stage) -> None:
    """After a void item everybody has what a right answer pays, once, on the boards too; nobody loses."""
    assert [points(held, one) for one in (ANA, DAN, EVE, BEN)] == [None, None, None, 13]
    done = decides(held, "void")
    assert "Everybody who answered has the points" in words(done)
    assert [points(held, one) for one in (ANA, DAN, EVE, BEN)] == [13] * 4


def test_another_key_pays_who_chose_it(held: Stage) -> None:
    """Whoever chose what is right after all is paid, and whoever was right by the old key keeps it."""
    done = rekeys(held)
    assert "Right is: Option near" in words(done)
    assert [points(held, one) for one in (ANA, DAN, EVE, BEN)] == [13, 13, None, 13]


def test_keep_changes_nothing(held: Stage) -> None:
    """After keeping an item nobody is paid, and it is asked again at once."""
    assert "It is asked again as it is" in words(decides(held, "keep"))
    assert [points(held, one) for one in (ANA, DAN, EVE, BEN)] == [None, None, None, 13]
    assert "Quiz" in said(held.says("quiz", CEM)).title
    assert "Quiz" in said(held.says("quiz", ANA)).title


@pytest.mark.parametrize("decision", ["void", "another key"])
def test_what_was_not_kept_is_asked_no_more(held: Stage, decision: str) -> None:
    """Until its question is revised, neither a void item nor one with another key is asked again."""
    _ = rekeys(held) if decision == "another key" else decides(held, decision)
    assert said(held.says("quiz", ANA)).title == "Nothing fits that yet"
    held.desk.tick()
    assert said(held.says("quiz", ANA)).title == "Nothing fits that yet"


def test_a_kept_item_takes_two_new_people(held: Stage) -> None:
    """Whoever disputed before cannot again; two others hold the item once more."""
    prompt = held.prompt(held.delivered[0])
    decides(held, "keep")
    again = said(held.presses(Press("dispute", (check_slot(prompt.id),)), ANA))
    assert again.title == "You have disputed this already"
    disputes(held, check_slot(prompt.id), EVE)
    assert said(held.says("study disputes", BEN)).title == "Nothing is held"
    disputes(held, check_slot(prompt.id), BEN, "Me too.")
    shown = words(said(held.says("study disputes", BEN)))
    assert "Me too." in shown
    assert "U0ANA disagrees." not in shown


def test_figures_do_not_hold_what_was_kept(held: Stage) -> None:
    """What a steward has kept is not held again by its figures."""
    prompt = held.prompt(held.delivered[0])
    decides(held, "keep")
    for number in range(12):
        held.checks(prompt, replace(ANA, native=f"U{number}"), "far")
    held.desk.tick()
    assert said(held.says("study disputes", BEN)).title == "Nothing is held"


def test_streaks_stay(held: Stage) -> None:
    """No decision changes a streak: it counts answers, right or wrong."""
    was = [held.run(streak_of, one.key, CHANNEL.key) for one in (ANA, BEN)]
    decides(held, "void")
    assert [held.run(streak_of, one.key, CHANNEL.key) for one in (ANA, BEN)] == was
    assert [one.length for one in was] == [1, 1]


def test_the_channel_is_told_once(held: Stage) -> None:
    """One note in the thread of the question says what was decided, and no option while it is open."""
    decides(held, "void")
    delivered = held.deliver()
    (note,) = told(delivered)
    assert "everybody who answered it has the points now" in note
    assert "Option" not in note
    assert [one.under for one in delivered if one.kind is DeliveryKind.REPLY] == ["m1"]
    restarted = Stage(held.store, ONLY, held.clock)
    assert told(restarted.deliver()) == []


def test_another_key_is_told_when_the_question_has_closed(held: Stage) -> None:
    """While somebody can still answer, the thread does not say what is right; after the close it does."""
    rekeys(held)
    assert told(held.deliver()) == []
    held.at(17, 1)
    held.desk.tick()
    (note,) = told(held.deliver())
    assert "Right is: Option near" in note


def test_every_channel_that_answered_is_told(held: Stage) -> None:
    """A channel in which the item was only practised is told under its latest question, if it has one."""
    other = replace(CHANNEL, native="C0OTHER")
    held.says("quiz", ANA, channel=other)
    decides(held, "keep")
    assert "the answer stands" in told(held.deliver())[0]


def test_of_two_stewards_one_decides(held: Stage) -> None:
    """Whoever comes second is told what was decided, and changes nothing."""
    hold = the_hold(held)
    decides(held, "keep")
    for press in (Press("decide", (hold, "void")), Press("rekey", (hold,))):
        second = said(held.presses(press, BEN))
        assert second.title == "Decided before you"
        assert "It is asked again as it is" in words(second)
    late = said(held.fills(Press("rekeyed", (hold,)), {KEY: ("near",)}, BEN))
    assert late.title == "Decided before you"
    assert points(held, ANA) is None


def test_stewards_at_the_same_moment_decide_once(store: Store) -> None:
    """Of ten who press Void and Keep at once one decides, and the points follow that decision."""
    stage = a_dispute_on(Stage(store, ONLY))
    hold = the_hold(stage)
    presses = [Press("decide", (hold, decision)) for decision in ("void", "keep") * 5]
    asked_for = [stage.desk.press(PressRequest(stage.visit(BEN), press)) for press in presses]
    titles = Counter(said(wait(one)).title for one in asked_for)
    assert titles == {"Decided": 1, "Decided before you": 9}
    kept = stage.run(lambda unit: unit.disputes.get(hold))
    assert points(stage, ANA) == (13 if kept.decision == "void" else None)


def test_forged_decisions_are_refused(held: Stage) -> None:
    """Neither an unknown decision, nor an unknown hold, nor an option that is none decides anything."""
    hold, gone = the_hold(held), "Nothing of that name is held here"
    assert said(held.presses(Press("decide", (hold, "burn")), BEN)).title == gone
    assert said(held.presses(Press("decide", (hold, "another-key")), BEN)).title == gone
    assert said(held.presses(Press("decide", ("nothing", "void")), BEN)).title == gone
    for option in ("right", "nothing", ""):
        refused = said(held.fills(Press("rekeyed", (hold,)), {KEY: (option,)}, BEN))
        assert refused.title == "That option does not exist"
    assert the_hold(held) == hold


def test_who_answers_after_a_void_is_paid_too(held: Stage) -> None:
    """Whoever meets a void item under its question is paid like those before, at the next tick."""
    prompt = held.prompt(held.delivered[0])
    decides(held, "void")
    late = replace(ANA, native="U0LATE")
    held.checks(prompt, late, "off")
    assert points(held, late) is None
    held.desk.tick()
    held.desk.tick()
    assert points(held, late) == 13


def test_a_correction_of_the_pack_pays_nobody_twice(held: Stage) -> None:
    """When authors correct the key of a void item, those who were paid for it are not paid again."""
    decides(held, "void")
    options = tuple(Option(o, f"Option {o}", f"About {o}.", o == "near") for o in ("right", "near", "far"))
    item = an_item("q1/i1", rev=2, options=options)
    fixed = replace(ONLY, questions={"q1": a_question("q1", rev=2, items=(item,))})
    held.run(correct, fixed, Correction("q1/i1", 2), held.clock.at)
    assert [points(held, one) for one in (ANA, DAN, EVE, BEN)] == [13] * 4


def test_the_steward_is_told_once(held: Stage) -> None:
    """The channel's steward hears in private that something waits, and not again for the same."""
    (told_to,) = news(held)
    assert told_to.channel == BEN.key
    assert "1 item waits for a steward" in words(told_to.message)
    held.move(days=1)
    assert news(held) == []


def test_a_space_is_not_told_twice_a_day(held: Stage) -> None:
    """A second item that is held on the same day is told the next day, and only if it still waits."""
    held.deliver()
    stage = a_second_one(held)
    assert news(stage) == []
    stage.at(8, days=1)
    (told_to,) = news(stage)
    assert "2 items wait" in words(told_to.message)


def test_several_items_are_looked_through(held: Stage) -> None:
    """Where several items wait, Next leads to the following one, and a decision to those that are left."""
    stage = a_second_one(held)
    first = said(stage.says("study disputes", BEN))
    following = said(stage.presses(button(first, "Next"), BEN))
    assert (first.title, following.title) == ("Held: 1 of 2", "Held: 2 of 2")
    decided = said(stage.presses(button(following, "Keep"), BEN))
    left = said(stage.presses(button(decided, "See what is left"), BEN))
    assert left.title == "Held: 1 of 1"


def test_without_a_steward_nobody_is_told() -> None:
    """A space whose plans name no steward gets no news, and its items wait all the same."""
    stage = Stage(MemoryStore(), ONLY)
    stage.studies()
    stage.at(9)
    held_by_two(stage, stage.post(), ANA, DAN)
    assert news(stage) == []
    assert the_hold(stage)


def test_another_steward_of_the_space_is_told() -> None:
    """Where the channel itself has no steward, one of another channel of the space is told."""
    stage = Stage(MemoryStore(), ONLY)
    stage.studies()
    stage.studies(channel=replace(CHANNEL, native="C0OTHER"), steward=EVE.key)
    stage.studies(channel=Channel(CEM.space, "903"), steward=CEM.key)
    stage.at(9)
    held_by_two(stage, stage.post(), ANA, DAN)
    (told_to,) = news(stage)
    assert told_to.channel == EVE.key


def test_an_open_question_asks_what_was_decided(held: Stage) -> None:
    """After another key was chosen, the open question judges by it, and shows it to who answered before."""
    prompt = held.prompt(held.delivered[0])
    rekeys(held, "near")
    fay = Member(STUDY, "U0FAY")
    before = words(said(held.presses(Press("check", (prompt.id,)), BEN)))

    assert held.checks(prompt, fay, "near").title == "Correct"
    assert held.checks(prompt, Member(STUDY, "U0GUS"), "right").title == "Not this one"
    assert "Option near  (correct)" in before
    assert "About" not in before


def test_the_close_tells_what_was_decided(held: Stage) -> None:
    """The results at the close have the key that a steward chose, and nothing said for the old one."""
    rekeys(held, "near")
    held.at(17)
    closing = next(words(one.message) for one in held.deliver() if "Do and avoid" in one.message.title)

    assert "2 chose  Option near" in closing
    assert "About right" not in closing


def test_a_void_item_is_asked_by_nobody(held: Stage) -> None:
    """Once an item is void its open question has no quick check, and its results tell of none."""
    prompt = held.prompt(held.delivered[0])
    decides(held, "void")
    told = said(held.presses(Press("check", (prompt.id,)), CEM, channel=CHANNEL))
    held.at(17)
    closing = next(words(one.message) for one in held.deliver() if "Do and avoid" in one.message.title)

    assert told.title == "This quick check was taken out"
    assert button(told, "Answer") == Press("answer", (prompt.id,))
    assert "Quick check" not in closing
