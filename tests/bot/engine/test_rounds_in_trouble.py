"""Live rounds when something goes wrong: platforms that fail, processes that die, items that change."""

from dataclasses import replace

import pytest

from bot.domain.dispute import Asked
from bot.domain.live import RoundState
from bot.domain.order import LEASE, MOST_ATTEMPTS
from bot.interface.delivery import Failure
from bot.store.memory import MemoryStore
from tests.bot.engine.playing import begins, edits, letter, many, passes, replies, the_round, votes
from tests.builders import ANA, STUDY, a_hold
from tests.stage import PACK, Stage, said


@pytest.fixture
def studying() -> Stage:
    """A channel with a plan and enough items, on Monday at eight."""
    stage = Stage(MemoryStore(), many(20))
    stage.studies()
    return stage


def test_a_round_whose_message_never_comes_ends(studying):
    """Where the platform takes no message the round is withdrawn, counts for nothing, and blocks nobody."""
    studying.says("quiz live")
    (claimed,) = studying.claim()
    studying.desk.failed(claimed, Failure("internal_error")).result()
    assert studying.desk.next_due().result() is not None
    passes(studying, minutes=10)
    assert the_round(studying).state is RoundState.WITHDRAWN
    assert begins(studying)


def test_a_message_that_turns_up_late_says_that_it_is_over(studying):
    """A round that was given up while its message was under way closes that message."""
    studying.says("quiz live 1")
    (claimed,) = studying.claim()
    studying.move(minutes=10)
    studying.desk.tick()
    studying.desk.sent(claimed, "m1").result()
    (edit,) = edits(studying.deliver())
    assert edit.title == "Live round: done"


def test_a_lost_edit_costs_nobody_time(studying):
    """When the next item is shown late, its two minutes begin then."""
    begins(studying, "quiz live 2")
    studying.move(minutes=2)
    studying.desk.tick()
    (reply,) = studying.claim()
    studying.desk.sent(reply, "m2").result()
    (edit,) = studying.claim()
    studying.desk.failed(edit, Failure("ratelimited", retry_after=60)).result()
    studying.move(minutes=1)
    shown_at = studying.clock.at
    studying.deliver()
    due = the_round(studying).due_at
    assert (due - shown_at).total_seconds() == 120
    assert votes(studying, "right").title.startswith("Kept")


def test_an_item_held_meanwhile_is_passed_over(studying):
    """What is held while a round goes on is not asked in it any more."""
    begins(studying, "quiz live 3")
    turns = the_round(studying).turns
    held = a_hold(asked=Asked(STUDY.key, turns[1].item, 1))
    studying.run(lambda unit: unit.disputes.hold(held))
    passes(studying, minutes=2)
    assert the_round(studying).turn == turns[2]


def test_a_revised_item_takes_no_answer(studying):
    """After a restart on a pack in which the item was revised, its letters might mean something else."""
    begins(studying, "quiz live caching 2")
    press = letter(studying, "right")
    revised = {
        name: replace(question, items=tuple(replace(item, rev=2) for item in question.items))
        for name, question in studying.pack.questions.items()
    }
    restarted = Stage(studying.store, replace(PACK, questions=revised), studying.clock)
    assert said(restarted.presses(press)).title == "This round is gone"
    passes(restarted, minutes=2)
    assert the_round(restarted).state is RoundState.DONE


def test_a_round_whose_process_dies_is_posted_once_and_goes_on(studying):
    """A post that nobody confirmed is looked for after its lease, and its time begins then."""
    studying.says("quiz live 1")
    (lost,) = studying.claim()
    other = Stage(studying.store, studying.pack, studying.clock)
    assert other.claim() == []
    studying.move(seconds=LEASE.total_seconds())
    (again,) = other.claim()
    assert (again.key, again.first_tried_at) == (lost.key, again.claim.taken_at - LEASE)
    other.desk.sent(again, "m1").result()
    assert (the_round(other).due_at - studying.clock.at).total_seconds() == 120


def test_a_close_is_made_up_for_after_a_stop(studying):
    """What fell due while nobody ran is closed at its own time, and the next item opens when it is shown."""
    begins(studying, "quiz live 2")
    due = the_round(studying).due_at
    studying.move(minutes=10)
    other = Stage(studying.store, studying.pack, studying.clock)
    other.deliver()
    round_ = the_round(other)
    assert round_.turns[0].closed == (due,)
    assert (round_.place, (round_.due_at - studying.clock.at).total_seconds()) == (1, 120)


def test_a_round_ends_in_a_long_stop(studying):
    """Where nobody ran for longer, the answers count and are shown, and no further item is asked."""
    begins(studying, "quiz live 2")
    votes(studying, "right")
    studying.move(hours=3)
    other = Stage(studying.store, studying.pack, studying.clock)
    delivered = other.deliver()
    assert the_round(other).state is RoundState.DONE
    assert [one.title for one in (*replies(delivered), *edits(delivered))] == [
        "Result: item 1 of 2",
        "Live round: done",
    ]
    assert len(other.run(lambda unit: unit.attempts.of_members((ANA.key,)))) == 1


def test_a_result_that_never_gets_through_is_given_up(studying):
    """What a round says about an item is tried twelve times: later nobody plays any more."""
    begins(studying, "quiz live 1")
    votes(studying, "right")
    studying.move(minutes=2)
    studying.desk.tick()
    tried = 0
    for _ in range(60):
        for one in studying.claim():
            tried += one.key.endswith("result")
            studying.desk.failed(one, Failure("internal_error")).result()
        studying.move(minutes=5)
    assert tried == MOST_ATTEMPTS


def test_an_item_that_nobody_saw_is_not_explained(studying):
    """Where the next item never came to be shown, the round ends without a word about it."""
    begins(studying, "quiz live 2")
    studying.move(minutes=2)
    studying.desk.tick()
    (result,) = studying.claim()
    studying.desk.sent(result, "m2").result()
    (edit,) = studying.claim()
    studying.desk.failed(edit, Failure("ratelimited", retry_after=3600)).result()
    delivered = passes(studying, minutes=10)
    assert the_round(studying).state is RoundState.DONE
    assert replies(delivered) == []


def test_the_close_of_a_vote_is_the_next_thing_due(studying):
    """Whoever waits for what is due next wakes when the open vote ends."""
    begins(studying, "quiz live 1")
    assert studying.desk.next_due().result() == the_round(studying).due_at
