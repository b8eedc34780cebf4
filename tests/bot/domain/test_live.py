"""The life of a live round, and when a vote is split."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballot import SPLIT_FROM, SPLIT_WITHIN, choices, is_split, tally
from bot.domain.live import (
    PATIENCE,
    SECOND_VOTE,
    VOTE,
    RoundState,
    accepts,
    closed,
    count_of,
    edit_key,
    live_slot,
    order_of,
    place_of,
    post_key,
    reply_key,
    shown,
    step_of,
)
from tests.builders import ANA, BEN, NINE, OPTIONS, a_round, a_vote, an_item

SHOWN = NINE + timedelta(seconds=5)
CLOSE = SHOWN + VOTE


def everything(_turn):
    """Say of any turn that it may be asked."""
    return True


def moved(round_, *, at=CLOSE, split=False, askable=everything):
    """Return a round after its vote was closed."""
    return closed(round_, at, at, split=split, askable=askable)


@pytest.fixture
def begun():
    """A round whose first item is shown."""
    return shown(a_round(), 0, "m1", SHOWN)


def test_time_runs_from_when_an_item_is_shown(begun):
    """An item is open for two minutes from when its platform shows it, however long that took."""
    assert (begun.ref, begun.due_at, begun.shown) == ("m1", CLOSE, True)


def test_a_step_is_shown_once(begun):
    """Neither a second confirmation nor one of an earlier step gives more time."""
    later = moved(begun)
    assert shown(begun, 0, "m1", CLOSE) == begun
    assert shown(later, 0, "m1", CLOSE) == later
    assert shown(later, 1, "m1", CLOSE).due_at == CLOSE + VOTE


def test_a_round_goes_from_item_to_item_and_ends(begun):
    """After a vote the next item opens, and waits to be shown; after the last the round is done."""
    second = moved(begun)
    assert (second.place, second.vote, second.step, second.shown) == (1, 1, 1, False)
    assert (second.turns[0].closed, second.due_at) == ((CLOSE,), CLOSE + PATIENCE)
    done = moved(shown(second, 1, "m1", CLOSE))
    assert (done.state, done.due_at, done.place) == (RoundState.DONE, None, 1)


def test_a_split_vote_is_held_once(begun):
    """A split first vote opens a second one of three minutes on the same item; that one is never held."""
    second = moved(begun, split=True)
    assert (second.place, second.vote, second.state) == (0, 2, RoundState.OPEN)
    again = shown(second, 1, "m1", CLOSE)
    assert again.due_at == CLOSE + SECOND_VOTE
    after = moved(again, at=CLOSE + SECOND_VOTE, split=True)
    assert (after.place, after.vote) == (1, 1)
    assert after.turns[0].closed == (CLOSE, CLOSE + SECOND_VOTE)


def test_what_may_not_be_asked_any_more_is_passed_over(begun):
    """An item that was held or revised since the round began is not asked; without another the round ends."""
    three = replace(begun, turns=(*begun.turns, begun.turns[0]))
    held = begun.turns[1].item
    assert moved(three, askable=lambda turn: turn.item != held).place == 2
    assert moved(begun, askable=lambda turn: turn.item != held).state is RoundState.DONE


def test_a_round_that_is_never_shown_is_withdrawn():
    """Where the message never came to be the round was not there; if it turns up later, it is over."""
    gone = moved(a_round(), at=NINE + PATIENCE)
    assert (gone.state, gone.due_at, gone.turns) == (RoundState.WITHDRAWN, None, a_round().turns)
    found = shown(gone, 0, "m1", NINE + PATIENCE)
    assert (found.state, found.ref) == (RoundState.DONE, "m1")


def test_a_round_ends_where_a_later_item_cannot_be_shown(begun):
    """An edit that does not come through for so long ends the round; what was answered stays."""
    stuck = moved(moved(begun), at=CLOSE + PATIENCE)
    assert (stuck.state, [turn.closed for turn in stuck.turns]) == (RoundState.DONE, [(CLOSE,), ()])


def test_a_close_that_comes_long_after_its_time_is_the_last(begun):
    """After an outage the open vote is closed at its own time, and nothing follows it."""
    late = closed(begun, CLOSE, CLOSE + PATIENCE + VOTE, split=True, askable=everything)
    assert (late.state, late.turns[0].closed) == (RoundState.DONE, (CLOSE,))


def test_the_platforms_clock_says_what_came_in_time(begun):
    """What was given before the close counts whenever it is heard, and what was given later never."""
    second, tick = timedelta(seconds=1), timedelta(microseconds=1)
    assert accepts(begun, 0, 1, CLOSE - tick)
    assert not accepts(begun, 0, 1, CLOSE)
    early = moved(begun, at=CLOSE - second)
    assert accepts(early, 0, 1, CLOSE - second - tick)
    assert not accepts(early, 0, 1, CLOSE - second)
    assert accepts(early, 1, 1, CLOSE)
    assert not accepts(early, 1, 2, CLOSE)


def test_an_item_that_is_not_open_takes_no_answer(begun):
    """Neither a later item, nor a second vote that there is not, nor a round that is over takes an answer."""
    assert not accepts(begun, 1, 1, SHOWN)
    assert not accepts(begun, 0, 2, SHOWN)
    assert accepts(a_round(), 0, 1, SHOWN)
    assert not accepts(replace(a_round(), state=RoundState.WITHDRAWN), 0, 1, SHOWN)


@pytest.mark.parametrize(
    ("votes", "split"),
    [
        ({}, False),
        ({"a": 1, "b": 1}, False),
        ({"a": 2, "b": 1}, False),
        ({"a": 2, "b": 2}, True),
        ({"a": 4}, False),
        ({"a": 3, "b": 1}, False),
        ({"a": 4, "b": 3}, True),
        ({"a": 23, "b": 17}, True),
        ({"a": 6, "b": 4}, False),
        ({"a": 8, "b": 7, "c": 5}, True),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, True),
    ],
)
def test_a_vote_is_split_where_two_options_are_nearly_even(votes, split):
    """From four answers on, a vote is split where its two leading options lie at most 15 points apart."""
    assert is_split(votes) is split


@given(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 50)))
def test_splitting_is_a_matter_of_shares(votes):
    """Whether a vote is split follows from the shares of the two leading options alone."""
    total = sum(votes.values())
    first, second = [*Counter(votes).most_common(2), ("", 0), ("", 0)][:2]
    even = total >= SPLIT_FROM and 100 * (first[1] - second[1]) / total <= SPLIT_WITHIN
    assert is_split(votes) is even


def test_whoever_does_not_vote_again_stays():
    """After a debate everybody stands by their last choice, and the first vote is still known."""
    votes = [a_vote(), a_vote(BEN.key, chosen="near"), a_vote(BEN.key, chosen="right", vote=2)]
    votes.append(a_vote(place=1, chosen="off"))
    assert choices(votes, 0, 1) == {ANA.key: "right", BEN.key: "near"}
    assert choices(votes[::-1], 0, 2) == {ANA.key: "right", BEN.key: "right"}
    assert tally(choices(votes, 0, 2)) == {"right": 2}


@pytest.mark.parametrize(("asked", "count"), [(None, 3), (0, 1), (1, 1), (5, 5), (99, 5)])
def test_a_round_has_one_to_five_items(asked, count):
    """Three items unless asked for otherwise, and never more than five."""
    assert count_of(asked) == count


def test_everybody_sees_the_same_letters():
    """The order of options depends on the round and the item, not on who looks."""
    item = an_item()
    assert order_of(a_round(), item) == order_of(a_round(starter=BEN.key), item)
    assert {order_of(a_round(f"r{n}"), item) for n in range(30)} > {order_of(a_round(), item)}


def test_the_keys_of_orders_say_what_they_are_about():
    """Each post, edit and reply of a round has a key of its own, from which its step or turn is read."""
    round_ = a_round(step=3)
    assert (step_of(edit_key(round_)), step_of(post_key("r1"))) == (3, 0)
    assert (place_of(reply_key("r1", 2, "result")), live_slot("r1", 2)) == (2, "live/r1/2")
    keys = {post_key("r1"), edit_key(round_), reply_key("r1", 0, "split"), reply_key("r1", 0, "result")}
    assert len(keys) == 4
