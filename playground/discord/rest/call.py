"""A REST call after the door has taken HTTP off it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.discord.attachments import Upload
from playground.discord.native import Json
from playground.discord.world import World


@dataclass(frozen=True)
class Call:
    """What was asked: path parameters, query, JSON body and files."""

    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: list[Upload] = field(default_factory=list)

    @property
    def form(self) -> Json:
        """The body, if it is an object as it must be."""
        return self.body if isinstance(self.body, dict) else {}


@dataclass(frozen=True)
class Reply:
    """What is answered; None as body means nothing at all."""

    body: Any = None
    status: int = 200


NOTHING = Reply(None, 204)
Handler = Callable[[World, Call], Reply]
