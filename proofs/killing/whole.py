"""All kills together, and a selection of them."""

from playground.faults import Fault
from proofs.finding import Finding
from proofs.killing.cases import Case
from proofs.killing.life import Order
from proofs.killing.matrix import judged, killed, outcomes
from proofs.killing.points import Moment, Point, Verb

BEFORE_CARRY, AFTER_CARRY = Point(Moment.BEFORE, Verb.CARRY), Point(Moment.AFTER, Verb.CARRY)
SELECTION = {
    "sqlite": (
        Case("slack", Point(Moment.AFTER, Verb.SETTLE), Fault.ERROR_BEFORE),
        Case("discord", Point(Moment.WITHIN, Verb.CLAIM), Fault.LATE_ACCEPT),
        Case("slack", BEFORE_CARRY, Fault.DROP_AFTER),
        Case("slack", AFTER_CARRY, Fault.LATE_ACCEPT),
        Case("discord", AFTER_CARRY),
        Case("slack", Point(Moment.WITHIN, Verb.SENT)),
        Case("discord", Point(Moment.BEFORE, Verb.FAILED), Fault.DROP_BEFORE),
        Case("slack", AFTER_CARRY, Fault.DROP_BEFORE, time=2),
        Case("slack", AFTER_CARRY, order=Order.SEND_FIRST),
        Case("discord", BEFORE_CARRY, order=Order.RECORD_FIRST),
    ),
    "postgresql": (
        Case("discord", AFTER_CARRY, Fault.LATE_ACCEPT),
        Case("slack", Point(Moment.WITHIN, Verb.SENT), Fault.ERROR_AFTER),
    ),
}
"""A case of everything that is particular: some seconds instead of some minutes."""


def kills(short: bool = False) -> list[Finding]:
    """Kill bots at every point, or at a selection of points."""
    return judged(outcomes(SELECTION)) if short else killed()
