"""The streak of a team: enough people, in a row."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.team_streak import ACTIVE_DAYS, TeamDay, TeamStreak, quorum, team_streak
from tests.builders import MONDAY


def days(*names, last_open=False):
    """Return a day per word; each letter of a word is a person who took part."""
    last = len(names) - 1
    return [
        TeamDay(MONDAY + timedelta(days=number), frozenset(name), last_open and number == last)
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("active", "wanted", "needed"),
    [
        (0, None, 1),
        (1, None, 1),
        (2, None, 1),
        (3, None, 2),
        (5, None, 3),
        (12, None, 3),
        (12, 5, 5),
        (2, 5, 5),
    ],
)
def test_the_quorum_is_three_or_half_of_the_active(active, wanted, needed):
    """Three people make a day count, or half of the active ones if fewer, or what a steward said."""
    assert quorum(active, wanted) == needed


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), TeamStreak()),
        (("a",), TeamStreak(1, 1, 1, 1)),
        (("abc", "abc", "ab"), TeamStreak(3, 3, 2, 2)),
        (("abcdef", "ab", "abc"), TeamStreak(1, 1, 3, 3)),
        (("abcdef", "abc", "", "abc"), TeamStreak(1, 2, 3, 3)),
    ],
)
def test_a_day_counts_when_its_quorum_took_part(told, expected):
    """Days with enough people make a streak, and one with too few ends it."""
    assert team_streak(days(*told)) == expected


def test_an_open_day_ends_nothing():
    """A day that can still be answered neither ends the streak nor lengthens it before its quorum."""
    streak = team_streak(days("abcdef", "abc", "ab", last_open=True))
    assert (streak.length, streak.took_part, streak.needed) == (2, 2, 3)


def test_whoever_left_long_ago_is_not_active():
    """People who took part in none of the last ten days raise no quorum."""
    crowd = days("abcdefgh", *["ab"] * ACTIVE_DAYS)
    assert team_streak(crowd).needed == 1


@given(st.lists(st.sets(st.sampled_from("abcdefgh"))), st.sampled_from("abcdefgh"))
def test_one_more_never_hurts_with_a_fixed_quorum(told, late):
    """With a quorum of a steward's, an answer that is accepted late never shortens the streak."""
    before, after = days(*told), days(*({*day, late} for day in told))
    assert team_streak(after, 3).length >= team_streak(before, 3).length
