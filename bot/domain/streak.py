"""Streaks: consecutive counted occurrences, as a function of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LINKS_PER_FREEZE = 5
MOST_FREEZES = 2


@dataclass(frozen=True, slots=True)
class Link:
    """One counted occurrence as one member met it.

    A post that was missed, skipped, paused or voided is no link at all. `open` means that it can still be
    answered.
    """

    day: date
    answered: bool
    open: bool = False


@dataclass(frozen=True, slots=True)
class Streak:
    """A member's streak. `bridged` are the days that a freeze covered in the current streak."""

    length: int = 0
    longest: int = 0
    freezes: int = 0
    bridged: tuple[date, ...] = ()
    links_to_next_freeze: int = LINKS_PER_FREEZE
    answered_today: bool = False


def streak(links: Iterable[Link]) -> Streak:
    """Fold the links, oldest first, into the streak they make.

    A freeze is earned by every fifth answered link of a streak, two are kept at most, and a missed link
    spends one by itself; with none left the streak starts again. It begins at the first answered link, and
    an open link that is not answered yet changes nothing.
    """
    length = longest = freezes = earned = 0
    bridged: list[date] = []
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
        else:
            length = earned = freezes = 0
            bridged.clear()
    to_next = LINKS_PER_FREEZE - earned % LINKS_PER_FREEZE
    return Streak(length, longest, freezes, tuple(bridged), to_next, last_answered)
