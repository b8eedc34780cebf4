"""What a kill leaves behind, in a short form of the proof."""

import pytest

from playground.faults import Fault
from proofs.killing.cases import Case
from proofs.killing.life import Order
from proofs.killing.matrix import conviction, finding, outcomes
from proofs.killing.points import Moment, Point, Verb

ON_SQLITE = [
    Case("slack", Point(Moment.AFTER, Verb.SETTLE), Fault.ERROR_BEFORE),
    Case("discord", Point(Moment.WITHIN, Verb.CLAIM), Fault.LATE_ACCEPT),
    Case("slack", Point(Moment.BEFORE, Verb.CARRY), Fault.DROP_AFTER),
    Case("slack", Point(Moment.AFTER, Verb.CARRY), Fault.LATE_ACCEPT),
    Case("discord", Point(Moment.AFTER, Verb.CARRY)),
    Case("slack", Point(Moment.WITHIN, Verb.SENT)),
    Case("discord", Point(Moment.BEFORE, Verb.FAILED), Fault.DROP_BEFORE),
    Case("slack", Point(Moment.AFTER, Verb.CARRY), Fault.DROP_BEFORE, time=2),
]
ON_POSTGRESQL = [
    Case("discord", Point(Moment.AFTER, Verb.CARRY), Fault.LATE_ACCEPT),
    Case("slack", Point(Moment.WITHIN, Verb.SENT), Fault.ERROR_AFTER),
]


@pytest.mark.parametrize(("database", "cases"), [("sqlite", ON_SQLITE), ("postgresql", ON_POSTGRESQL)])
def test_a_killed_bot_posts_and_replies_once(database: str, cases: list[Case]) -> None:
    """Wherever a bot is killed and whatever its call met, the next one leaves one post and one reply."""
    found = finding(database, outcomes(database, cases))
    assert found.held, found


@pytest.mark.parametrize(
    ("order", "moment"), [(Order.SEND_FIRST, Moment.AFTER), (Order.RECORD_FIRST, Moment.BEFORE)]
)
def test_a_careless_order_is_found_out(order: Order, moment: Moment) -> None:
    """A bot that never looks doubles a post, and one that records first loses it, and both are seen."""
    found = conviction(order, outcomes("sqlite", [Case("slack", Point(moment, Verb.CARRY), order=order)]))
    assert found.held, found
