"""Interviews: which question, what is offered, and what is proposed at the end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.checklist import lines_of
from bot.domain.interview import (
    BEST_SCORE,
    MOST_OFFERED,
    Criterion,
    choose,
    fits,
    graded,
    last_item,
    offer,
    propose,
    speaks_of_watching,
)
from bot.domain.question import AskFirst, Pitfall, Practice, Question, Step
from tests.builders import NINE, a_question, an_interview, an_item


def interviewable(name: str, topic: str = "caching", asks: int = 2) -> Question:
    """Return a question with all that an interview needs."""
    return a_question(
        name,
        topic,
        ask_first=tuple(AskFirst(f"k{n}", f"{name} k{n}?", f"part {n}") for n in range(1, asks + 1)),
        steps=(Step("s1", "Measure the load"), Step("s2", "Change one thing")),
        do=(Practice("d1", "Keep a log", "it tells"),),
        avoid=(Pitfall("a1", "Guess", "time is lost", "d1"),),
        items=(an_item(f"{name}/m1"), an_item(f"{name}/n0.a1"), an_item(f"{name}/n0.a2")),
    )


POOL = [interviewable(f"q{n}", topic) for n, topic in enumerate(["caching", "security", "data"] * 3)]


def test_an_interview_needs_a_whole_question() -> None:
    """Without clarifying questions, steps or an item there is no interview."""
    whole = interviewable("q1")

    assert fits(whole)
    assert not any(fits(replace(whole, **{part: ()})) for part in ("ask_first", "steps", "items"))


@given(st.dictionaries(st.sampled_from([one.id for one in POOL]), st.integers(0, 50)), st.text(max_size=5))
def test_what_was_not_met_comes_first(days: dict[str, int], seed: str) -> None:
    """A question that was never met comes before all others, else the one met longest ago."""
    met = {name: NINE - timedelta(days=ago) for name, ago in days.items()}
    chosen = choose(POOL, met, seed)

    assert chosen
    assert all(
        met.get(chosen.id, NINE - timedelta(999)) <= met.get(q.id, NINE - timedelta(999)) for q in POOL
    )
    assert chosen == choose(list(reversed(POOL)), met, seed)


def test_without_a_fitting_question_there_is_none() -> None:
    """Where no question has all that is needed, none is chosen."""
    assert choose([a_question("q1")], {}, "seed") is None


@given(st.integers(1, 12), st.text(max_size=5))
def test_own_questions_are_offered_among_strangers(asks: int, seed: str) -> None:
    """All own clarifying questions are offered, with as many of other topics, ten together at most."""
    question = interviewable("own", asks=asks)
    offered = offer(question, [*POOL, question], seed)
    own = [key for key in offered if key.startswith("own/")]
    strangers = {key.partition("/")[0] for key in offered} - {"own"}

    assert len(set(offered)) == len(offered) <= MOST_OFFERED
    assert len(own) == min(asks, MOST_OFFERED)
    assert len(offered) - len(own) == min(len(own), MOST_OFFERED - len(own), 6) == len(strangers)
    assert not [q for q in POOL if q.id in strangers and q.topic == question.topic]


def test_the_place_of_an_own_question_tells_nothing() -> None:
    """Over many interviews an own question stands in every place of the list."""
    question = interviewable("own")
    places = {
        place
        for seed in range(60)
        for place, key in enumerate(offer(question, POOL, str(seed)))
        if key.startswith("own/")
    }

    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("items", "answered", "found"),
    [
        (("q1/m1", "q1/n0.a1", "q1/n1.a1"), set(), "q1/n0.a1"),
        (("q1/n0.a1", "q1/n0.a2"), {"q1/n0.a1"}, "q1/n0.a2"),
        (("q1/n0.a1", "q1/m1"), {"q1/n0.a1"}, "q1/n0.a1"),
        (("q1/m1", "q1/m2"), {"q1/m2"}, "q1/m1"),
    ],
)
def test_the_last_item_asks_what_to_send_back(items: tuple[str, ...], answered: set[str], found: str) -> None:
    """Rather a line to send back than anything else, and rather a new item than one that was answered."""
    assert last_item([an_item(one) for one in items], answered, "seed").id == found


def test_without_an_item_there_is_no_last_one() -> None:
    """A question without items cannot end an interview."""
    with pytest.raises(ValueError, match="empty"):
        last_item([], set(), "seed")


@pytest.mark.parametrize(
    ("got", "wanted", "score"),
    [(-1, 4, 0), (0, 4, 0), (1, 4, 1), (2, 4, 2), (3, 4, 2), (4, 4, 3), (1, 1, 3), (0, 0, 0)],
)
def test_a_share_becomes_a_score(got: int, wanted: int, score: int) -> None:
    """Nothing is 0, something 1, half and more 2, everything 3."""
    assert graded(got, wanted) == score


def proposed(
    ticked: set[str], *, right: bool = False, picked: tuple[str, ...] = ()
) -> dict[Criterion, object]:
    """Return what is proposed for an interview on a question with two clarifying questions."""
    held = an_interview(picked=picked)
    return dict(propose(held, lines_of(interviewable("q1")), ticked, right=right))


def test_everything_ticked_is_the_best_card() -> None:
    """Who covered all of it and sent the right line back is proposed three in every row."""
    everything = {line.key for line in lines_of(interviewable("q1"))}

    assert set(proposed(everything, right=True).values()) == {BEST_SCORE}


def test_nothing_ticked_is_the_poorest_card() -> None:
    """Who covered nothing is proposed nothing."""
    assert set(proposed(set()).values()) == {0}


def test_picking_everything_is_not_asking_well() -> None:
    """What was picked from other questions counts against asking what changes the design."""
    own = {"ask-first/k1", "ask-first/k2"}
    shotgun = proposed(own, picked=("q1/k1", "q1/k2", "q2/k1", "q3/k1"))

    assert proposed(own, picked=("q1/k1", "q1/k2"))[Criterion.ASKED] == 3
    assert shotgun[Criterion.ASKED] == 0


def test_watching_is_told_by_lines_that_speak_of_it() -> None:
    """The last row follows lines on measuring and alerting; without such lines it is left to the learner."""
    silent = replace(interviewable("q1"), steps=(Step("s1", "Change one thing"),))

    assert proposed({"steps/s1"})[Criterion.PRODUCTION] == 3
    assert proposed({"steps/s2"})[Criterion.PRODUCTION] == 0
    assert propose(an_interview(), lines_of(silent), {"steps/s1"}, right=True)[Criterion.PRODUCTION] is None


@pytest.mark.parametrize("text", ["Alert on lag", "Keep metrics per route", "Measured once", "Watch it"])
def test_words_of_watching_are_known(text: str) -> None:
    """A line that begins a word like alert or measure speaks of noticing things."""
    assert speaks_of_watching(text)
    assert not speaks_of_watching("Write a durable log")


def test_what_was_picked_is_told_apart() -> None:
    """Of what was picked, the question's own are lines of it, and the rest are strangers."""
    held = an_interview(picked=("q1/k1", "q2/k1"))

    assert held.own_picked == {"ask-first/k1"}
    assert held.strangers == 1
