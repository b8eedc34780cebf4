"""How long the door waits for what, in seconds."""

# docs.discord.com/developers/interactions/receiving-and-responding: a first response is due within 3 s

from dataclasses import dataclass


@dataclass(slots=True)
class Patience:
    """An answer that needs longer than `reply` is deferred."""

    reply: float = 1.5
    form: float = 2.5
    """A dialogue cannot be deferred: it must be the first response."""
    carry: float = 30.0
    closing: float = 1.5
    """What is under way at the end has been given eight seconds already, while the courier finished."""
