"""The bot as the operator runs it, in real time: told to stop amid its posts, and killed amid them."""

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from adapters.process import start
from playground.faults import Fault
from proofs.finding import Finding
from proofs.killing.cases import left_in
from proofs.killing.crowd import Crowd, RealBot
from proofs.killing.street import CREATE
from proofs.questions import shipped_pack

FEW, MANY = 20, 70
"""Channels on each platform. Sixteen of them are under way at a time, and a stop finishes those."""
STOPPED_AFTER = (1, 7)
"""At so many new posts a bot is told to stop, each time another one."""
SILENCED_AFTER = 5
"""At so many new posts it is told to stop while a call on each platform is never answered."""
LONGEST_STOP, LONGEST_RECOVERY = 10.0, 30.0
PATIENCE = 120.0
"""Seconds after which something that was waited for counts as broken: longer than a lease."""


@dataclass
class Stops:
    """What came of telling a bot to stop."""

    seconds: list[float] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    unfinished: int = 0
    """Orders under a lease afterwards, although their call was answered."""
    unrecorded: int = 0
    """Posts that stand there, and of which the database does not know."""
    silent: int = 0
    """Orders under a lease afterwards because their call was never answered."""


def stopped(whole: bool = True) -> list[Finding]:
    """Tell a bot to stop, again and again, then kill one; `whole` also waits until all leases ran out."""
    found: list[Finding] = []

    async def run() -> None:
        found.append(await _told_to_stop(whole))
        found.append(await _killed(whole))

    start(run())
    return found


@asynccontextmanager
async def _crowd(channels: int) -> AsyncIterator[tuple[Crowd, Path]]:
    with tempfile.TemporaryDirectory(prefix="sh") as name:
        folder = Path(name)
        crowd = Crowd(folder, channels)
        try:
            await crowd.open(shipped_pack())
            yield crowd, folder / "log"
        finally:
            await crowd.close()


async def _told_to_stop(whole: bool) -> Finding:
    stops = Stops()
    async with _crowd(MANY if whole else FEW) as (crowd, log):
        for posts in STOPPED_AFTER if whole else STOPPED_AFTER[:1]:
            await _stop_at(posts, crowd, log, stops)
        if whole:
            await _stop_in_silence(crowd, log, stops)
        waited = await _finish(crowd, log, stops)
        doubled = sum(posts > 1 for posts in crowd.posts())
        lost = sum(posts < 1 for posts in crowd.posts())
    longest = max(stops.seconds)
    held = longest < LONGEST_STOP and not any(stops.codes)
    return Finding(
        "Told to stop (SIGTERM) amid posts",
        f"{len(stops.seconds)} stops, {'one while calls were never answered' if whole else 'all answered'}",
        f"longest {longest:.1f} s; answered and left under a lease {stops.unfinished},"
        f" posted and not recorded {stops.unrecorded}; left to a look-up {stops.silent};"
        f" {crowd.due} posts, doubled {doubled}, lost {lost}, all there {waited:.0f} s after the last start",
        f"< {LONGEST_STOP:.0f} s, exit code 0, unfinished 0, doubled 0, lost 0",
        held and not (stops.unfinished or stops.unrecorded or doubled or lost),
        () if not any(stops.codes) else (f"exit codes {stops.codes}",),
    )


async def _stop_at(posts: int, crowd: Crowd, log: Path, stops: Stops) -> None:
    """Tell a bot to stop at the moment at which so many new posts stand there."""
    bot = await RealBot.start(crowd.settings(), log)
    crowd.act_on(posts, lambda: bot.send(signal.SIGTERM))
    await _note_end(bot, stops)
    left = await asyncio.to_thread(left_in, crowd.database)
    stops.unfinished += left.get("sending", 0)
    stops.unrecorded += sum(crowd.posts()) - left.get("sent", 0)


async def _stop_in_silence(crowd: Crowd, log: Path, stops: Stops) -> None:
    """The same while one call on each platform is never answered: nobody can know what became of it."""
    crowd.slack.faults.arrange(CREATE["slack"], Fault.SILENCE)
    crowd.discord.faults.arrange(CREATE["discord"], Fault.SILENCE)
    bot = await RealBot.start(crowd.settings(), log)
    crowd.act_on(SILENCED_AFTER, lambda: bot.send(signal.SIGTERM))
    await _note_end(bot, stops)
    left = await asyncio.to_thread(left_in, crowd.database)
    # of two calls at most; one whose time ran out meanwhile is handed back
    stops.silent += left.get("sending", 0)
    stops.unfinished += max(left.get("sending", 0) - 2, 0)
    stops.unrecorded += sum(crowd.posts()) - left.get("sent", 0)


async def _note_end(bot: RealBot, stops: Stops) -> None:
    code, seconds = await bot.ended()
    stops.codes.append(code)
    stops.seconds.append(seconds)


async def _finish(crowd: Crowd, log: Path, stops: Stops) -> float:
    """Let a last bot bring what is left; return how long that took from its start."""
    bot = await RealBot.start(crowd.settings(), log)
    await crowd.until(crowd.due, PATIENCE)
    took = perf_counter() - bot.began
    bot.send(signal.SIGTERM)
    await _note_end(bot, stops)
    return took


async def _killed(whole: bool) -> Finding:
    async with _crowd(FEW) as (crowd, log):
        bot = await RealBot.start(crowd.settings(), log)
        crowd.act_on(1, lambda: bot.send(signal.SIGKILL))
        await bot.ended()
        there = sum(crowd.posts())
        next_bot = await RealBot.start(crowd.settings(), log)
        await crowd.until(there + 1, PATIENCE)
        first = perf_counter() - next_bot.began
        waited = ""
        if whole:
            await crowd.until(crowd.due, PATIENCE)
            waited = f", all {crowd.due} after {perf_counter() - next_bot.began:.0f} s"
        next_bot.send(signal.SIGTERM)
        await next_bot.ended()
        doubled = sum(posts > 1 for posts in crowd.posts())
        missing = sum(posts < 1 for posts in crowd.posts()) if whole else 0
    return Finding(
        "Killed (SIGKILL) amid posts, and started again",
        f"at the first of {crowd.due} posts, {FEW} channels on each platform",
        f"first post {first:.1f} s after the start{waited}; doubled {doubled}, lost {missing}",
        f"< {LONGEST_RECOVERY:.0f} s, doubled 0, lost 0",
        first < LONGEST_RECOVERY and not doubled and not missing,
    )
