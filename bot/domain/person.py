"""A person: who stands behind one member, or behind several that were linked, on any platform."""

from dataclasses import dataclass
from datetime import date, time


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
    """

    person: str
    name: str = ""
    alias: str = ""
    hidden: bool = False
    zone: str = "UTC"
    remind_at: time | None = None
    snoozed_until: date | None = None

    @property
    def shown_as(self) -> str:
        """The name that others read."""
        return self.alias or self.name or self.person
