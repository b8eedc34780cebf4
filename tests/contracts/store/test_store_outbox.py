"""The outbox, on every store."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.order import LEASE, DeliveryKind, Subject
from tests.builders import ANA, CHANNEL, NINE, STUDY, an_order

OTHER, DISCORD = "slack:T0STUDY:C0OTHER", "discord:900:901"
SECOND = timedelta(seconds=1)
LATER = NINE + LEASE


def an_edit(**changed):
    """Return the order to renew Monday's message."""
    return an_order("edit/p1", **{"kind": DeliveryKind.EDIT, **changed})


def a_reply(name="o2", **changed):
    """Return the order to give the thread its first layer."""
    return an_order(name, **{"kind": DeliveryKind.REPLY, "subject": Subject.ASK_FIRST, **changed})


def a_telling(name="o3", **changed):
    """Return the order to tell Ana of Monday's question."""
    return an_order(name, **{"kind": DeliveryKind.TELL, "channel": ANA.key, **changed})


@pytest.fixture
def order(write):
    """Give orders, in this sequence."""

    def give(*orders):
        """Give each in a unit of work of its own."""
        for one in orders:
            add = "order_edit" if one.kind is DeliveryKind.EDIT else "order"
            write(lambda unit, one=one, add=add: getattr(unit.outbox, add)(one))

    return give


@pytest.fixture
def claim(write):
    """Take what is due at an instant."""
    return lambda now=NINE, door="slack", limit=10: write(
        lambda unit: unit.outbox.claim(door, now, now + LEASE, limit)
    )


def keys(claims):
    """Return which orders were taken."""
    return [one.order.key for one in claims]


def test_an_order_is_given_once(write, claim):
    """The same key is ordered once, for ever."""
    assert write(lambda unit: unit.outbox.order(an_order()))
    assert not write(lambda unit: unit.outbox.order(an_order(subject=Subject.CLOSING)))
    [taken] = claim()
    assert taken.order == an_order()
    write(lambda unit: unit.outbox.sent(taken.id, taken.attempt, taken.version, "1.2"))
    assert not write(lambda unit: unit.outbox.order(an_order()))


def test_a_first_claim_is_the_first_attempt(order, claim):
    """A claim says which attempt it is, and that nobody tried before."""
    order(an_order(not_before=NINE.astimezone(ZoneInfo("Asia/Tokyo"))))
    [taken] = claim()
    assert (taken.attempt, taken.version, taken.first_tried_at) == (1, 0, None)
    assert (taken.order.not_before, taken.order.not_before.tzname()) == (NINE, "UTC")


def test_an_order_at_a_naive_instant_is_refused(write):
    """An order must say from which instant on, in which zone."""
    with pytest.raises(Exception, match="must say its zone"):
        write(lambda unit: unit.outbox.order(an_order(not_before=NINE.replace(tzinfo=None))))


def test_an_order_is_not_taken_before_its_time(order, claim):
    """An order is due at its instant and not a moment sooner."""
    order(an_order())
    assert claim(NINE - timedelta(microseconds=1)) == []
    assert keys(claim(NINE)) == ["o1"]


def test_an_order_is_taken_once_under_its_lease(order, claim):
    """Nobody takes what is being sent, until the lease runs out."""
    order(an_order())
    [first] = claim()
    assert claim(LATER - SECOND) == []
    [second] = claim(LATER)
    assert (second.id, second.attempt) == (first.id, 2)
    assert second.first_tried_at == NINE


def test_a_lost_claim_confirms_nothing(order, claim, write):
    """Whoever lost the lease can neither confirm, hand back nor give up the order."""
    order(an_order())
    [lost], [held] = claim(), claim(LATER)
    assert not write(lambda unit: unit.outbox.sent(lost.id, lost.attempt, lost.version, "1.2"))
    assert not write(lambda unit: unit.outbox.retry(lost.id, lost.attempt, NINE, "timeout", None))
    assert not write(lambda unit: unit.outbox.give_up(lost.id, lost.attempt, "gone", unknown=True))
    assert write(lambda unit: unit.outbox.sent(held.id, held.attempt, held.version, "1.2"))


def test_doors_take_their_own_orders(order, claim):
    """A door takes orders of its own platform only."""
    order(an_order(), an_order("o2", channel=DISCORD))
    assert keys(claim(door="discord")) == ["o2"]
    assert keys(claim(door="disco")) == []
    assert keys(claim(door="slack")) == ["o1"]


def test_each_channel_gives_at_most_one_order_at_a_time(order, claim, write):
    """One order per channel is under way at a time, and the next follows when it is done."""
    order(an_order(), a_reply(), an_order("o3", channel=OTHER))
    first, other = claim()
    assert (first.order.key, other.order.key) == ("o1", "o3")
    assert claim(NINE + SECOND) == []
    write(lambda unit: unit.outbox.sent(first.id, first.attempt, first.version, "1.2"))
    assert keys(claim(NINE + SECOND)) == ["o2"]


@pytest.mark.parametrize(
    ("first", "second"), [(an_order(), an_edit()), (an_edit(), a_reply())], ids=["edit-waits", "reply-waits"]
)
def test_nothing_is_taken_while_its_channel_is_sent_to(order, claim, first, second):
    """An edit waits for a creation under way, and a creation for an edit, until the lease runs out."""
    order(first)
    assert keys(claim()) == [first.key]
    order(second)
    assert claim(LATER - SECOND) == []
    assert keys(claim(LATER)) == [first.key]


def test_a_limit_holds_and_the_oldest_come_first(order, claim):
    """Of many due orders the oldest are taken, as many as were asked for."""
    order(*(an_order(f"o{n}", channel=f"slack:T0STUDY:C{n}") for n in range(5)))
    assert keys(claim(limit=2)) == ["o0", "o1"]
    assert keys(claim(limit=9)) == ["o2", "o3", "o4"]


def test_creations_wait_for_earlier_ones(order, claim, write):
    """A reply never overtakes an unfinished creation about the same thing, but an edit may."""
    order(an_order(), a_reply(), an_edit())
    [post] = claim()
    write(lambda unit: unit.outbox.retry(post.id, post.attempt, LATER, "ratelimited", None))
    assert keys(claim(NINE + SECOND)) == ["edit/p1"]
    assert keys(claim(LATER + SECOND)) == ["o1"]


def test_a_creation_that_rests_holds_up_nothing_else(order, claim, write, read):
    """What is tried again later holds up what follows it, and nothing about other things."""
    order(an_order(), a_reply(), an_order("o3", about="p2", not_before=NINE + SECOND))
    [post] = claim()
    write(lambda unit: unit.outbox.retry(post.id, post.attempt, LATER, "ratelimited", None))
    assert read(lambda unit: unit.outbox.next_due()) == NINE + SECOND
    assert keys(claim(NINE + SECOND)) == ["o3"]
    assert claim(NINE + 2 * SECOND) == []


def test_creations_go_on_when_an_earlier_one_is_given_up(order, claim, write):
    """An order that ended without success does not hold up the rest of its channel."""
    order(an_order(), a_reply())
    [post] = claim()
    write(lambda unit: unit.outbox.give_up(post.id, post.attempt, "invalid_blocks", unknown=False))
    assert keys(claim(NINE)) == ["o2"]


def test_parked_channels_are_left_out(order, claim, write, read):
    """Nothing is sent to a parked channel until it is taken up again."""
    order(an_order(), an_order("o2", channel=OTHER))
    write(lambda unit: unit.channels.park(CHANNEL.key, "is_archived", NINE))
    assert keys(claim()) == ["o2"]
    assert read(lambda unit: unit.outbox.next_due()) == LATER
    write(lambda unit: unit.channels.unpark(CHANNEL.key))
    assert keys(claim()) == ["o1"]


def test_a_parked_space_holds_back_everything(order, claim, write, read):
    """Nothing is sent to a channel or a member of a parked space, and nothing there is due."""
    order(an_order(), a_telling(), an_order("o4", channel=DISCORD))
    write(lambda unit: unit.channels.park(STUDY.key, "app_uninstalled", NINE))
    assert claim() == []
    assert keys(claim(door="discord")) == ["o4"]
    assert read(lambda unit: unit.outbox.next_due()) == LATER
    write(lambda unit: unit.channels.unpark(CHANNEL.key))
    assert keys(claim()) == ["o1", "o3"]


def test_what_was_told_is_known_by_its_number(order, claim, read):
    """An order to tell somebody is found by the number of its claim, also once it was carried out."""
    order(an_order(), a_telling())
    post, telling = claim()
    found = read(lambda unit: [unit.outbox.told(number) for number in (telling.id, post.id, 404)])
    assert found == [a_telling(), None, None]


def test_a_retry_waits_and_remembers_an_unseen_try(order, claim, write):
    """An order that was handed back waits, and knows since when it is due and since when it may exist."""
    order(an_order())
    [first] = claim()
    assert write(lambda unit: unit.outbox.retry(first.id, first.attempt, LATER, "timeout", NINE))
    assert claim(LATER - SECOND) == []
    [second] = claim(LATER)
    assert (second.attempt, second.first_tried_at, second.order.not_before) == (2, NINE, NINE)


def test_a_retry_after_a_certain_failure_was_never_tried(order, claim, write):
    """An order that certainly was not sent need not be looked up."""
    order(an_order())
    [first] = claim()
    write(lambda unit: unit.outbox.retry(first.id, first.attempt, LATER, "ratelimited", None))
    [second] = claim(LATER)
    assert second.first_tried_at is None


def test_unknown_orders_are_counted_as_stuck(order, claim, write, read):
    """Orders that may exist are stuck, as far back as somebody asks; those that certainly do not are not."""
    order(an_order(), an_order("o2", channel=OTHER))
    here, there = claim()
    assert write(lambda unit: unit.outbox.give_up(here.id, here.attempt, "timeout", unknown=True))
    assert write(lambda unit: unit.outbox.give_up(there.id, there.attempt, "is_archived", unknown=False))
    asked = ((CHANNEL.key, NINE), (OTHER, NINE), (CHANNEL.key, NINE + SECOND))
    assert read(lambda unit: [unit.outbox.stuck(*one) for one in asked]) == [1, 0, 0]
    assert claim(LATER) == []


def test_edits_of_one_message_are_one_order(order, claim):
    """Edits that were asked for while one waits are one edit, at the time of the first, of the last state."""
    order(an_edit(), an_edit(not_before=NINE + SECOND, subject=Subject.CLOSING))
    [taken] = claim(NINE)
    assert (taken.version, taken.order.subject, taken.order.not_before) == (1, Subject.CLOSING, NINE)


def test_an_edit_asked_for_while_it_is_sent_goes_round_again(order, claim, write):
    """A confirmed edit that was asked for again meanwhile is due again; one that was not, is done."""
    order(an_edit())
    [first] = claim()
    order(an_edit(not_before=NINE + 3 * SECOND))
    assert claim(NINE + 3 * SECOND) == []
    assert write(lambda unit: unit.outbox.sent(first.id, first.attempt, first.version, "1.2"))
    assert claim(NINE + 2 * SECOND) == []
    [second] = claim(NINE + 3 * SECOND)
    assert (second.version, second.attempt, second.first_tried_at) == (1, 1, None)
    assert write(lambda unit: unit.outbox.sent(second.id, second.attempt, second.version, "1.2"))
    assert claim(LATER + LEASE) == []


@pytest.mark.parametrize("end", ["sent", "dead"])
def test_an_edit_asked_for_after_its_end_starts_anew(order, claim, write, end):
    """An edit that was sent or given up is asked for again with all its attempts before it."""
    order(an_edit())
    [first] = claim()
    if end == "sent":
        write(lambda unit: unit.outbox.sent(first.id, first.attempt, first.version, "1.2"))
    else:
        write(lambda unit: unit.outbox.give_up(first.id, first.attempt, "gone", unknown=False))
    order(an_edit(not_before=LATER))
    assert claim(LATER - SECOND) == []
    [again] = claim(LATER)
    assert (again.id, again.attempt, again.version) == (first.id, 1, 1)


def test_an_edit_asked_for_again_keeps_its_attempts_while_pending(order, claim, write):
    """Asking again for an edit that failed does not give it more attempts than others get."""
    order(an_edit())
    [first] = claim()
    write(lambda unit: unit.outbox.retry(first.id, first.attempt, NINE, "ratelimited", None))
    order(an_edit(not_before=LATER))
    assert [one.attempt for one in claim(NINE)] == [2]


def test_the_next_due_instant_is_the_soonest_claim(order, claim, write, read):
    """What may be taken next decides when to look next: a waiting order, or a lease that runs out."""

    def due():
        """Return when to look next."""
        return read(lambda unit: unit.outbox.next_due())

    assert due() is None
    order(an_order(), an_order("o2", channel=OTHER, not_before=NINE + 2 * LEASE))
    assert due() == NINE
    [taken] = claim()
    assert due() == LATER
    write(lambda unit: unit.outbox.sent(taken.id, taken.attempt, taken.version, "1.2"))
    assert due() == NINE + 2 * LEASE
    assert due().tzname() == "UTC"


def test_what_waits_for_another_order_is_not_due_before_it(order, claim, write, read):
    """A reply behind a post that is tried later, or being sent, does not make anybody look sooner."""
    order(an_order(), a_reply())
    [post] = claim()
    assert read(lambda unit: unit.outbox.next_due()) == LATER
    write(lambda unit: unit.outbox.retry(post.id, post.attempt, NINE + 5 * LEASE, "ratelimited", None))
    assert read(lambda unit: unit.outbox.next_due()) == NINE + 5 * LEASE
