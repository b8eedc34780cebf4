"""How often what goes wrong: the dials of the simulation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dials:
    """Chances are per request, report or boundary; numbers of events per year, or per channel and year."""

    rate_limited: float = 0.01
    fault_before: float = 0.006
    fault_after: float = 0.008
    refused: float = 0.006
    dropped_before: float = 0.006
    dropped_after: float = 0.008
    silent: float = 0.006
    late: float = 0.012
    latest: float = 45.0
    """Seconds after which a message appears, at the most, whose sender has long stopped waiting."""
    slow: float = 0.03
    died: float = 0.001
    report_late: float = 0.04
    report_twice: float = 0.03
    report_lost: float = 0.003
    outages: float = 40.0
    steps: float = 12.0
    step_seconds: float = 30.0
    """How far the clock is put, at the most: a time service seldom has to correct more."""
    changes: float = 14.0
    """What a steward changes in a channel in a year."""
    blind: bool = False
    """Slack is never looked at before something is sent again: the mistake that the checker must see."""


ORDINARY = Dials()
CALM = Dials(
    rate_limited=0.0,
    fault_before=0.0,
    fault_after=0.0,
    refused=0.0,
    dropped_before=0.0,
    dropped_after=0.0,
    silent=0.0,
    late=0.0,
    slow=0.0,
    died=0.0,
    report_late=0.0,
    report_twice=0.0,
    report_lost=0.0,
)
"""Nothing goes wrong: how every simulation ends, so that what can still be delivered is."""
