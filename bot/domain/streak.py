"""Streaks: consecutive counted occurrences, as a function of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

LINKS_PER_FREEZE = 5
MOST_FREEZES = 2


@dataclass(frozen=True, slots=True)
class Link:
    """One counted occurrence as one person met it.

    A post that was missed, skipped, paused or voided is no link at all. `open` means that it can still be
    answered.
    """

    day: date
    answered: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class Streak:
    """A person's streak.

    `bridged` are the days that a freeze covered in the current streak, `spent` those of earlier streaks too.
    """

    length: int = 0
    longest: int = 0
    freezes: int = 0
    bridged: tuple[date, ...] = ()
    links_to_next_freeze: int = LINKS_PER_FREEZE
    answered_today: bool = False
    spent: tuple[date, ...] = ()


class FreezeKind(StrEnum):
    """What became of a freeze."""

    SPENT = "spent"
    RETURNED = "returned"
    """An answer accepted late, a question withdrawn, or one that another channel began gave it back."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """An entry of the ledger: a freeze of a person covered a day, or is back after all.

    `turn` counts the entries about the same day, so that each is written once.
    """

    person: str
    scope: str
    day: date
    turn: int
    kind: FreezeKind
    at: datetime


def by_day(links: Iterable[Link]) -> list[Link]:
    """Return one link per date, where the channels of a team asked on the same one: any answer counts."""
    days = groupby(sorted(links, key=attrgetter("day")), key=attrgetter("day"))
    merged = ((day, list(same)) for day, same in days)
    return [
        Link(day, any(one.answered for one in same), any(one.open for one in same)) for day, same in merged
    ]


def streak(links: Iterable[Link]) -> Streak:
    """Fold the links, oldest first, into the streak they make.

    A freeze is earned by every fifth answered link of a streak, two are kept at most, and a missed link
    spends one by itself; with none left the streak starts again. It begins at the first answered link, and
    an open link that is not answered yet changes nothing.
    """
    length = longest = freezes = earned = 0
    bridged: list[date] = []
    spent: list[date] = []
    last_answered = False
    for link in links:
        last_answered = link.answered
        if link.answered:
            length += 1
            earned += 1
            longest = max(longest, length)
            if earned % LINKS_PER_FREEZE == 0:
                freezes = min(freezes + 1, MOST_FREEZES)
        elif link.open:
            continue
        elif length and freezes:
            freezes -= 1
            bridged.append(link.day)
            spent.append(link.day)
        else:
            length = earned = freezes = 0
            bridged.clear()
    to_next = LINKS_PER_FREEZE - earned % LINKS_PER_FREEZE
    return Streak(length, longest, freezes, tuple(bridged), to_next, last_answered, tuple(spent))


def owed(spent: Iterable[date], entries: Iterable[Freeze]) -> list[tuple[date, FreezeKind, int]]:
    """Return what the ledger of freezes lacks: (day, kind, turn) of each entry to write.

    `spent` are the days that freezes cover as the streak is folded now, `entries` what was written so far.
    """
    turns: dict[date, int] = {}
    covered: set[date] = set()
    for entry in sorted(entries, key=attrgetter("day", "turn")):
        turns[entry.day] = entry.turn + 1
        (covered.add if entry.kind is FreezeKind.SPENT else covered.discard)(entry.day)
    now = set(spent)
    changes = [(day, FreezeKind.SPENT) for day in now - covered]
    changes += [(day, FreezeKind.RETURNED) for day in covered - now]
    return [(day, kind, turns.get(day, 0)) for day, kind in sorted(changes)]


def news(entries: Iterable[Freeze]) -> list[Freeze]:
    """Return what is worth telling: a freeze that came back and was spent again on its day is no news."""
    worth: list[Freeze] = []
    for entry in sorted(entries, key=attrgetter("day", "turn")):
        again = entry.kind is FreezeKind.SPENT and worth and worth[-1].day == entry.day
        if again and worth[-1].kind is FreezeKind.RETURNED:
            worth.pop()
        else:
            worth.append(entry)
    return worth
