"""Many steps in the town, and what came of them."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import FlakyFailure
from hypothesis.stateful import run_state_machine_as_test

from proofs.finding import Finding
from proofs.ledger.machine import Ledger, counted

STEPS = 60
"""How many steps a town lives through at most."""
GOAL = "at least 10,000 steps; what is stored is what the ledger says after each"


def reckoned(towns: int = 250, steps: int = STEPS, machine: type[Ledger] = Ledger) -> list[Finding]:
    """Let so many towns live; a town in which something does not add up is told step by step."""
    counted.clear()
    told = _told(towns, steps, machine)
    by_rule = ", ".join(f"{name} {times:,}" for name, times in counted.most_common())
    return [
        Finding(
            "The ledger under any order of steps",
            f"{towns} towns of at most {steps} steps: {counted.total():,} steps",
            "points, boards, streaks and freezes as added up anew, nothing lost" if not told else "NOT so",
            GOAL,
            not told,
            (f"steps: {by_rule}", *told),
        )
    ]


def _told(towns: int, steps: int, machine: type[Ledger]) -> tuple[str, ...]:
    """Return what went wrong, with the steps that lead there."""
    asked = settings(
        max_examples=towns,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=asked)
    except (AssertionError, FlakyFailure, BaseExceptionGroup) as error:
        return (str(error), *getattr(error, "__notes__", ()))
    return ()
