"""Load: so many callers, each waiting for its answer, and how long the answers took."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Measured:
    """Requests per second, and the median and 99th percentile of one request in milliseconds."""

    per_second: float
    p50: float
    p99: float

    def __str__(self) -> str:
        return f"{self.per_second:,.0f}/s, p50 {self.p50:.2f} ms, p99 {self.p99:.2f} ms"


async def measure(one: Callable[[int], Awaitable[object]], count: int, callers: int) -> Measured:
    """Run `one(number)` for every number below `count`, with so many under way at a time."""
    # what was built beforehand is not to be looked through again and again while something is measured
    gc.collect()
    gc.freeze()
    numbers = iter(range(count))
    took: list[float] = []

    async def caller() -> None:
        for number in numbers:
            began = time.perf_counter()
            await one(number)
            took.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    seconds = time.perf_counter() - began
    cuts = quantiles(took, n=100)
    return Measured(count / seconds, cuts[49], cuts[98])
