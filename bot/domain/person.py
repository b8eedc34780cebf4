"""A person: who stands behind one member, or behind several that were linked, on any platform."""

import re
from dataclasses import dataclass
from datetime import date, time
from unicodedata import category

LONGEST_ALIAS = 40
PLAIN_MARKS = " -'\u2019"


@dataclass(frozen=True, slots=True)
class Known:
    """What recording an answer must know of its member.

    `person` is the key of the member that the others were linked to, or the member's own. `linked` says that
    the person has several members, `hidden` that they stand on no board.
    """

    person: str
    linked: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person wants to be called and told.

    `alias` replaces the name wherever others see it. A reminder of due reviews comes at `remind_at` in
    `zone`; without `remind_at` there is none. No reminder comes on a date before `snoozed_until`.
    `unreachable` says that the platform would deliver none, so that they were switched off.
    """

    person: str
    name: str = ""
    alias: str = ""
    hidden: bool = False
    zone: str = "UTC"
    remind_at: time | None = None
    snoozed_until: date | None = None
    unreachable: bool = False

    @property
    def shown_as(self) -> str:
        """The name that others read."""
        return self.alias or self.name or self.person


def read_alias(typed: str) -> str | None:
    """Return a name for the boards as it is kept; None for one that is too long, or could ping or format.

    Letters, digits and what belongs to them are taken in any script, with spaces, hyphens and apostrophes.
    """
    alias = re.sub(r"\s+", " ", typed).strip()
    plain = all(mark in PLAIN_MARKS or category(mark)[0] in "LMN" for mark in alias)
    return alias if plain and len(alias) <= LONGEST_ALIAS else None
