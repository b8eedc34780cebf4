"""Windows of time, and ranks that ties share."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.standing import Standing, Window, ranked, window_key, window_keys


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 11, 23), "week:2026-W48"),
        (date(2026, 11, 22), "week:2026-W47"),
        (date(2026, 12, 31), "week:2026-W53"),
        (date(2027, 1, 3), "week:2026-W53"),
        (date(2027, 1, 4), "week:2027-W01"),
        (date(2024, 12, 30), "week:2025-W01"),
    ],
)
def test_weeks_are_iso_weeks(day, key):
    """A week starts on Monday and belongs to the year that holds its Thursday."""
    assert window_key(Window.WEEK, day) == key


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "Q1"),
        (date(2026, 3, 31), "Q1"),
        (date(2026, 4, 1), "Q2"),
        (date(2026, 9, 30), "Q3"),
        (date(2026, 10, 1), "Q4"),
        (date(2026, 12, 31), "Q4"),
    ],
)
def test_a_season_is_a_quarter(day, quarter):
    """Seasons are the quarters of the year."""
    assert window_key(Window.SEASON, day) == f"season:2026-{quarter}"


def test_a_date_is_in_one_window_of_each_kind():
    """A local date counts in its week, its month, its season and for all time."""
    assert window_keys(date(2026, 2, 3)) == ("week:2026-W06", "month:2026-02", "season:2026-Q1", "all")


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_windows_sort_as_time_does(day):
    """A later date is never in an earlier window."""
    later = day + timedelta(days=5)
    for window in Window:
        assert window_key(window, day) <= window_key(window, later)


def row(member, points):
    """Return a row of a board."""
    return (member, member.title(), points)


BOARD = [row("ana", 30), row("ben", 20), row("cem", 20), row("dan", 20), row("eve", 10)]


def test_ties_share_a_rank():
    """Members with the same points share a rank, and the next rank is left out."""
    places = ranked([*BOARD[:3], BOARD[4]])
    assert [place.rank for place in places] == [1, 2, 2, 4]
    assert places[0] == Standing(1, "ana", "Ana", 30)


@pytest.mark.parametrize("offset", range(5))
def test_a_later_page_goes_on_with_the_ranks(offset):
    """A page that begins anywhere, in a tie too, has the ranks of the whole board."""
    whole = ranked(BOARD)
    assert ranked(BOARD[offset:], whole[offset].rank, offset) == whole[offset:]


def test_an_empty_board_has_no_places():
    """Where nobody stands there is nothing to rank."""
    assert ranked([]) == ()
