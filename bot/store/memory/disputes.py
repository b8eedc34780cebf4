"""Disputes, and what is held for them."""

from dataclasses import replace

from bot.domain.dispute import Asked, Decision, Dispute, Hold
from bot.store.memory.table import Table
from bot.store.types import utc


class MemoryDisputes:
    """Disputes by revision and person, holds by id."""

    def __init__(self, disputes: Table[tuple[Asked, str], Dispute], holds: Table[str, Hold]) -> None:
        self._disputes = disputes
        self._holds = holds

    def add(self, dispute: Dispute) -> bool:
        """Insert a dispute; False, and nothing changes, when the person has disputed this revision here."""
        if self.disputed(dispute.asked, dispute.person):
            return False
        self._disputes[dispute.asked, dispute.person] = replace(dispute, at=utc(dispute.at))
        return True

    def disputed(self, asked: Asked, person: str) -> bool:
        """Tell whether a person has disputed a revision."""
        return (asked, person) in self._disputes

    def heard(self, asked: Asked, hearing: int) -> list[Dispute]:
        """Return the disputes of a hearing, oldest first."""
        found = [one for one in self._disputes.values() if (one.asked, one.hearing) == (asked, hearing)]
        return sorted(found, key=lambda one: (one.at, one.person))

    def hold(self, hold: Hold) -> bool:
        """Insert a hold; False, and nothing changes, when it is there."""
        if hold.id in self._holds:
            return False
        self._holds[hold.id] = replace(hold, held_at=utc(hold.held_at))
        return True

    def get(self, hold_id: str) -> Hold | None:
        """Return the hold of that id."""
        return self._holds.get(hold_id)

    def holds(self, asked: Asked) -> list[Hold]:
        """Return every hold of a revision, oldest first."""
        return sorted(
            (one for one in self._holds.values() if one.asked == asked), key=lambda one: one.hearing
        )

    def waiting(self, space: str) -> list[Hold]:
        """Return what waits for a decision in a space, oldest first."""
        return [one for one in self._oldest() if one.asked.space == space and one.decision is None]

    def decide(self, hold: Hold) -> bool:
        """Record a decision, of which nobody has been told yet; False when there was one already."""
        found = self._holds.get(hold.id)
        if found is None or found.decision is not None:
            return False
        decided_at = utc(hold.decided_at) if hold.decided_at else None
        self._holds[hold.id] = replace(
            found,
            decision=hold.decision,
            key=hold.key,
            steward=hold.steward,
            decided_at=decided_at,
            told=False,
        )
        return True

    def untold(self, limit: int) -> list[Hold]:
        """Return holds of which somebody must still be told how they stand, oldest first."""
        return [one for one in self._oldest() if not one.told][:limit]

    def told(self, hold: Hold) -> None:
        """Record that everybody has been told; nothing changes when it was decided meanwhile."""
        found = self._holds.get(hold.id)
        if found and found.decision is hold.decision:
            self._holds[hold.id] = replace(found, told=True)

    def set_aside(self) -> set[Asked]:
        """Return all that is not to be asked: what waits for a decision, and what was not kept."""
        return {one.asked for one in self._holds.values() if one.decision is not Decision.KEEP}

    def _oldest(self) -> list[Hold]:
        """Return all holds, oldest first."""
        return sorted(self._holds.values(), key=lambda one: (one.held_at, one.id))
