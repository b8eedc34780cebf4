"""A prompt: a question asked in a channel for an occurrence, and its life."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PromptState(StrEnum):
    """Where a prompt is in its life."""

    POSTING = "posting"
    """Chosen and ordered, not yet confirmed by the platform."""
    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"
    """Withdrawn: it counts for nobody."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question asked once.

    `cycle` counts how often the channel's bag has been emptied; `wrapped` says that this prompt began a new
    cycle. `item` is the quick check. `ref` is the platform's reference of the message once it exists.
    `lead` is the prompt of another channel of the team that asked the same question first on that date.
    `closes_at` is fixed when the question closes; until then it is the planned close.
    """

    id: str
    channel: str
    local_date: date
    question: str
    rev: int
    topic: str
    item: str
    cycle: int
    wrapped: bool
    late: bool
    state: PromptState
    asked_at: datetime
    closes_at: datetime | None = None
    ref: str | None = None
    shown: int = 0
    """How many layers the thread has been given."""
    lead: str = ""

    @property
    def shared(self) -> str:
        """The id under which a team's channels share this question of the day."""
        return self.lead or self.id


def accepts(prompt: Prompt, at: datetime) -> bool:
    """Tell whether an answer given at this instant, by the platform's clock, belongs to the prompt's life."""
    if prompt.state is PromptState.VOID:
        return False
    return prompt.state is not PromptState.CLOSED or (prompt.closes_at is not None and at < prompt.closes_at)
