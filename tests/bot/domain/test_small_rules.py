"""The rules that fit in a line: prompts, plans, places, packs, shuffles and waiting."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.order import backoff
from bot.domain.pack import Pack, Topic
from bot.domain.places import Channel, Member, Space
from bot.domain.prompt import PromptState, accepts
from bot.domain.question import Level
from bot.domain.quiz import DEFAULT_COUNT, MOST_ITEMS, count_of
from bot.domain.shuffle import draw, shuffled
from tests.builders import ANA, CEM, CHANNEL, NINE, a_plan, a_prompt, a_question, an_item

MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("state", "closes_at", "answer"),
    [
        (PromptState.POSTING, None, True),
        (PromptState.OPEN, NINE, True),
        (PromptState.CLOSED, NINE, False),
        (PromptState.CLOSED, NINE + MOMENT, True),
        (PromptState.CLOSED, None, False),
        (PromptState.VOID, NINE + MOMENT, False),
    ],
    ids=["posting", "open-past-plan", "at-close", "just-before-close", "closed-unknown", "void"],
)
def test_lateness_is_judged_by_when_the_answer_was_given(state, closes_at, answer):
    """An answer given before the close counts, however late it arrives; a withdrawn question takes none."""
    assert accepts(a_prompt(state=state, closes_at=closes_at), NINE) is answer


def test_a_pause_is_undone_by_resuming():
    """Pausing and resuming a plan changes nothing else of it."""
    assert a_plan().pause() == a_plan(paused=True)
    assert a_plan().pause().resume() == a_plan()


@pytest.mark.parametrize("place", [CHANNEL, ANA, ANA.space, CEM, CEM.space])
def test_a_key_reads_back_as_the_place_it_names(place):
    """Every space, channel and member is read back from its key."""
    assert type(place).parse(place.key) == place


@pytest.mark.parametrize("kind", [Space, Channel, Member])
@pytest.mark.parametrize("text", ["", "slack", "slack:T:C:more"])
def test_what_is_no_key_is_refused(kind, text):
    """A string with too few or too many parts names no place."""
    with pytest.raises(ValueError, match="unpack"):
        kind.parse(text)


def test_waiting_doubles_up_to_five_minutes():
    """Each certain failure is followed by twice the wait, two seconds first, five minutes at most."""
    waits = [backoff(attempt).total_seconds() for attempt in range(1, 12)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


@pytest.mark.parametrize(
    ("asked", "count"), [(None, DEFAULT_COUNT), (-3, 1), (0, 1), (7, 7), (99, MOST_ITEMS)]
)
def test_a_run_is_of_sensible_length(asked, count):
    """A quiz run has the default number of items, or what was asked within bounds."""
    assert count_of(asked) == count


@given(st.lists(st.text(max_size=5), unique=True), st.text(max_size=5))
def test_a_seed_is_an_order(things, seed):
    """A shuffle loses nothing, and gives the same order for the same seed whatever order things came in."""
    order = shuffled(things, seed)
    assert sorted(order) == sorted(things)
    assert shuffled(list(reversed(things)), seed) == order


def test_another_seed_is_another_order():
    """Seeds are told apart, also where seed and name joined would read the same."""
    assert len({tuple(shuffled("abcdef", str(seed))) for seed in range(50)}) > 40
    assert draw("a", "bc") != draw("ab", "c")
    assert 0 <= draw("a", "b") < 2**64


PACK = Pack(
    "small",
    "1",
    (Topic("caching", "Caching", "data"), Topic("security", "Security", "edge")),
    {
        "q2": a_question("q2", items=(an_item("q2/i1"), an_item("q2/i2"))),
        "q1": a_question("q1", "security", level=Level.SENIOR),
        "q3": a_question("q3", level=Level.SENIOR, items=(an_item("q3/i1"),)),
    },
)


@pytest.mark.parametrize(
    ("topics", "level", "expected"),
    [
        ((), None, ["q1", "q2", "q3"]),
        (("caching",), None, ["q2", "q3"]),
        ((), Level.SENIOR, ["q1", "q3"]),
        (("caching", "security"), Level.SENIOR, ["q1", "q3"]),
        (("caching",), Level.JUNIOR, []),
    ],
)
def test_a_plan_narrows_the_pack(topics, level, expected):
    """Questions are eligible by topic and level, where none named means all, in a fixed order."""
    assert [question.id for question in PACK.eligible(topics, level)] == expected


def test_a_pack_finds_items_and_titles():
    """Items are found by id over all questions, and titles by slug."""
    assert list(PACK.items) == ["q2/i1", "q2/i2", "q3/i1"]
    assert PACK.titles == {"caching": "Caching", "security": "Security"}
