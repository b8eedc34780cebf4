"""A press: what a button means, in a token that survives restarts."""

from dataclasses import dataclass
from typing import Self

TOKEN_LIMIT = 100
"""Discord's limit for a custom_id, the tightest of the platforms."""


class BadToken(ValueError):
    """This token was not made by a button of ours."""


@dataclass(frozen=True, slots=True)
class Press:
    """A verb and its arguments; they contain no colon."""

    verb: str
    args: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """The press as one string. Raises ValueError when it does not fit a button."""
        token = ":".join((self.verb, *self.args))
        if len(token) > TOKEN_LIMIT or any(":" in part for part in (self.verb, *self.args)):
            raise ValueError(f"a press must fit {TOKEN_LIMIT} characters, without colons inside: {token!r}")
        return token

    @classmethod
    def parse(cls, token: str) -> Self:
        """Read a token back. Raises BadToken: whatever arrives from outside may be forged."""
        if not token or len(token) > TOKEN_LIMIT:
            raise BadToken(token[:TOKEN_LIMIT])
        verb, *args = token.split(":")
        return cls(verb, tuple(args))
