"""How fast a platform is written to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from adapters.pace import CHANNEL_SECONDS, PER_SECOND, WINDOW, Pace

CHANNELS = st.sampled_from(["slack:T:C1", "slack:T:C2", "slack:T:C3"])
PAUSES = st.floats(0, 3)


@given(st.lists(st.tuples(CHANNELS, PAUSES), max_size=60))
def test_no_channel_gets_two_messages_within_a_second(asked: list[tuple[str, float]]) -> None:
    """However fast messages are asked for, those of one channel are a second apart and none is forgotten."""
    pace, now = Pace(), 0.0
    sent: dict[str, list[float]] = {}
    for channel, pause in asked:
        now += pause
        sent.setdefault(channel, []).append(now + pace.start(channel, now))
    for times in sent.values():
        apart = [later - earlier for earlier, later in pairwise(times)]
        assert all(seconds >= CHANNEL_SECONDS - 1e-6 for seconds in apart)


def test_a_platform_gets_no_more_a_second_than_it_allows() -> None:
    """A thousand channels due at the same moment are spread over as many seconds as the platform needs."""
    pace = Pace()
    waits = [pace.start(f"discord:G:{number}", 0.0) for number in range(1000)]
    assert max(sum(second <= wait < second + 1 for wait in waits) for second in range(30)) <= PER_SECOND + 1
    assert max(waits) < 1000 / PER_SECOND + 1


def test_a_channel_that_was_silent_waits_for_nothing() -> None:
    """A message whose channel and platform were left alone goes out at once."""
    pace = Pace()
    pace.start("slack:T:C1", 0.0)
    assert pace.start("slack:T:C1", 5.0) == 0.0


def test_a_clock_that_was_put_back_holds_nobody_up() -> None:
    """When the clock is put back by a day, the next message does not wait for that day."""
    pace = Pace()
    pace.start("slack:T:C1", 86_400.0)
    assert pace.start("slack:T:C1", 0.0) == 0.0


def test_too_many_refusals_stop_everything_for_a_while() -> None:
    """When a platform has refused too often within ten minutes, nothing is sent until that is past."""
    pace = Pace(refusals=3)
    for at in (0.0, 10.0):
        pace.refused(at)
    assert pace.rest(20.0) == 0.0
    pace.refused(20.0)
    assert pace.rest(20.0) == WINDOW - 20.0
    assert pace.rest(WINDOW) == 0.0
