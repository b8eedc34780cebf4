"""How fast a platform is written to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from adapters.pace import CHANNEL_SECONDS, EDIT_SECONDS, LONGEST_TURN, PER_SECOND, WINDOW, Pace

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


def test_a_workspace_gets_no_more_edits_than_it_allows() -> None:
    """However many channels of a space have news at once, it gets at most 50 edits in any minute."""
    pace, times = Pace(), []
    for quarter in range(480):
        now = quarter / 4
        wait = pace.edit("slack:T", now)
        if wait <= LONGEST_TURN:
            times.append(now + wait)
    assert max(sum(at <= other < at + 60 for other in times) for at in times) <= 50
    assert len(times) >= 100


def test_spaces_do_not_wait_for_each_other_to_edit() -> None:
    """An edit in a space that was left alone goes out at once, and so does a message."""
    pace = Pace()
    assert pace.edit("slack:T", 0.0) == 0.0
    assert pace.edit("slack:T", 0.0) == EDIT_SECONDS
    assert pace.edit("slack:U", 0.0) == 0.0
    assert pace.start("slack:T:C1", 0.0) == 0.0


def test_a_clock_that_was_put_back_holds_nobody_up() -> None:
    """When the clock is put back by a day, the next message does not wait for that day."""
    pace = Pace()
    pace.start("slack:T:C1", 86_400.0)
    pace.edit("slack:T", 86_400.0)
    assert pace.start("slack:T:C1", 0.0) == 0.0
    assert pace.edit("slack:T", 0.0) == 0.0


def test_a_rest_does_not_last_a_day_for_a_clock_that_was_put_back() -> None:
    """Refusals of before are as if they were of now, and are forgotten after the usual time."""
    pace = Pace(refusals=2)
    for at in (86_400.0, 86_401.0):
        pace.refused(at)
    assert pace.rest(0.0) == WINDOW
    assert pace.rest(WINDOW) == 0.0


def test_too_many_refusals_stop_everything_for_a_while() -> None:
    """When a platform has refused too often within ten minutes, nothing is sent until that is past."""
    pace = Pace(refusals=3)
    for at in (0.0, 10.0):
        pace.refused(at)
    assert pace.rest(20.0) == 0.0
    pace.refused(20.0)
    assert pace.rest(20.0) == WINDOW - 20.0
    assert pace.rest(WINDOW) == 0.0
