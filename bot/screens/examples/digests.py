"""The week summed up, and what stewards are told in private."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import facts
from bot.domain.digest import Covered, Digest, Hardest, monday_of
from bot.domain.standing import Standing
from bot.domain.team_streak import TeamStreak
from bot.screens import digest, stewards
from bot.screens import specimens as of
from bot.screens.example import Example


def _digests(key: str) -> Iterator[Example]:
    """Yield weeks, from a good one to one without anybody."""
    top = tuple(
        Standing(rank, f"slack:T0STUDY:U{rank}", f"Member {rank}", 90 - 9 * rank) for rank in (1, 2, 3)
    )
    full = Digest(
        monday=monday_of(of.TODAY),
        answers=14,
        people=5,
        goal=12,
        set_by_steward=True,
        streak=TeamStreak(4, 6, 3, 3),
        top=top,
        hardest=Hardest(of.item(key), 2, 7),
        covered=Covered("A popular cache entry expires", 6, 8),
    )
    yield Example("digest.digest full", digest.digest(full))
    usual = replace(full, set_by_steward=False, goal=20, hardest=None, covered=None)
    yield Example("digest.digest below its goal", digest.digest(usual))
    empty = replace(usual, answers=0, people=0, top=(), streak=TeamStreak())
    yield Example("digest.digest empty", digest.digest(empty))
    nasty = replace(
        full,
        top=tuple(replace(one, name=of.NASTY) for one in top),
        hardest=Hardest(of.endless_item(), 1, 10**6),
        covered=Covered(of.ENDLESS, 10**3, 10**3),
    )
    yield Example("digest.digest endless", digest.digest(nasty))


def _stewards() -> Iterator[Example]:
    """Yield what a steward is told."""
    yield Example("stewards.parked", stewards.parked(facts.Parked(of.CHANNEL, "not_in_channel")))
    yield Example("stewards.parked endless", stewards.parked(facts.Parked(of.CHANNEL, of.ENDLESS)))
    for name, unknown in (("missed", False), ("unknown", True)):
        shown = stewards.unposted(facts.Unposted(of.CHANNEL, of.TODAY, unknown))
        yield Example(f"stewards.unposted {name}", shown)
    for name, left in (("soon", 4), ("last", 1), ("now", 0)):
        shown = stewards.running_out(facts.RunningOut(of.CHANNEL, left))
        yield Example(f"stewards.running_out {name}", shown)


def examples(key: str) -> Iterator[Example]:
    """Yield all of them; `key` is the id of the right option."""
    yield from _digests(key)
    yield from _stewards()
