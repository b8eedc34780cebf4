"""The calendar knows the public holidays of countries and their parts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import PublicHolidays

CALENDAR = PublicHolidays()


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        ("DE", date(2026, 12, 25), "Christmas Day"),
        ("DE", date(2026, 1, 6), None),
        ("DE-BY", date(2026, 1, 6), "Epiphany"),
        ("US", date(2026, 7, 3), "Independence Day (observed)"),
        ("JP", date(2026, 11, 23), "Labor Thanksgiving Day"),
        ("DE", date(2500, 12, 25), None),
        ("XX", date(2026, 12, 25), None),
        ("", date(2026, 12, 25), None),
    ],
)
def test_a_holiday_has_its_english_name(region: str, day: date, name: str | None) -> None:
    """Holidays are told in English, those of a part of a country too; an unknown region or year has none."""
    assert CALENDAR.holiday(region, day) == name


@pytest.mark.parametrize(
    ("typed", "region"),
    [("de", "DE"), (" De-by ", "DE-BY"), ("gb-eng", "GB-ENG"), ("de-augsburg", "DE-Augsburg"), ("DEU", None)],
)
def test_a_region_is_known_in_any_case(typed: str, region: str | None) -> None:
    """A code is understood in small letters and in large ones, and what is no code is not guessed."""
    assert CALENDAR.region(typed) == region


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("germany", "DE"), ("deu", "DE"), ("united kingdom", "GB"), ("germny", "DE"), ("de-bx", "DE-BY")],
)
def test_the_nearest_region_is_offered(typed: str, nearest: str) -> None:
    """A name, a long code or a typing error leads to the code that was meant."""
    assert nearest in CALENDAR.near(typed)


@given(st.text(max_size=30))
def test_whatever_is_typed_can_be_looked_up(typed: str) -> None:
    """Nothing that is typed as a region breaks the calendar, and all that it offers is known to it."""
    CALENDAR.region(typed)

    assert all(CALENDAR.region(region) == region for region in CALENDAR.near(typed))


def test_many_threads_see_the_same_holidays() -> None:
    """A year that several threads ask for at the same moment is whole for each of them."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: CALENDAR.holiday("PT", date(2042, 12, 25)), range(64)))

    assert set(found) == {"Christmas Day"}
