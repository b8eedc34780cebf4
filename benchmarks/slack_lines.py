"""P1, P3 and P5 as lines of the report."""

import asyncio
import warnings

import uvloop

from benchmarks.figure import Figure
from benchmarks.load import Measured
from benchmarks.slack_paths import slack_figures

P1_GOAL, P1_SLOWEST, P3_GOAL = 0.25, 50.0, 0.5
P5_MEDIAN, P5_SLOWEST = 3.0, 10.0
WHAT = {
    "P1": "a whole answer on Slack: signed request to committed and shown, SQLite, 32 callers",
    "P3": "/quiz security on Slack to the shown item, 32 callers (a run is recorded, too)",
    "P5": "acknowledgement of an answer on Slack, one caller, idle",
}


def slack_lines() -> list[Figure]:
    """Return P1, P3 and P5."""
    # what is rendered but not sent is meant never to be awaited
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        found = runner.run(slack_figures())
    return [_line(target, floor, ours) for target, (floor, ours) in found.items()]


def _line(target: str, floor: Measured, ours: Measured) -> Figure:
    ratio = ours.per_second / floor.per_second
    goal, met = _verdict(target, ratio, ours)
    return Figure(
        target,
        WHAT[target],
        f"bare {floor}",
        str(ours),
        goal,
        met,
        ratio,
        raw={
            "floor_per_second": floor.per_second,
            "ours_per_second": ours.per_second,
            "p50_ms": ours.p50,
            "p99_ms": ours.p99,
        },
    )


def _verdict(target: str, ratio: float, ours: Measured) -> tuple[str, bool]:
    match target:
        case "P1":
            enough = ratio >= P1_GOAL and ours.p99 < P1_SLOWEST
            return f"≥ {P1_GOAL}x floor (later 0.5), p99 < {P1_SLOWEST:.0f} ms", enough
        case "P3":
            return f"≥ {P3_GOAL}x floor", ratio >= P3_GOAL
        case _:
            enough = ours.p50 < P5_MEDIAN and ours.p99 < P5_SLOWEST
            return f"p50 < {P5_MEDIAN:.0f} ms (later 2), p99 < {P5_SLOWEST:.0f} ms", enough
