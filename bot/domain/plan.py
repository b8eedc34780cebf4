"""A plan: what a channel studies, at which local time, on which days, and when it reveals."""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Self

from bot.domain.places import Channel
from bot.domain.question import Level

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
CATCH_UP_HOURS = 4
LONGEST_CATCH_UP = 24


@dataclass(frozen=True, slots=True)
class Reveals:
    """Minutes after the post at which each layer goes to the thread; the last one closes the question."""

    ask_first: int = 120
    steps: int = 240
    close: int = 480


class Comparison(StrEnum):
    """How a written answer is compared with the steps of its question."""

    WORDS = "words"
    MEANING = "meaning"
    ENDPOINT = "endpoint"
    """By a model elsewhere: the text leaves the machine."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The study plan of one channel.

    `days` are weekdays with Monday as 0; `topics` empty means all; `level` None means every level.
    `holidays` is the region whose public holidays are days off, such as "DE" or "DE-BY", "" for none;
    `quiet` are the local hours in which nothing late and no reveal is sent; `catch_up` is how many hours
    late a post may go out, after which it is missed. `steward` is the member who saved it last, and is told
    when it needs somebody. `digest` says whether the week is summed up; `goal` is how many answers a week the
    channel aims at, `quorum` how many people make a day count for the team, None for the usual of each.
    `on_space_board` says whether its points count on the board of the whole space, where others see them.
    """

    channel: Channel
    zone: str
    at: time
    days: frozenset[int] = WEEKDAYS
    topics: tuple[str, ...] = ()
    level: Level | None = None
    reveals: Reveals = Reveals()
    paused: bool = False
    holidays: str = ""
    days_off: tuple[date, ...] = ()
    quiet: tuple[time, time] | None = None
    catch_up: int = CATCH_UP_HOURS
    steward: str = ""
    digest: bool = True
    goal: int | None = None
    quorum: int | None = None
    on_space_board: bool = False
    comparison: Comparison = Comparison.WORDS

    def pause(self) -> Self:
        """Return the same plan, paused."""
        return replace(self, paused=True)

    def resume(self) -> Self:
        """Return the same plan, running."""
        return replace(self, paused=False)

    def keeping(self, other: Self) -> Self:
        """Return the same plan with what the setup form does not ask for as another plan has it."""
        return replace(
            self,
            holidays=other.holidays,
            days_off=other.days_off,
            quiet=other.quiet,
            catch_up=other.catch_up,
            digest=other.digest,
            goal=other.goal,
            quorum=other.quorum,
            on_space_board=other.on_space_board,
            comparison=other.comparison,
        )
