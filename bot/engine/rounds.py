"""Live rounds as a port."""

from datetime import datetime
from typing import Protocol

from bot.domain.ballot import Vote
from bot.domain.live import Round


class Rounds(Protocol):
    """Live rounds, of which a channel has at most one open, and the votes in them."""

    def add(self, round_: Round) -> bool:
        """Insert a round; False, and nothing changes, when one is open in its channel."""
        ...

    def get(self, round_id: str) -> Round | None:
        """Return the round of that id."""
        ...

    def watch(self, round_id: str) -> Round | None:
        """Return a round that nobody can move before this unit of work has ended; others may watch it too."""
        ...

    def take(self, round_id: str) -> Round | None:
        """Return a round to move it: until this unit of work has ended nobody else can watch or take it."""
        ...

    def save(self, round_: Round) -> None:
        """Replace a round that was taken."""
        ...

    def due(self, now: datetime, limit: int) -> list[Round]:
        """Return the open rounds that are due at or before `now`, the longest due first."""
        ...

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of an open round."""
        ...

    def since(self, channel: str, at: datetime) -> list[Round]:
        """Return the rounds that were asked for in a channel since an instant, oldest first."""
        ...

    def vote(self, vote: Vote) -> bool:
        """Insert a vote; False, and nothing changes, when the person has voted there."""
        ...

    def choice(self, round_id: str, place: int, vote: int, person: str) -> str | None:
        """Return what a person chose in a vote, if they did."""
        ...

    def votes(self, round_id: str) -> list[Vote]:
        """Return the votes in a round, in the order in which they were given."""
        ...
