"""Which items a person meets: what is due, then what is new, then the rest; never two of one question."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.memory import Answer
from bot.domain.need import FITTING, Needs, needs_of
from bot.domain.pack import Pack
from bot.domain.practice import quiz_items, review_items
from bot.domain.strength import Strength
from tests.builders import ANA, NINE, a_question, an_item

DAY = timedelta(days=1)
TOPICS = ("a", "b", "c")
SEEDS = st.text(max_size=4)


def pack(topics=TOPICS, questions=2, items=2, **changed):
    """Return a pack with so many questions a topic, of so many items each."""
    return Pack(
        "p",
        "1",
        (),
        {
            f"{topic}{number}": a_question(
                f"{topic}{number}",
                topic,
                items=tuple(an_item(f"{topic}{number}/i{n}", topic=topic, **changed) for n in range(items)),
            )
            for topic in topics
            for number in range(questions)
        },
    )


def answer(item, *, right=True, ago=0.0):
    """Return an answer that Ana gave so many days before the practice."""
    question, topic = item.split("/")[0], item[0]
    return Answer(NINE - ago * DAY, f"quiz/r/{item}/{ago}", item, right, ANA.key, question, 1, topic)


def quiz(count, *answers, seed="s", of=None):
    """Return what Ana gets after these answers."""
    of = of or pack()
    return quiz_items(of.items.values(), needs_of(of, answers), NINE, count, seed)


def ids(items):
    """Return the ids of items."""
    return [item.id for item in items]


def test_what_is_due_comes_first():
    """A quiz begins with the questions that have faded, then asks new ones, and at last those still known."""
    run = quiz(6, answer("a0/i0", ago=9), answer("b0/i0", right=False, ago=3), answer("c0/i0"))
    assert {item.question for item in run[:2]} == {"a0", "b0"}
    assert {item.question for item in run[2:5]} == {"a1", "b1", "c1"}
    assert run[5].question == "c0"


def test_what_was_met_comes_back_as_another_item():
    """A question that comes back is asked with other words, and with the oldest ones once all were used."""
    answers = [answer("a0/i0", ago=9)]
    assert ids(quiz(1, *answers)) == ["a0/i1"]
    answers += [answer("a0/i1", ago=60), answer("a0/i0", ago=59)]
    assert ids(quiz(1, *answers[1:])) == ["a0/i1"]


@given(seed=SEEDS)
def test_topics_and_questions_take_turns_in_a_run(seed):
    """A run visits every topic before it returns to one, and every question before it repeats one."""
    run = quiz(12, seed=seed)
    assert {item.topic for item in run[:3]} == {item.topic for item in run[3:6]} == set(TOPICS)
    assert len({item.question for item in run[:6]}) == len({item.question for item in run[6:]}) == 6


@given(count=st.integers(0, 20), seed=SEEDS)
def test_a_run_has_as_many_items_as_asked_for_and_each_once(count, seed):
    """A run is as long as was asked for, or as there are items, never repeats one, and follows its seed."""
    run = quiz(count, answer("a0/i0", ago=2), answer("b1/i1", ago=1), seed=seed)
    assert len(run) == min(count, 12)
    assert len(set(ids(run))) == len(run)
    assert run == quiz(count, answer("a0/i0", ago=2), answer("b1/i1", ago=1), seed=seed)


@given(sizes=st.lists(st.integers(1, 12), min_size=1, max_size=4), count=st.integers(1, 30), seed=SEEDS)
def test_a_question_with_many_items_fills_what_others_cannot(sizes, count, seed):
    """Where questions have different numbers of items, a run is still as long as there are items for it."""
    items = [
        an_item(f"a{question}/i{n}", topic="a") for question, size in enumerate(sizes) for n in range(size)
    ]
    run = quiz_items(items, Needs(), NINE, count, seed)
    assert len(set(ids(run))) == len(run) == min(count, len(items))


@given(
    seed=SEEDS,
    answers=st.lists(
        st.tuples(st.sampled_from(sorted(pack().items)), st.booleans(), st.integers(0, 60)), max_size=15
    ),
)
def test_no_question_comes_twice_while_another_is_left(seed, answers):
    """Whatever was answered before, a run has as many questions as it can before one comes a second time."""
    made = [answer(item, right=right, ago=ago) for item, right, ago in answers]
    run = quiz(12, *made, seed=seed)
    assert len({item.question for item in run[:6]}) == 6
    assert len({item.question for item in run[6:]}) == 6


def test_weak_topics_come_first_among_the_new():
    """Of what is new, the topics that are known least are asked first."""
    of = pack()
    needs = Needs(strengths={"a": Strength(1.0, 9), "b": Strength(-1.0, 9), "c": Strength(0.2, 9)})
    for seed in ("s", "t", "u"):
        run = quiz_items(of.items.values(), needs, NINE, 6, seed)
        assert [item.topic for item in run] == ["b", "c", "a"] * 2


@given(ability=st.floats(-3, 3), seed=SEEDS)
def test_where_there_is_a_choice_an_item_fits(ability, seed):
    """Of a topic's new questions, one that is neither too hard nor too easy is asked if there is one."""
    questions = {
        f"a{n}": a_question(f"a{n}", "a", items=(an_item(f"a{n}/i", topic="a", difficulty=n),))
        for n in range(1, 6)
    }
    of, needs = Pack("p", "1", (), questions), Needs(strengths={"a": Strength(ability, 20)})
    chances = {item.id: needs.expected(item, NINE) for item in of.items.values()}
    (first,) = quiz_items(of.items.values(), needs, NINE, 1, seed)
    fitting = [one for one, chance in chances.items() if FITTING[0] <= chance <= FITTING[1]]
    assert not fitting or first.id in fitting


def test_a_review_has_every_due_question_once():
    """A review asks what is due and nothing else, what is overdue longest first, each with other words."""
    answers = [
        answer("a0/i0", ago=40),
        answer("b0/i1", right=False, ago=2),
        answer("c0/i0", right=False, ago=30),
        answer("c1/i0", ago=0.1),
    ]
    of = pack()
    due = review_items(of.items.values(), needs_of(of, answers), NINE, "s")
    assert ids(due) == ["a0/i1", "c0/i1", "b0/i0"]


def test_a_question_with_one_item_is_reviewed_with_it():
    """Where a question has no other item, it comes back in the same words."""
    of = pack(items=1)
    needs = needs_of(of, [answer("a0/i0", ago=9)])
    assert ids(review_items(of.items.values(), needs, NINE, "s")) == ["a0/i0"]


@given(
    answers=st.lists(
        st.tuples(st.sampled_from(sorted(pack(items=3).items)), st.booleans(), st.integers(0, 60)),
        max_size=25,
    ),
    seed=SEEDS,
)
def test_a_review_never_repeats_the_last_words(answers, seed):
    """While a question has another item, a review never asks what was asked last about it."""
    of = pack(items=3)
    needs = needs_of(of, [answer(item, right=right, ago=ago) for item, right, ago in answers])
    for item in review_items(of.items.values(), needs, NINE, seed):
        assert item.id != needs.memories[item.question].item
