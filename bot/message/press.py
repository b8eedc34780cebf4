"""A press: what a button means, in a token that survives restarts."""

from dataclasses import dataclass
from typing import Self

TOKEN_LIMIT = 100
"""Discord's limit for a custom_id, the tightest of the platforms."""
MARK = "@"
"""How a token begins that stands in a direct message; no verb does."""


class BadToken(ValueError):
    """This token was not made by a button of ours."""


@dataclass(frozen=True, slots=True)
class Press:
    """A verb and its arguments; they contain no colon.

    `told` is the number of the direct message that the button stands in, or that led to it.
    """

    verb: str
    args: tuple[str, ...] = ()
    told: int | None = None

    @property
    def token(self) -> str:
        """The press as one string. Raises ValueError when it does not fit a button."""
        mark = () if self.told is None else (f"{MARK}{self.told}",)
        token = ":".join((*mark, self.verb, *self.args))
        clear = not any(":" in part for part in (self.verb, *self.args)) and not self.verb.startswith(MARK)
        if len(token) > TOKEN_LIMIT or not clear:
            raise ValueError(f"a press must fit {TOKEN_LIMIT} characters, without colons inside: {token!r}")
        return token

    @classmethod
    def parse(cls, token: str) -> Self:
        """Read a token back. Raises BadToken: whatever arrives from outside may be forged."""
        if not token or len(token) > TOKEN_LIMIT:
            raise BadToken(token[:TOKEN_LIMIT])
        first, *rest = token.split(":")
        if not first.startswith(MARK):
            return cls(first, tuple(rest))
        number = first.removeprefix(MARK)
        if not rest or not (number.isascii() and number.isdigit()):
            raise BadToken(token)
        return cls(rest[0], tuple(rest[1:]), int(number))
