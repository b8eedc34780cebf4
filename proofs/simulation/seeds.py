"""Many seeds, each a world of its own, on every processor; and what they came to."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from proofs.finding import Finding
from proofs.progress import shown
from proofs.simulation.dials import ORDINARY, Dials
from proofs.simulation.year import Lived, lived

CHANNELS, DAYS = 50, 365
SEEDS = range(6)
GOAL = "duplicates 0, lost 0, at least 100,000 channel-days"
PROCESSES = 2
TOLD = 5


def simulated(
    seeds: Sequence[int] = SEEDS, channels: int = CHANNELS, days: int = DAYS, dials: Dials = ORDINARY
) -> list[Finding]:
    """Live through every seed; a broken rule is told with the seed that shows it again."""
    began = time.perf_counter()
    one = partial(lived, channels=channels, days=days, dials=dials)
    years = list(shown(_all(one, seeds), len(seeds), "living through years"))
    return [_finding(years, channels, days, time.perf_counter() - began)]


def _all(one: Callable[[int], Lived], seeds: Sequence[int]) -> Sequence[Lived]:
    """Live through the seeds, several at a time where there are several."""
    if len(seeds) == 1:
        return [one(seeds[0])]
    with ProcessPoolExecutor(PROCESSES) as pool:
        return list(pool.map(one, seeds))


def _finding(years: Sequence[Lived], channels: int, days: int, seconds: float) -> Finding:
    """Return the figures of all seeds together."""
    faults: Counter[str] = Counter()
    declared: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for year in years:
        faults += year.injected
        declared += year.verdict.declared
        broken += Counter({rule: len(told) for rule, told in year.verdict.broken.items() if told})
    channel_days = sum(year.channel_days for year in years)
    messages = sum(year.messages for year in years)
    other = ", ".join(f"{rule} {times}" for rule, times in broken.items() if rule not in ("doubled", "lost"))
    return Finding(
        "Simulated years",
        f"{len(years)} seeds of {channels} channels and {days} days: {channel_days:,} channel-days,"
        f" {messages:,} messages, {faults.total():,} faults and changes",
        f"duplicates {broken['doubled']}, lost {broken['lost']}, other rules broken: {other or 'none'};"
        f" {len(years) / seconds * 60:.1f} seeds a minute",
        GOAL,
        not broken,
        (_listed("what went wrong around it", faults), _listed("declared", declared), *_broken(years)),
    )


def _broken(years: Sequence[Lived]) -> tuple[str, ...]:
    """Return what broke a rule, each with the command that shows it again."""
    return tuple(
        f"seed {year.seed}, digest {year.digest}: {sentence} (python -m proofs.simulation --seed {year.seed})"
        for year in years
        for told in year.verdict.broken.values()
        for sentence in told[:TOLD]
    )


def _listed(what: str, counted: Counter[str]) -> str:
    return f"{what}: " + ", ".join(f"{name} {times:,}" for name, times in sorted(counted.items()))
