"""Slack and Discord, as far as a delivery can tell: what they accept, show, refuse and hide."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from bot.domain.order import LOOKUP_REFUSED
from bot.domain.places import Channel
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.message.model import Message
from proofs.simulation.dials import Dials
from proofs.simulation.timeline import START, Timeline

SKEW = timedelta(minutes=1)
"""How far back before the first try a door looks: the same on both platforms."""
NONCE_SECONDS = 180.0
WORTH_LOOKING = 300

REMOVED = "not_in_channel"

Place = tuple[str, str]
"""A channel and what in it: nothing for the channel itself, the message for its thread."""
Report = Callable[[str | Failure], None]


@dataclass(frozen=True)
class Visible:
    """A message that people can see."""

    ref: str
    key: str
    kind: DeliveryKind
    place: Place
    true: float
    shown: float
    """What the bot's clock showed when the message appeared."""
    highest: float
    """The latest that the bot's clock had shown by then."""
    message: Message


@dataclass
class Outage:
    """A platform that does not work, and how it shows."""

    until: float
    how: str


class SimulatedPlatform:
    """One platform with all its channels."""

    def __init__(self, name: str, timeline: Timeline, dice: Random, injected: Counter[str]) -> None:
        self.name = name
        self.dials = Dials()
        self.record: list[Visible] = []
        self.edits = 0
        self.outage = Outage(0.0, "")
        self.removed: set[str] = set()
        self.without_history: set[str] = set()
        """Spaces that did not give the bot the scope to look."""
        self._timeline = timeline
        self._dice = dice
        self._injected = injected
        self._messages: defaultdict[Place, list[Visible]] = defaultdict(list)

    def look(
        self, delivery: Delivery, since: datetime, report: Callable[[str | Failure | None], None]
    ) -> None:
        """Look for a message of an earlier try; report its reference, None, or why nobody could look."""
        if Channel.parse(delivery.channel).space.key in self.without_history:
            self._timeline.after(0.2, lambda: report(Failure(LOOKUP_REFUSED, ambiguous=True)))
            return
        fault = self._fault(delivery)
        seconds = self._seconds(fault)

        def answer() -> None:
            failure = self._failure(fault, delivery)
            if failure is None:
                report(self._found(delivery, since))
            else:
                report(replace(failure, ambiguous=not failure.permanent))

        self._timeline.after(seconds, answer)

    def carry(self, delivery: Delivery, report: Report) -> None:
        """Create or edit a message; what is reported need not be what happened."""
        fault = self._fault(delivery)
        seconds = self._seconds(fault)
        accepted: list[str] = []

        def accept() -> None:
            if delivery.channel not in self.removed:
                accepted.append(self._accept(delivery))

        if fault in ("none", "500 after", "dropped after"):
            self._timeline.after(seconds / 2, accept)
        elif fault == "late":
            self._timeline.after(self._dice.uniform(1.0, self.dials.latest), accept)

        def answer() -> None:
            failure = self._failure(fault, delivery)
            if failure is None and not accepted:
                failure = self._removed()  # it was let in again between the two
            if failure and delivery.kind is DeliveryKind.EDIT:
                failure = replace(failure, ambiguous=False)
            report(failure or accepted[0])

        self._timeline.after(seconds, answer)

    def _accept(self, delivery: Delivery) -> str:
        """Let a message appear, or an edit take place, and return its reference."""
        now = self._timeline.true
        if delivery.kind is DeliveryKind.EDIT:
            self.edits += 1
            return delivery.under or ""
        place = (delivery.channel, delivery.under or "" if delivery.kind is DeliveryKind.REPLY else "")
        known = self._known(place, delivery.key, now)
        if known:
            return known
        ref = f"{len(self.record) + 1}"
        one = Visible(
            ref,
            delivery.key,
            delivery.kind,
            place,
            now,
            self._timeline.shown,
            self._timeline.highest,
            delivery.message,
        )
        self.record.append(one)
        self._messages[place].append(one)
        return ref

    def _known(self, place: Place, key: str, now: float) -> str | None:
        """Return the message that the platform itself knows to be the same."""
        del place, key, now
        return None

    def _same(self, one: Visible, delivery: Delivery) -> bool:
        """Tell whether a door would take a message for the one it looks for."""
        return one.key == delivery.key

    def _found(self, delivery: Delivery, since: datetime) -> str | None:
        oldest = (since - SKEW - START).total_seconds()
        place = (delivery.channel, delivery.under or "" if delivery.kind is DeliveryKind.REPLY else "")
        recent = [one for one in self._messages[place] if one.true >= oldest][:WORTH_LOOKING]
        return next((one.ref for one in recent if self._same(one, delivery)), None)

    def _fault(self, delivery: Delivery) -> str:
        """Draw what goes wrong with a request."""
        if delivery.channel in self.removed:
            return "removed"
        if self._timeline.true < self.outage.until:
            return self.outage.how
        dials, dice = self.dials, self._dice.random()
        chances = (
            ("429", dials.rate_limited),
            ("500 before", dials.fault_before),
            ("500 after", dials.fault_after),
            ("refused", dials.refused),
            ("dropped before", dials.dropped_before),
            ("dropped after", dials.dropped_after),
            ("silence", dials.silent),
            ("late", dials.late),
        )
        for name, chance in chances:
            if dice < chance:
                self._injected[name] += 1
                return name
            dice -= chance
        return "none"

    def _seconds(self, fault: str) -> float:
        """Draw how long a request takes; whoever waits in vain waits as long as the client does."""
        if fault in ("late", "silence"):
            return 10.0
        if self._dice.random() < self.dials.slow:
            self._injected["slow"] += 1
            return self._dice.uniform(1.5, 9.5)
        return self._dice.uniform(0.05, 1.5)

    def _failure(self, fault: str, delivery: Delivery) -> Failure | None:
        """Return what a door makes of a fault, as adapters/*/failures.py does."""
        if fault == "removed" or delivery.channel in self.removed:
            return self._removed()
        match fault:
            case "none":
                return None
            case "429":
                after = self._dice.choice([1.0, 5.0, 30.0, 60.0, 300.0])
                return Failure("ratelimited", retry_after=after)
            case "500 before" | "500 after":
                return Failure("http_500", ambiguous=True)
            case "refused":
                return Failure("not_connected")
            case "dropped before" | "dropped after":
                return Failure("connection_lost", ambiguous=True)
            case _:
                return Failure("timeout", ambiguous=True)

    def _removed(self) -> Failure:
        return Failure(REMOVED, permanent=True)


class SimulatedDiscord(SimulatedPlatform):
    """Knows a message by its nonce for some minutes; later a door compares what it shows."""

    def _known(self, place: Place, key: str, now: float) -> str | None:
        recent = (one for one in self._messages[place] if now - one.true < NONCE_SECONDS)
        return next((one.ref for one in recent if one.key == key), None)

    def _same(self, one: Visible, delivery: Delivery) -> bool:
        # a question is known by its buttons, which name its prompt; what has none is known by its words
        return one.key == delivery.key if one.kind is DeliveryKind.POST else one.message == delivery.message
