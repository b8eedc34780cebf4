"""Live rounds, and the votes in them."""

from dataclasses import replace
from datetime import datetime

from bot.domain.ballot import Vote
from bot.domain.live import Round, RoundState
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryRounds:
    """Rounds by id, votes by what makes them unique; work runs one at a time, so that nothing is locked."""

    def __init__(self, rounds: Table[str, Round], votes: Table[tuple[str, int, int, str], Vote]) -> None:
        self._rounds = rounds
        self._votes = votes

    def add(self, round_: Round) -> bool:
        """Insert a round; False, and nothing changes, when one is open in its channel."""
        if any(one.channel == round_.channel for one in self._open()):
            return False
        self.save(round_)
        return True

    def get(self, round_id: str) -> Round | None:
        """Return the round of that id."""
        return self._rounds.get(round_id)

    def watch(self, round_id: str) -> Round | None:
        """Return a round that nobody can move before this unit of work has ended."""
        return self.get(round_id)

    def take(self, round_id: str) -> Round | None:
        """Return a round to move it."""
        return self.get(round_id)

    def save(self, round_: Round) -> None:
        """Replace a round that was taken."""
        due_at = utc(round_.due_at) if round_.due_at else None
        self._rounds[round_.id] = replace(round_, asked_at=utc(round_.asked_at), due_at=due_at)

    def due(self, now: datetime, limit: int) -> list[Round]:
        """Return the open rounds that are due at or before `now`, the longest due first."""
        due = [(one.due_at, one) for one in self._open() if one.due_at and one.due_at <= now]
        return [one for _, one in sorted(due, key=lambda pair: pair[0])][:limit]

    def next_due(self) -> datetime | None:
        """Return the soonest due instant of an open round."""
        return min((one.due_at for one in self._open() if one.due_at), default=None)

    def since(self, channel: str, at: datetime) -> list[Round]:
        """Return the rounds that were asked for in a channel since an instant, oldest first."""
        found = (one for one in self._rounds.values() if one.channel == channel and one.asked_at >= at)
        return sorted(found, key=lambda one: one.asked_at)

    def vote(self, vote: Vote) -> bool:
        """Insert a vote; False, and nothing changes, when the person has voted there."""
        key = (vote.round, vote.place, vote.vote, vote.person)
        if key in self._votes:
            return False
        self._votes[key] = replace(vote, at=utc(vote.at))
        return True

    def choice(self, round_id: str, place: int, vote: int, person: str) -> str | None:
        """Return what a person chose in a vote, if they did."""
        found = self._votes.get((round_id, place, vote, person))
        return found.chosen if found else None

    def votes(self, round_id: str) -> list[Vote]:
        """Return the votes in a round, in the order in which they were given."""
        found = (one for one in self._votes.values() if one.round == round_id)
        return sorted(found, key=lambda one: (one.at, one.person))

    def _open(self) -> list[Round]:
        """Return the rounds that are open."""
        return [one for one in self._rounds.values() if one.state is RoundState.OPEN]
