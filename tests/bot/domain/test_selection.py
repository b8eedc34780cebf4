"""The bag of a channel: balanced, without repeats, and the same for the same seed."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.selection import Asked, quick_check, select
from tests.builders import NINE, a_question, an_item

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=5)


def bag(sizes):
    """Return questions: as many of each topic as its size says."""
    return [
        a_question(f"t{topic}-q{number}", f"t{topic}")
        for topic, size in enumerate(sizes)
        for number in range(size)
    ]


def draw_all(eligible, count, seed="s", history=()):
    """Draw so many questions one after the other; return the selections and the history."""
    drawn, history = [], list(history)
    for number in range(count):
        selected = select(eligible, history, f"{seed}/{number}")
        drawn.append(selected)
        history.append(Asked(selected.question.id, selected.question.topic, selected.cycle, NINE))
    return drawn


@given(sizes=SIZES, seed=st.text(max_size=4))
def test_no_question_repeats_before_the_bag_is_empty(sizes, seed):
    """Each cycle asks every question once, and says what is left and when it begins again."""
    eligible = bag(sizes)
    size = len(eligible)
    drawn = draw_all(eligible, 3 * size, seed)
    for cycle in range(3):
        part = drawn[cycle * size : (cycle + 1) * size]
        assert {one.question.id for one in part} == {question.id for question in eligible}
        assert [one.cycle for one in part] == [cycle + 1] * size
        assert [one.left for one in part] == list(range(size - 1, -1, -1))
        assert [one.wrapped for one in part] == [cycle > 0, *[False] * (size - 1)]


@given(sizes=SIZES, seed=st.text(max_size=4))
def test_yesterdays_topic_waits_while_there_is_another(sizes, seed):
    """A topic follows itself only when nothing else is left in the bag."""
    eligible = bag(sizes)
    drawn = draw_all(eligible, 2 * len(eligible), seed)
    left = {question.id: question.topic for question in eligible}
    for number, one in enumerate(drawn):
        if one.wrapped:
            left = {question.id: question.topic for question in eligible}
        before = drawn[number - 1].question.topic if number else None
        if one.question.topic == before:
            assert set(left.values()) == {before}
        del left[one.question.id]


@given(topics=st.integers(2, 5), size=st.integers(1, 5), seed=st.text(max_size=4))
def test_topics_of_one_size_take_turns(topics, size, seed):
    """At any moment no topic is more than one question ahead of another of its size."""
    counts = Counter({f"t{topic}": 0 for topic in range(topics)})
    for one in draw_all(bag([size] * topics), topics * size, seed):
        counts[one.question.topic] += 1
        assert max(counts.values()) - min(counts.values()) <= 1


@given(sizes=st.lists(st.integers(1, 6), min_size=3, max_size=5), seed=st.text(max_size=4))
def test_the_topic_furthest_behind_comes_next(sizes, seed):
    """Of the topics that may come, the one with the smallest share of its questions drawn does."""
    drawn, counts, before = draw_all(bag(sizes), sum(sizes), seed), Counter(), None
    for one in drawn:
        shares = {
            f"t{n}": counts[f"t{n}"] / size
            for n, size in enumerate(sizes)
            if counts[f"t{n}"] < size and f"t{n}" != before
        }
        chosen = one.question.topic
        assert not shares or shares[chosen] == min(shares.values())
        counts[chosen] += 1
        before = chosen


def test_the_same_seed_selects_the_same():
    """A retry of an occurrence asks the question that the first try chose; another day may differ."""
    eligible = bag([5, 5, 5])
    assert select(eligible, [], "monday") == select(list(reversed(eligible)), [], "monday")
    assert len({select(eligible, [], f"day {n}").question.id for n in range(30)}) > 5


def test_nothing_eligible_selects_nothing():
    """A plan without questions asks none."""
    assert select([], [], "s") is None


def test_a_bag_of_one_asks_it_again():
    """A single question comes every day, each day a new cycle."""
    drawn = draw_all(bag([1]), 3)
    assert [one.cycle for one in drawn] == [1, 2, 3]
    assert [one.wrapped for one in drawn] == [False, True, True]


@given(seed=st.text(max_size=4))
def test_a_new_cycle_does_not_begin_with_the_last_question(seed):
    """Even a bag of one topic does not ask the same question two days running."""
    drawn = draw_all(bag([3]), 9, seed)
    assert all(one.question != other.question for one, other in pairwise(drawn))


def test_questions_that_left_the_pack_do_not_count():
    """A question that was asked and removed neither fills the bag nor keeps it from being emptied."""
    history = [Asked("gone", "t0", 4, NINE), Asked("t0-q0", "t0", 4, NINE)]
    selected = select(bag([2]), history, "s")
    assert (selected.question.id, selected.cycle, selected.wrapped, selected.left) == ("t0-q1", 4, False, 0)


def test_the_quick_check_is_one_of_the_questions_items():
    """A question's check is drawn from its items by the occurrence, and a question may have none."""
    items = tuple(an_item(f"q1/i{n}") for n in range(4))
    question = a_question(items=items)
    assert quick_check(question, "monday") == quick_check(question, "monday")
    assert {quick_check(question, f"day {n}") for n in range(40)} == set(items)
    assert quick_check(a_question(), "monday") is None
