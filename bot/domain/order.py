"""Orders: what the engine wants to exist on a platform, and what became of each try."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SETTLE = timedelta(seconds=60)
"""After an ambiguous failure, how long to wait before looking whether it happened after all."""

LEASE = SETTLE
"""How long a claim is good for: when it runs out, the try has settled and may be looked up."""

QUIET_EDIT = timedelta(seconds=3)
"""How long edits of one message are gathered before one of them is sent."""

MOST_ATTEMPTS = 12
"""A delivery has at least so many; a step of a live round no more, because the round goes on without it."""

PATIENCE = timedelta(days=1)
"""How long what was due is tried again: longer than an outage of a platform, or a night in which nobody looks
after the bot, and not so long that a thread comes alive which everybody has left."""

LOOKUP_REFUSED = "missing_scope"
"""The reason of a failure where a platform does not let us look whether an earlier try succeeded."""

NOT_THERE = "not_there"
"""The reason of a failure where no earlier try left anything, and it is too late to try again."""

GONE = "gone"
"""The reason of a failure where what the message belongs under is not there any more, or takes no replies."""


class DeliveryKind(StrEnum):
    """What a door is asked to do."""

    POST = "post"
    """Create a message in the channel."""
    REPLY = "reply"
    """Create a message in the thread of the prompt's message."""
    EDIT = "edit"
    """Replace the message that a post made."""
    TELL = "tell"
    """Send a direct message to one member, who asked to be told or looks after the channel."""


class Subject(StrEnum):
    """Which screen is delivered; its content is made when it is sent."""

    QUESTION = "question"
    ASK_FIRST = "ask-first"
    STEPS = "steps"
    CLOSING = "closing"
    CORRECTION = "correction"
    DIGEST = "digest"
    PARKED = "parked"
    ROUND = "round"
    ROUND_SPLIT = "round-split"
    ROUND_RESULT = "round-result"
    HELD = "held"
    DECISION = "decision"
    SUGGESTION = "suggestion"
    RUNNING_OUT = "running out"
    UNPOSTED = "unposted"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Order:
    """Something that must exist once: `key` is unique for ever.

    `channel` is where: a channel's key, or a member's for what is told to one person. `about` is what its
    content is made from when it is sent: a prompt's id, a round's, a member's key, as its subject says.
    """

    key: str
    kind: DeliveryKind
    channel: str
    about: str
    subject: Subject
    not_before: datetime

    @property
    def is_question(self) -> bool:
        """Whether this is the post of a day's question."""
        return self.kind is DeliveryKind.POST and self.subject is Subject.QUESTION


@dataclass(frozen=True, slots=True)
class Claim:
    """An order taken under a lease; `version` tells whether an edit was asked for again meanwhile.

    `first_tried_at` is set where an earlier try may have succeeded unseen. `only_look`: it is too late to
    create anything, but an earlier try may have.
    """

    id: int
    attempt: int
    version: int
    order: Order
    first_tried_at: datetime | None
    taken_at: datetime
    only_look: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a delivery did not happen, as far as the door can tell.

    `ambiguous`: it may have happened. `permanent`: trying again cannot help, the channel is parked.
    `unwelcome`: if it was to be told to a person, they take no direct messages. `retry_after` is in seconds.
    `refused`: the platform counts it against us. `locked_out`: our token is not accepted, so nothing at all
    goes through. `reason` is the platform's own word for it.
    """

    reason: str
    ambiguous: bool = False
    permanent: bool = False
    unwelcome: bool = False
    retry_after: float | None = None
    refused: bool = False
    locked_out: bool = False


def backoff(attempt: int) -> timedelta:
    """Return how long to wait after the n-th attempt (from 1) failed: 2 s doubling to 5 min."""
    return timedelta(seconds=min(2 ** min(attempt, 9), 300))
