"""What a corrected key changes, and what it leaves alone."""

from dataclasses import replace

import pytest

from bot.domain.correction import Correction
from bot.domain.question import Option
from bot.interface.delivery import DeliveryKind
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CHANNEL, NINE, a_question, an_attempt, an_item
from tests.stage import PACK, Stage, words

ITEM = "q1/i1"


def corrected_pack(**changed):
    """Return the small pack in which the answer to the first item is another one from revision 2 on."""
    options = tuple(Option(o, f"Option {o}", f"About {o}.", o == "near") for o in ("right", "near", "far"))
    question = a_question("q1", rev=2, items=(an_item(ITEM, rev=2, options=options),))
    return replace(PACK, questions={**PACK.questions, "q1": question}, **changed)


@pytest.fixture
def before():
    """A channel in which the first item was asked and Ana was right by the wrong key, Ben wrong."""
    only = replace(PACK, questions={"q1": PACK.questions["q1"]})
    stage = Stage(MemoryStore(), only)
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    stage.checks(prompt, ANA, "right")
    stage.checks(prompt, BEN, "near")
    stage.deliver()
    return stage


def after(stage, **changed):
    """Restart on the corrected pack, and return the stage with how many answers were void."""
    pack = corrected_pack(corrections=(Correction(ITEM, 2),), **changed)
    restarted = Stage(stage.store, pack, stage.clock)
    return restarted, restarted.desk.correct()


def points(stage, member):
    """Return what a member has in this channel, ever."""
    return stage.run(lambda unit: unit.standings.points(CHANNEL.key, "all", "", member.key))


def test_whoever_was_called_wrong_gets_the_points(before):
    """A void answer earns what a right one does, and nobody loses what the wrong key gave."""
    assert (points(before, ANA), points(before, BEN)) == (13, None)
    stage, void = after(before)
    assert void == 2
    assert (points(stage, ANA), points(stage, BEN)) == (13, 13)


def test_a_second_correction_pays_nobody_twice(before):
    """An answer that one correction made good earns nothing more by the next, and those since then do."""
    stage, _ = after(before)
    assert points(stage, BEN) == 13
    again = (Correction(ITEM, 2), Correction(ITEM, 3))
    twice = Stage(stage.store, corrected_pack(corrections=again), stage.clock)
    assert twice.desk.correct() == 2
    assert (points(twice, ANA), points(twice, BEN)) == (13, 13)


def test_a_correction_is_carried_out_once(before):
    """Starting again gives nothing twice and tells nobody twice."""
    stage, _ = after(before)
    stage.deliver()
    again, void = after(stage)
    assert (void, points(again, BEN), again.deliver()) == (0, 13, [])


def test_the_channel_is_told_once_in_the_thread(before):
    """One note under the question says what is right now."""
    stage, _ = after(before)
    (note,) = stage.deliver()
    assert note.kind is DeliveryKind.REPLY
    assert note.under is not None
    assert "A correction" in words(note.message)
    assert "Option near" in words(note.message)


def test_streaks_stay(before):
    """A void answer still counts as an answer of its day."""
    was = words(before.says("streak", BEN))
    stage, _ = after(before)
    assert "1 question in a row" in was
    assert "1 question in a row" in words(stage.says("streak", BEN))


def test_later_answers_are_not_void(before):
    """Answers to the corrected revision are judged by its key."""
    before.run(lambda unit: unit.attempts.record(an_attempt(slot="quiz/r/0", rev=2, points=0)))
    assert after(before)[1] == 2


def test_a_quiz_answer_is_told_under_the_latest_question(before):
    """Where only quizzes asked the item, the note stands under the channel's latest question."""
    stage = Stage(MemoryStore(), PACK)
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    other = an_attempt(slot="quiz/r/0", prompt=None, verdict="wrong", points=0, at=NINE)
    stage.run(lambda unit: unit.attempts.record(other))
    restarted, void = after(stage)
    (note,) = restarted.deliver()
    assert (void, note.under) == (1, prompt.ref or "m1")


def test_a_channel_without_questions_is_not_told(before):
    """Where nothing was ever posted there is no thread, and nothing is ordered."""
    stage = Stage(MemoryStore(), PACK)
    stage.run(lambda unit: unit.attempts.record(an_attempt(prompt=None)))
    restarted, void = after(stage)
    assert (void, restarted.deliver()) == (1, [])


def test_an_item_that_has_left_is_not_corrected(before):
    """A correction of an item that the pack no longer has waits, and takes nothing."""
    pack = replace(PACK, questions={}, corrections=(Correction(ITEM, 2),))
    assert Stage(before.store, pack, before.clock).desk.correct() == 0


def test_a_question_keeps_its_past_under_its_new_name(before):
    """After a renaming, the posted question still opens and its item is still known."""
    renamed = a_question("q9", items=(an_item("q9/i1"),))
    pack = replace(PACK, questions={"q9": renamed}, renamed={"q1": "q9"})
    stage = Stage(before.store, pack, before.clock)
    assert pack.item(ITEM) is renamed.items[0]
    assert "Q9" in words(stage.says("today"))


def test_answers_under_a_former_name_are_void_too(before):
    """A renamed question owes what was answered under its old id."""
    options = tuple(Option(o, f"Option {o}", f"About {o}.", o == "near") for o in ("right", "near", "far"))
    renamed = a_question("q9", rev=2, items=(an_item("q9/i1", rev=2, options=options),))
    pack = replace(
        PACK, questions={"q9": renamed}, renamed={"q1": "q9"}, corrections=(Correction("q9/i1", 2),)
    )
    stage = Stage(before.store, pack, before.clock)
    assert stage.desk.correct() == 2
    assert points(stage, BEN) == 13
