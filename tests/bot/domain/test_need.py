"""What a person needs, added up from their answers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.correction import Correction
from bot.domain.memory import Answer, recalled
from bot.domain.need import Needs, comes_back, days_until, needs_of
from bot.domain.pack import Pack
from bot.domain.strength import STEP_OF_DIFFICULTY, UNTRIED, Strength
from tests.builders import ANA, BEN, NINE, a_question, an_item

DAY = timedelta(days=1)
PACK = Pack(
    "p",
    "1",
    (),
    {
        "q1": a_question("q1", items=(an_item("q1/i1"), an_item("q1/i2", difficulty=5))),
        "q2": a_question("q2", "security", items=(an_item("q2/i1", topic="security"),)),
    },
)


def answer(item="q1/i1", *, right=True, day=0, member=ANA.key, rev=1):
    """Return an answer on a day."""
    question = item.split("/")[0]
    slot = f"quiz/{member}/{day}/{item}"
    return Answer(NINE + day * DAY, slot, item, right, member, question, rev, "caching")


def test_nothing_answered_is_nothing_needed():
    """Without an answer there is no memory, nothing is due, and every topic is untried."""
    needs = needs_of(PACK, [])
    assert needs == Needs()
    assert needs.strength("caching") == UNTRIED
    assert not needs.is_due("q1", NINE)
    assert comes_back(PACK, needs) is None


def test_a_question_has_one_memory_of_all_its_items():
    """Answers to any item of a question, by any member of the person, make its one memory."""
    answers = [answer("q1/i1", day=0), answer("q1/i2", day=3, right=False, member=BEN.key)]
    assert needs_of(PACK, answers).memories == {"q1": recalled(answers)}


def test_only_the_first_answer_to_an_item_moves_a_strength():
    """An item that is answered again says nothing new about its topic."""
    once = needs_of(PACK, [answer()])
    again = needs_of(PACK, [answer(), answer(day=5, right=False)])
    assert again.strengths == once.strengths == {"caching": UNTRIED.after(PACK.items["q1/i1"], True)}


def test_an_answer_counts_in_the_topic_that_its_item_has_today():
    """A question that moved to another topic takes its answers along."""
    assert set(needs_of(PACK, [answer("q2/i1")]).strengths) == {"security"}


def test_an_item_that_left_the_pack_still_counts():
    """An answer to an item that is gone counts in its topic as one of middling difficulty."""
    needs = needs_of(PACK, [answer("q9/i1")])
    assert needs.strengths["caching"] == UNTRIED.after(None, True)
    assert comes_back(PACK, needs) is None


def test_a_renamed_question_keeps_its_memory():
    """Answers under an id that a question had before belong to its id of today."""
    renamed = replace(PACK, renamed={"old": "q1"})
    needs = needs_of(renamed, [answer("old/i1", day=0), answer("q1/i2", day=2)])
    assert set(needs.memories) == {"q1"}
    assert set(needs.seen) == {"q1/i1", "q1/i2"}


def test_an_answer_to_a_wrong_key_says_nothing():
    """What was answered before a key was corrected is neither remembered nor rated, but was seen."""
    corrected = replace(PACK, corrections=(Correction("q1/i1", 2),))
    needs = needs_of(corrected, [answer()])
    assert (needs.memories, needs.strengths, set(needs.seen)) == ({}, {}, {"q1/i1"})
    assert needs_of(corrected, [answer(rev=2)]).memories


def test_a_new_question_is_expected_by_its_topic_and_difficulty():
    """An untried person guesses one in four options and knows half of what is middling."""
    middling, hard = PACK.items["q1/i1"], PACK.items["q1/i2"]
    assert Needs().expected(middling, NINE) == pytest.approx(0.25 + 0.75 * 0.5)
    strong = Needs(strengths={"caching": Strength(2 * STEP_OF_DIFFICULTY, 30)})
    assert strong.expected(hard, NINE) == Needs().expected(middling, NINE)


def test_a_question_met_before_is_expected_by_its_memory():
    """Once a question was met, the chance to be right is the chance that it is still known, or a guess."""
    needs = needs_of(PACK, [answer("q1/i1")])
    memory = needs.memories["q1"]
    assert needs.expected(PACK.items["q1/i2"], memory.due) == memory.retrievability(memory.due)
    assert needs.expected(PACK.items["q1/i2"], NINE + 10**5 * DAY) == 0.25


@given(ability=st.floats(-4, 4), difficulty=st.integers(1, 5), more=st.floats(0, 2))
def test_more_strength_never_expects_less(ability, difficulty, more):
    """An expected success is at least a guess, below certainty, and grows with the strength of the topic."""
    item = an_item(difficulty=difficulty)
    weaker, stronger = (
        Needs(strengths={"caching": Strength(one, 5)}).expected(item, NINE)
        for one in (ability, ability + more)
    )
    assert 0.25 < weaker <= stronger < 1


@given(st.permutations([answer("q1/i1"), answer("q1/i2", day=1, right=False), answer("q2/i1", day=2)]))
def test_the_order_of_arrival_does_not_matter(answers):
    """Answers that arrive in any order come to the same needs."""
    assert needs_of(PACK, answers) == needs_of(PACK, sorted(answers, key=lambda one: one.at))


def test_the_next_question_comes_back_in_days():
    """What comes back is the question of the pack that is due soonest, and never sooner than tomorrow."""
    needs = needs_of(PACK, [answer("q1/i1"), answer("q2/i1", right=False), answer("q9/i1", right=False)])
    back = comes_back(PACK, needs)
    assert back == needs.memories["q2"].due == NINE + DAY
    assert [days_until(back, NINE + hours * timedelta(hours=1)) for hours in (0, 5, 23, 40)] == [1, 1, 1, 1]
    assert days_until(NINE + 3 * DAY, NINE + timedelta(minutes=9)) == 3
