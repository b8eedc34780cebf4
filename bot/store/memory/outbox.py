"""The outbox: orders, claims and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.order import Claim, DeliveryKind, Order
from bot.domain.scope import space_of
from bot.store.memory.table import Table
from bot.store.outbox import DEAD, PENDING, SENDING, SENT, UNKNOWN
from bot.store.types import utc


@dataclass(frozen=True, slots=True)
class Entry:
    """An order and what has become of it so far."""

    id: int
    order: Order
    state: str = PENDING
    attempt: int = 0
    version: int = 0
    lease_until: datetime | None = None
    first_tried_at: datetime | None = None
    reason: str | None = None
    ref: str | None = None

    @property
    def creates(self) -> bool:
        """Whether something new comes to be."""
        return self.order.kind is not DeliveryKind.EDIT

    @property
    def active(self) -> bool:
        """Whether it still has to happen."""
        return self.state in (PENDING, SENDING)

    @property
    def due_at(self) -> datetime:
        """The instant from which it may be taken: after a try that failed it rests as if it were leased."""
        return self.lease_until or self.order.not_before

    def goes_before(self, other: "Entry") -> bool:
        """Tell whether this creation must be there before another one about the same thing."""
        return self.creates and other.creates and self.order.about == other.order.about and self.id < other.id

    def leased(self, now: datetime) -> bool:
        """Tell whether somebody is sending it at this moment."""
        return self.state == SENDING and self.due_at > now


class MemoryOutbox:
    """Orders by key, in the order in which they were given."""

    def __init__(self, entries: Table[str, Entry], parked: Table[str, tuple[str, datetime]]) -> None:
        self._entries = entries
        self._parked = parked

    def order(self, order: Order) -> bool:
        """Insert a pending order; return False, and change nothing, when its key exists."""
        kept = replace(order, not_before=utc(order.not_before))
        if order.key in self._entries:
            return False
        self._entries[order.key] = Entry(len(self._entries) + 1, kept)
        return True

    def order_edit(self, order: Order) -> None:
        """Ask for an edit: one row per key, asked for again it becomes pending again, the last state wins."""
        if self.order(order):
            return
        entry = self._entries[order.key]
        not_before = entry.order.not_before if entry.state == PENDING else utc(order.not_before)
        self._entries[order.key] = replace(
            entry,
            order=replace(entry.order, subject=order.subject, not_before=not_before),
            version=entry.version + 1,
            state=SENDING if entry.state == SENDING else PENDING,
            attempt=entry.attempt if entry.active else 0,
        )

    def claim(self, door: str, now: datetime, lease_until: datetime, limit: int) -> list[Claim]:
        """Take due orders of a door under a lease, one per channel; creations about a thing in order."""
        firsts: dict[str, Entry] = {}
        for entry in self._active():
            if entry.order.channel.startswith(f"{door}:") and self._may_be_taken(entry, utc(now)):
                firsts.setdefault(entry.order.channel, entry)
        return [self._take(entry, utc(now), utc(lease_until)) for entry in list(firsts.values())[:limit]]

    def _may_be_taken(self, entry: Entry, now: datetime) -> bool:
        """Tell whether an order is due and nothing in its channel stands in its way."""
        channel = [other for other in self._active() if other.order.channel == entry.order.channel]
        return (
            entry.due_at <= now
            and not self._is_parked(entry)
            and not any(other.leased(now) for other in channel)
            and not any(other.goes_before(entry) for other in channel)
        )

    def _take(self, entry: Entry, now: datetime, lease_until: datetime) -> Claim:
        """Take an order under a lease."""
        self._entries[entry.order.key] = replace(
            entry,
            state=SENDING,
            attempt=entry.attempt + 1,
            lease_until=lease_until,
            first_tried_at=entry.first_tried_at or now,
        )
        return Claim(entry.id, entry.attempt + 1, entry.version, entry.order, entry.first_tried_at, now)

    def sent(self, claim: int, attempt: int, version: int, ref: str) -> bool:
        """Confirm a claim; False when the claim is no longer ours. An edit asked for again goes on."""
        entry = self._claimed(claim, attempt)
        if entry is None:
            return False
        again = entry.version > version
        done = replace(entry, ref=ref, lease_until=None, first_tried_at=None, reason=None)
        self._entries[entry.order.key] = replace(
            done, state=PENDING if again else SENT, attempt=0 if again else attempt
        )
        return True

    def retry(
        self, claim: int, attempt: int, again_at: datetime, reason: str, tried_at: datetime | None
    ) -> bool:
        """Hand a claim back until an instant; `tried_at` is set when the try may have succeeded unseen."""
        entry = self._claimed(claim, attempt)
        if entry is None:
            return False
        self._entries[entry.order.key] = replace(
            entry,
            state=PENDING,
            lease_until=utc(again_at),
            first_tried_at=utc(tried_at) if tried_at else None,
            reason=reason,
        )
        return True

    def give_up(self, claim: int, attempt: int, reason: str, unknown: bool) -> bool:
        """End an order without success: dead, or unknown when it may exist."""
        entry = self._claimed(claim, attempt)
        if entry is None:
            return False
        state = UNKNOWN if unknown else DEAD
        self._entries[entry.order.key] = replace(entry, state=state, lease_until=None, reason=reason)
        return True

    def told(self, number: int) -> Order | None:
        """Return what was to be told to somebody, by the number of its claim; None for any other order."""
        entries = (entry for entry in self._entries.values() if entry.order.kind is DeliveryKind.TELL)
        return next((entry.order for entry in entries if entry.id == number), None)

    def stuck(self, channel: str, since: datetime) -> int:
        """Return how many orders of a channel that were due since an instant ended as unknown."""
        unknown = (entry.order for entry in self._entries.values() if entry.state == UNKNOWN)
        return sum(order.channel == channel and order.not_before >= utc(since) for order in unknown)

    def next_due(self) -> datetime | None:
        """Return the soonest instant at which an order may be claimed."""
        heads = (entry for entry in self._active() if not self._waits_for_another(entry))
        return min((entry.due_at for entry in heads), default=None)

    def _waits_for_another(self, entry: Entry) -> bool:
        """Tell whether an order cannot be taken before something else in its channel moves."""
        channel = [other for other in self._active() if other.order.channel == entry.order.channel]
        return (
            self._is_parked(entry)
            or (entry.state == PENDING and any(other.state == SENDING for other in channel))
            or any(other.goes_before(entry) for other in channel)
        )

    def _is_parked(self, entry: Entry) -> bool:
        """Tell whether nothing is sent to where an order goes, or to the space that this is in."""
        return not self._parked.keys().isdisjoint((entry.order.channel, space_of(entry.order.channel)))

    def _active(self) -> Iterator[Entry]:
        """Yield what still has to happen, in the order in which it was asked for."""
        return (entry for entry in self._entries.values() if entry.active)

    def _claimed(self, claim: int, attempt: int) -> Entry | None:
        """Return the order of a claim that is still ours."""
        mine = (entry for entry in self._active() if (entry.id, entry.attempt) == (claim, attempt))
        return next((entry for entry in mine if entry.state == SENDING), None)
