"""Where people study: spaces, their channels, and the members in them."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Space:
    """One community that the bot lives in.

    `door` names the platform's adapter ("slack"), `native` is the platform's own identifier.
    """

    door: str
    native: str

    @property
    def key(self) -> str:
        """The one string that names this space everywhere, such as `slack:T0STUDY`."""
        return f"{self.door}:{self.native}"

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read a key back. Raises ValueError when it names no space."""
        door, native = key.split(":")
        return cls(door, native)


@dataclass(frozen=True, slots=True)
class Channel:
    """A place in a space that studies."""

    space: Space
    native: str

    @property
    def key(self) -> str:
        """The one string that names this channel everywhere, such as `slack:T0STUDY:C0STUDY`."""
        return f"{self.space.key}:{self.native}"

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read a key back. Raises ValueError when it names no channel."""
        door, space, native = key.split(":")
        return cls(Space(door, space), native)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a space."""

    space: Space
    native: str

    @property
    def key(self) -> str:
        """The one string that names this member everywhere, such as `slack:T0STUDY:U0ANA`."""
        return f"{self.space.key}:{self.native}"

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read a key back. Raises ValueError when it names no member."""
        door, space, native = key.split(":")
        return cls(Space(door, space), native)
