"""Answers: how they are judged, what they pay, and in which order options are shown."""

import pytest

from bot.domain.attempt import (
    Verdict,
    check_slot,
    commit_points,
    judge,
    order_shown,
    quiz_slot,
    written_slot,
)
from bot.domain.points import COMMIT_POINTS, item_points
from bot.domain.question import Option, Practice
from tests.builders import ANA, BEN, OPTIONS, a_question, an_item

MEMBERS = [f"slack:T:U{n}" for n in range(200)]


@pytest.mark.parametrize(("difficulty", "points"), [(1, 10), (2, 12), (3, 13), (4, 15), (5, 16)])
def test_points_rise_with_difficulty(difficulty, points):
    """A correct first answer pays ten to sixteen points by difficulty."""
    assert item_points(difficulty) == points
    assert judge(an_item(difficulty=difficulty), "right") == (Verdict.CORRECT, points)


@pytest.mark.parametrize("chosen", ["near", "far", "off"])
def test_a_wrong_answer_pays_nothing(chosen):
    """A wrong answer costs nothing and pays nothing."""
    assert judge(an_item(), chosen) == (Verdict.WRONG, 0)


def test_an_option_that_is_not_there_cannot_be_judged():
    """An answer must be one of the item's options."""
    with pytest.raises(KeyError, match="elsewhere"):
        judge(an_item(), "elsewhere")


def test_committing_pays_before_the_reveal():
    """A written answer pays for committing, and nothing once a layer has been shown."""
    assert (commit_points(revealed=False), commit_points(revealed=True)) == (COMMIT_POINTS, 0)


def test_a_member_always_sees_the_same_order():
    """A member sees an item's options in one order, however often it is shown."""
    orders = {order_shown(an_item(), ANA.key) for _ in range(5)}
    assert len(orders) == 1
    assert sorted(*orders) == sorted(OPTIONS)


def test_a_new_revision_may_be_shown_in_another_order():
    """The order belongs to member, item and revision together."""
    orders = {order_shown(an_item(rev=rev), ANA.key) for rev in range(20)}
    assert len(orders) > 5
    assert orders != {order_shown(an_item(rev=rev), BEN.key) for rev in range(20)}


@pytest.mark.parametrize("place", range(4))
def test_the_right_answer_has_no_favourite_place(place):
    """Over many members the right option stands about equally often at each letter."""
    times = sum(order_shown(an_item(), member)[place] == "right" for member in MEMBERS)
    assert 25 <= times <= 75


def test_slots_tell_surfaces_prompts_and_places_apart():
    """What may be answered once has a name that nothing else has."""
    slots = {check_slot("p1"), written_slot("p1"), check_slot("p2"), quiz_slot("p1", 0), quiz_slot("p1", 1)}
    assert slots == {"check/p1", "written/p1", "check/p2", "quiz/p1/0", "quiz/p1/1"}


def test_an_item_knows_its_key_and_its_options():
    """An item's key is its correct option, and an option is found by its permanent id."""
    item = an_item()
    assert item.key == Option("right", "Option right", "About right.", correct=True)
    assert item.option("far").text == "Option far"
    assert item.option("gone") is None


def test_a_practice_is_found_by_its_id():
    """A pitfall's practice is found in its question, and one that is not there is a mistake."""
    question = a_question(do=(Practice("p1", "Do this", "because"), Practice("p2", "Do that", "since")))
    assert question.practice("p2").text == "Do that"
    with pytest.raises(KeyError, match="p3"):
        question.practice("p3")
