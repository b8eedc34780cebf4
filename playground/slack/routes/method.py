"""What a method of the Web API is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from playground.slack.args import Args
from playground.slack.places import Json
from playground.slack.workspace import Workspace


class TokenKind(Enum):
    """Which token a method wants."""

    NONE = "none"
    BOT = "xoxb-"
    APP = "xapp-"


@dataclass(frozen=True)
class Method:
    """A handler, the scopes of which the token needs any one, and the kind of token."""

    run: Callable[[Workspace, Args], Json]
    scopes: tuple[str, ...] = ()
    token: TokenKind = TokenKind.BOT
