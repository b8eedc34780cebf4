"""Streaks: consecutive counted occurrences, as a function of the ledger."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.streak import (
    LINKS_PER_FREEZE,
    MOST_FREEZES,
    Freeze,
    FreezeKind,
    Link,
    Streak,
    by_day,
    news,
    owed,
    streak,
)
from tests.builders import MONDAY, NINE


def links(signs):
    """Return links from signs: `+` answered, `-` missed, `?` open and not answered, `!` open and answered."""
    return [
        Link(MONDAY + timedelta(days=day), sign in "+!", open=sign in "?!") for day, sign in enumerate(signs)
    ]


def day(number):
    """Return the local date of the n-th link."""
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("", Streak()),
        ("+", Streak(1, 1, 0, (), 4, True)),
        ("!", Streak(1, 1, 0, (), 4, True)),
        ("+?", Streak(1, 1, 0, (), 4, False)),
        ("-", Streak()),
        ("---+", Streak(1, 1, 0, (), 4, True)),
        ("++-", Streak(0, 2, 0, (), 5, False)),
        ("++-+", Streak(1, 2, 0, (), 4, True)),
        ("+++++", Streak(5, 5, 1, (), 5, True)),
        ("+++++-", Streak(5, 5, 0, (day(5),), 5, False)),
        ("+++++-+", Streak(6, 6, 0, (day(5),), 4, True)),
        ("+++++--", Streak(0, 5, 0, (), 5, False)),
        ("++++++++++", Streak(10, 10, 2, (), 5, True)),
        ("+++++++++++++++", Streak(15, 15, 2, (), 5, True)),
        ("++++++++++--+", Streak(11, 11, 0, (day(10), day(11)), 4, True)),
        ("++++++++++---", Streak(0, 10, 0, (), 5, False)),
        ("+++++-+----+", Streak(1, 6, 0, (), 4, True)),
        ("+++++-+++++-", Streak(10, 10, 0, (day(5), day(11)), 5, False)),
    ],
)
def test_a_streak_is_what_its_links_make(signs, expected):
    """Five answers earn a freeze, two are kept, a miss spends one or ends the streak."""
    assert replace(streak(links(signs)), spent=()) == expected


SIGNS = st.text("+++-", max_size=40)


@given(SIGNS)
def test_an_open_question_changes_nothing_yet(signs):
    """A question that can still be answered neither lengthens nor breaks a streak."""
    settled = streak(links(signs))
    assert streak(links(signs + "?")) == replace(settled, answered_today=False)


@given(SIGNS)
def test_a_streak_grows_link_by_link(signs):
    """Each further link lengthens a streak by one, spends one freeze, or ends it: nothing else happens."""
    states = [streak(links(signs[:count])) for count in range(len(signs) + 1)]
    for sign, (before, after) in zip(signs, pairwise(states), strict=True):
        if sign == "+":
            earned = after.length % LINKS_PER_FREEZE == 0
            assert after.length == before.length + 1
            assert after.freezes == min(before.freezes + earned, MOST_FREEZES)
            assert after.bridged == before.bridged
        elif before.length and before.freezes:
            assert (after.length, after.freezes) == (before.length, before.freezes - 1)
            assert after.bridged[:-1] == before.bridged
        else:
            assert (after.length, after.freezes, after.bridged) == (0, 0, ())
        assert after.longest == max(before.longest, after.length)
        assert after.answered_today is (sign == "+")


@given(SIGNS, st.integers(0, 39))
def test_a_late_answer_gives_the_freeze_back(signs, place):
    """An answer accepted late never shortens a streak, and undoes the freeze that was spent on it."""
    missed = [number for number, sign in enumerate(signs) if sign == "-"]
    if not missed:
        return
    late = missed[place % len(missed)]
    before, after = streak(links(signs)), streak(links(signs[:late] + "+" + signs[late + 1 :]))
    assert after.length >= before.length
    assert after.longest >= before.longest
    assert day(late) not in after.bridged


@given(SIGNS, st.integers(0, 40))
def test_voids_and_pauses_cannot_break_a_streak(signs, place):
    """A day that is no link leaves the streak as if it had not been: only days of links are bridged."""
    kept = links(signs)
    pause = timedelta(days=30)
    moved = [replace(link, day=link.day + pause) if n >= place else link for n, link in enumerate(kept)]
    here, there = streak(kept), streak(moved)
    assert replace(here, bridged=(), spent=()) == replace(there, bridged=(), spent=())
    assert (len(here.bridged), len(here.spent)) == (len(there.bridged), len(there.spent))


@given(SIGNS)
def test_freezes_of_earlier_streaks_stay_spent(signs):
    """Every day that a freeze ever covered is remembered, those of the current streak last."""
    folded = streak(links(signs))
    assert folded.spent[len(folded.spent) - len(folded.bridged) :] == folded.bridged
    assert set(folded.spent) <= {day(number) for number, sign in enumerate(signs) if sign == "-"}


def test_channels_of_a_team_make_one_link_a_date():
    """A date on which two channels asked is one link, answered when either question was."""
    two = [*links("+-?"), *links("-+?"), Link(day(0), False, open=True)]
    assert by_day(two) == [
        Link(day(0), True, open=True),
        Link(day(1), True),
        Link(day(2), False, open=True),
    ]


def entries(changes):
    """Return entries of the ledger from (day, kind, turn)."""
    return [Freeze("p", "s", when, turn, kind, NINE) for when, kind, turn in changes]


@given(st.lists(st.sets(st.integers(0, 6)), max_size=8))
def test_the_ledger_of_freezes_follows_the_streak(states):
    """Whatever a streak becomes one time after the other, the entries written say what it is at last."""
    written = []
    for state in states:
        spent = [day(number) for number in state]
        written += entries(owed(spent, written))
        assert owed(spent, written) == []
        assert len({(entry.day, entry.turn) for entry in written}) == len(written)


@pytest.mark.parametrize(
    ("happened", "told"), [("s", "s"), ("sr", "sr"), ("srs", "s"), ("rs", ""), ("rsr", "r"), ("srsrs", "s")]
)
def test_a_freeze_that_went_on_after_all_is_no_news(happened, told):
    """Of a freeze that came back and was spent again, only what is different in the end is told."""
    kinds = {"s": FreezeKind.SPENT, "r": FreezeKind.RETURNED}
    other = entries([(day(5), FreezeKind.SPENT, 0)])
    happening = entries([(day(3), kinds[sign], turn) for turn, sign in enumerate(happened)])

    assert [entry.kind for entry in news([*other, *happening])] == [
        *(kinds[s] for s in told),
        FreezeKind.SPENT,
    ]
