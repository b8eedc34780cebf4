"""Where the clock's buttons lead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page.timekeeper import ClockRefusal, destination, next_morning

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-23T07:00:00", "2026-11-23T08:00:05"),
        ("2026-11-23T08:00:00", "2026-11-24T08:00:05"),
        ("2026-11-23T08:00:05", "2026-11-24T08:00:05"),
        ("2026-11-23T23:30:00", "2026-11-24T08:00:05"),
        ("2027-03-27T12:00:00", "2027-03-28T07:00:05"),
        ("2026-10-24T12:00:00", "2026-10-25T08:00:05"),
    ],
)
def test_next_morning_is_nine_in_the_zone(now, morning):
    """The next morning is a few seconds after the next nine o'clock of the zone, across clock changes too."""
    before = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_morning(before, BERLIN) == datetime.fromisoformat(morning).replace(tzinfo=UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_next_morning_is_always_ahead(now):
    """However late it is, the next morning is ahead, within a day and a clock change."""
    assert now < next_morning(now, BERLIN) <= now + timedelta(hours=25, seconds=5)


@pytest.mark.parametrize("to", ["noon", {"minutes": 0}, {"minutes": "60"}, {}, 5, None])
def test_nonsense_is_refused(to):
    """What is neither the next morning nor some minutes ahead is refused with a sentence."""
    with pytest.raises(ClockRefusal, match="goes to the next morning, or forward by minutes"):
        destination(to, datetime(2026, 11, 23, tzinfo=UTC), BERLIN)
