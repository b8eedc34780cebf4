"""Deliveries on the local Slack: created once, edited, found again after a doubt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.platform import DeliveryError
from adapters.slack.platform import EVENT_TYPE, key_of
from bot.interface.delivery import GONE, NOT_THERE, Delivery, DeliveryKind, Failure
from bot.message.model import Message, Prose, Text
from playground.faults import Fault

HOME = "slack:T0STUDY:C0STUDY"
QUESTION = Message("Question of the day", (Prose((Text("Why do caches lie?"),)),))


def order(kind=DeliveryKind.POST, message=QUESTION, **more) -> Delivery:
    """Return a delivery to the study channel."""
    return Delivery(kind, more.pop("key", "prompt:7"), more.pop("channel", HOME), message, **more)


def shown(slack):
    """Return what stands in the study channel."""
    return slack.snapshot("ana")["messages"]["C0STUDY"]


async def refused(door, delivery) -> Failure:
    """Return why a delivery failed."""
    with pytest.raises(DeliveryError) as problem:
        await door.carry(delivery)
    return problem.value.failure


async def test_a_post_appears_and_carries_a_key_that_gives_nothing_away(slack, door):
    """Everybody may read a message's metadata, so it holds a digest and nothing else."""
    ts = await door.carry(order())
    sent = next(call.payload for call in slack.calls if call.method == "chat.postMessage")
    assert [message["ts"] for message in shown(slack)] == [ts]
    assert sent["metadata"] == {"event_type": EVENT_TYPE, "event_payload": {"key": key_of(order())}}
    assert "prompt" not in str(sent["metadata"])
    assert len(key_of(order())) == 16


async def test_a_reply_stands_in_the_thread_of_its_prompt(slack, door):
    """A reveal goes below the message that asked."""
    ts = await door.carry(order())
    reply = await door.carry(order(DeliveryKind.REPLY, key="reveal:7", under=ts))
    assert [message["ts"] for message in slack.snapshot("ana")["threads"][ts]][-1] == reply
    assert len(shown(slack)) == 1


async def test_an_edit_replaces_the_message_and_keeps_its_key(slack, door, clock):
    """A message that was edited is still found by the key that it was created with."""
    ts = await door.carry(order())
    edited = await door.carry(order(DeliveryKind.EDIT, Message("Closed", ()), key="close:7", under=ts))
    again = await door.carry(order(first_tried_at=clock.now()))
    assert edited == again == ts
    assert [message["text"] for message in shown(slack)] == ["Closed"]


async def test_an_edit_of_a_message_that_is_gone_is_done(slack, door):
    """Nobody needs the edit of a message that somebody deleted."""
    gone = order(DeliveryKind.EDIT, under="1.000001")
    assert await door.carry(gone) == "1.000001"


@pytest.mark.parametrize(
    "fault", [Fault.ERROR_AFTER, Fault.DROP_AFTER, Fault.ERROR_BEFORE, Fault.DROP_BEFORE]
)
@pytest.mark.parametrize("kind", [DeliveryKind.POST, DeliveryKind.REPLY])
async def test_whatever_the_line_did_a_message_exists_once(slack, door, clock, fault, kind):
    """After an attempt that may have succeeded the door looks first: nothing is doubled, nothing lost."""
    under = await door.carry(order(key="parent"))
    more = {"under": under} if kind is DeliveryKind.REPLY else {}
    slack.faults.arrange("chat.postMessage", fault)
    tried = clock.now()
    failure = await refused(door, order(kind, **more))
    assert failure.ambiguous
    assert not failure.permanent
    clock.move(timedelta(minutes=2))
    ts = await door.carry(order(kind, first_tried_at=tried, **more))
    place = slack.snapshot("ana")["threads"][under] if kind is DeliveryKind.REPLY else shown(slack)
    twins = [message for message in place if message["ts"] != under]
    assert [message["ts"] for message in twins] == [ts]


@pytest.mark.parametrize("kind", [DeliveryKind.POST, DeliveryKind.REPLY])
async def test_of_twins_the_younger_is_removed(slack, door, clock, kind):
    """Where two messages of one key turn up, the older one stays and the younger one goes."""
    parent = await door.carry(order(key="parent"))
    more = {"under": parent} if kind is DeliveryKind.REPLY else {}
    tried = clock.now()
    older = await door.carry(order(kind, **more))
    clock.move(timedelta(minutes=1))
    await door.carry(order(kind, **more))
    assert await door.carry(order(kind, first_tried_at=tried, **more)) == older
    place = slack.snapshot("ana")["threads"][parent] if kind is DeliveryKind.REPLY else shown(slack)
    assert [message["ts"] for message in place if message["ts"] != parent] == [older]


async def test_twins_that_cannot_be_removed_are_no_failure(slack, door, clock):
    """A twin that Slack will not delete is left to stewards; the message itself is there."""
    tried = clock.now()
    older = await door.carry(order())
    await door.carry(order())
    slack.faults.arrange("chat.delete", Fault.ERROR_BEFORE)
    assert await door.carry(order(first_tried_at=tried)) == older


async def test_the_look_back_turns_every_page(slack, door, clock):
    """A busy channel cannot hide a message that was posted before a hundred others."""
    tried = clock.now()
    ts = await door.carry(order())
    for number in range(101):
        await door.carry(order(key=f"other:{number}"))
    assert await door.carry(order(first_tried_at=tried)) == ts


async def test_a_clock_that_is_ahead_hides_nothing(slack, door, clock):
    """What was posted is found by a bot whose clock is most of an hour ahead, however much was said since."""
    ts = await door.carry(order())
    for number in range(101):
        await door.carry(order(key=f"other:{number}"))
    ahead = clock.now() + timedelta(minutes=50)
    assert await door.carry(order(first_tried_at=ahead)) == ts


async def test_a_reply_to_a_deleted_question_ends_and_nothing_else(slack, door, clock):
    """Only the thread is gone: that is certain, at the first try and after a doubt, and shuts no channel."""
    reply = order(DeliveryKind.REPLY, under="1.000001")
    assert await refused(door, reply) == Failure(GONE)
    assert await refused(door, replace(reply, first_tried_at=clock.now())) == Failure(GONE)


async def test_what_is_too_late_is_looked_for_and_not_made(slack, door, clock):
    """A door that shall only look finds what is there, and creates nothing where nothing is."""
    failure = await refused(door, order(first_tried_at=clock.now(), only_look=True))
    assert failure == Failure(NOT_THERE)
    assert not shown(slack)
    ts = await door.carry(order())
    assert await door.carry(order(first_tried_at=clock.now(), only_look=True)) == ts


async def test_without_the_scope_to_look_back_the_doubt_stays(slack, door, clock):
    """Without the optional scope the door neither guesses nor posts a second time."""
    slack.scopes.difference_update({"channels:history", "groups:history", "im:history"})
    failure = await refused(door, order(first_tried_at=clock.now()))
    assert failure == Failure("missing_scope", ambiguous=True)
    assert not shown(slack)


async def test_an_edit_is_never_in_doubt(slack, door):
    """An edit can be repeated without harm, so a lost answer needs no look-up."""
    ts = await door.carry(order())
    slack.faults.arrange("chat.update", Fault.DROP_AFTER)
    failure = await refused(door, order(DeliveryKind.EDIT, under=ts))
    assert not failure.ambiguous
    assert not failure.permanent


async def test_a_rate_limit_says_how_long_to_wait(slack, door):
    """A refusal for haste is definite, and carries Slack's own waiting time."""
    slack.faults.arrange("chat.postMessage", Fault.RATE_LIMIT)
    failure = await refused(door, order())
    assert failure.reason == "ratelimited"
    assert failure.retry_after is not None
    assert failure.retry_after > 0
    assert not failure.ambiguous


@pytest.mark.parametrize(
    ("channel", "reason"), [("C0OTHER", "not_in_channel"), ("C0NONE", "channel_not_found")]
)
async def test_a_channel_that_is_closed_to_the_bot_is_permanent(door, channel, reason):
    """Trying again cannot help where the bot is not let in."""
    failure = await refused(door, order(channel=f"slack:T0STUDY:{channel}"))
    assert (failure.reason, failure.permanent, failure.ambiguous) == (reason, True, False)


async def test_an_archived_channel_and_a_revoked_token_are_permanent(slack, door):
    """What only people can repair is reported as such."""
    slack.archive("C0STUDY")
    assert await refused(door, order()) == Failure("is_archived", permanent=True)
    slack.revoke_token()
    assert await refused(door, order()) == Failure(
        "token_revoked", permanent=True, refused=True, locked_out=True
    )


async def test_an_unreachable_slack_is_definite(slack, door):
    """A connection that was never made has posted nothing."""
    await slack.stop()
    assert await refused(door, order()) == Failure("not_connected")


async def test_a_message_that_cannot_be_drawn_fails_without_a_word_to_slack(slack, door):
    """A broken screen is reported like every other failure; nothing else leaves the door."""
    broken = Message("Broken", (Prose(("not a span",)),))  # type: ignore[arg-type]
    assert await refused(door, order(message=broken)) == Failure("cannot_be_drawn")
    assert not shown(slack)
