"""Strength: an Elo rating that grows sure of itself, and a team that nobody can be read out of."""

from math import exp, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.correction import Correction
from bot.domain.memory import Answer
from bot.domain.pack import Pack, Topic
from bot.domain.strength import FEWEST, STEP_OF_DIFFICULTY, UNTRIED, Strength, TopicStrength, team_strengths
from tests.builders import NINE, a_question, an_item

CACHING, SECURITY = Topic("caching", "Caching", "data"), Topic("security", "Security", "practice")
ITEMS = tuple(an_item(f"q1/i{n}", difficulty=1 + n % 5) for n in range(200))
PACK = Pack(
    "p",
    "1",
    (CACHING, SECURITY),
    {
        "q1": a_question("q1", items=ITEMS),
        "q2": a_question("q2", "security", items=(an_item("q2/i1", topic="security"),)),
    },
)


def said(person, item="q1/i0", *, right=True, rev=1):
    """Return an answer of a person."""
    return Answer(NINE, f"{person}/{item}", item, right, person, item.split("/")[0], rev, "caching")


def test_nobody_knows_anything_about_an_untried_topic():
    """Without answers half of what is middling is known, give or take much."""
    assert UNTRIED.known() == 0.5
    assert (round(UNTRIED.known(-1), 2), round(UNTRIED.known(1), 2)) == (0.27, 0.73)


def test_a_step_is_as_far_as_the_answer_was_surprising():
    """A right answer to a middling item of four options raises the first rating by what was not expected."""
    assert UNTRIED.after(an_item(), True).ability == pytest.approx(1 - 0.625)
    assert UNTRIED.after(an_item(), False).ability == pytest.approx(-0.625)


def test_later_steps_are_smaller():
    """After twenty answers an answer moves a rating half as far as the first one."""
    assert Strength(answers=20).step == 0.5
    assert Strength(answers=0).step == 1.0


@given(ability=st.floats(-4, 4), answers=st.integers(0, 500), item=st.sampled_from(ITEMS[:5]))
def test_right_raises_and_wrong_lowers(ability, answers, item):
    """A right answer never lowers a strength, a wrong one never raises it, and each makes it surer."""
    before = Strength(ability, answers)
    right, wrong = before.after(item, True), before.after(item, False)
    assert wrong.ability < before.ability < right.ability
    assert right.spread < before.spread
    assert 0 < before.known(-1) < before.known() < before.known(1) < 1


def off_by(answers, learners=400):
    """Return how far ratings are off after so many answers of learners who know different amounts."""
    dice, squares = Random(answers), 0.0
    for _ in range(learners):
        truth, strength = dice.gauss(0, 1), UNTRIED
        for item in dice.sample(ITEMS, answers):
            known = 1 / (1 + exp(STEP_OF_DIFFICULTY * (item.difficulty - 3) - truth))
            strength = strength.after(item, dice.random() < item.guess + (1 - item.guess) * known)
        squares += (strength.ability - truth) ** 2
    return sqrt(squares / learners)


@pytest.mark.parametrize("answers", [0, 10, 20, 40, 80, 160])
def test_a_strength_says_how_far_it_may_be_off(answers):
    """After any number of answers, simulated learners' ratings are off by the spread, within a fifth."""
    assert off_by(answers) == pytest.approx(Strength(answers=answers).spread, rel=0.2)


def test_a_team_of_three_has_no_strengths():
    """Below four people nothing is said of a team but how many they are."""
    found = team_strengths(PACK, [said(f"p{n}", f"q1/i{item}") for n in range(3) for item in range(40)])
    assert (found.people, found.topics) == (FEWEST - 1, ())


def test_a_topic_of_a_team_has_a_number_from_four_people_on():
    """A topic that fewer than four answered to has no number, however many answers there are."""
    answers = [said(f"p{n}") for n in range(4)]
    answers += [said(f"p{n}", "q2/i1") for n in range(3)]
    caching, security = team_strengths(PACK, answers).topics
    assert (caching.people, caching.strength.answers) == (4, 4)
    assert security == TopicStrength(SECURITY, UNTRIED, 3)


def test_a_person_counts_once_per_item():
    """A person's first answer to an item counts for the team, and none does to a key that was wrong."""
    answers = [said(f"p{n}") for n in range(4)]
    again = [*answers, said("p0", right=False), said("p0", "q9/i9")]
    assert team_strengths(PACK, again) == team_strengths(PACK, answers)
    corrected = Pack("p", "1", PACK.topics, PACK.questions, corrections=(Correction("q1/i0", 2),))
    assert team_strengths(corrected, answers).people == 0
