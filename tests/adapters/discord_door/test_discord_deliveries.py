"""Deliveries arrive once, in the right place, and what goes wrong is told as it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import aiohttp
import discord
import pytest
from pydantic_settings import SettingsError

from adapters.discord.app import DiscordDoor
from adapters.discord.failures import failure_of
from adapters.discord.platform import nonce_of
from adapters.discord.settings import DiscordSettings
from adapters.platform import DeliveryError, Door
from bot.interface.delivery import GONE, NOT_THERE, Delivery, DeliveryKind, Failure
from bot.message.model import Button, Code, Facts, Heading, Message, Note, Prose, Text
from bot.message.press import Press
from playground.discord.places import GUILD_ID, RANDOM_ID, STUDY_ID
from playground.faults import Fault

QUESTION = Message(
    "Day 1",
    (
        Heading("Prompt"),
        Prose((Text("How do you *rotate* keys?"),)),
        Code("x = 1", "python"),
        Facts((("Topic", "db"),)),
    ),
    (Button("Answer", Press("answer", ("7",))),),
    summary="Today's question: keys @everyone",
)
REVEAL = Message("Ask first", (Note((Text("Who may read the keys?"),)),))
CREATE = "POST /channels/{id}/messages"


def order(kind=DeliveryKind.POST, message=QUESTION, key="k1", place=STUDY_ID, **changes):
    """Return an order for the local Discord."""
    channel = f"discord:{GUILD_ID}:{place}"
    return Delivery(kind=kind, key=key, channel=channel, message=message, **changes)


def again(delivery):
    """Return the same order as a second attempt."""
    return replace(delivery, first_tried_at=datetime.now(UTC))


async def failing(door, delivery):
    """Carry out an order that must fail, and return the failure."""
    with pytest.raises(DeliveryError) as caught:
        await door.carry(delivery)
    return caught.value.failure


async def test_a_post_notifies_with_its_summary_and_pings_nobody(street):
    """The notification of a post is its summary; nothing in it is a mention."""
    ref = await street.door.carry(order())
    (shown,) = street.seen("ana", STUDY_ID)
    assert shown["id"] == ref
    assert shown["content"] == r"Today's question: keys \@everyone"
    assert street.server.pings == []


async def test_what_is_too_late_is_looked_for_and_not_made(street):
    """A door that shall only look finds what is there, and creates nothing where nothing is."""
    looked_for = replace(again(order()), only_look=True)
    assert await failing(street.door, looked_for) == Failure(NOT_THERE)
    assert not street.seen("ana", STUDY_ID)
    ref = await street.door.carry(order())
    assert await street.door.carry(looked_for) == ref


async def test_a_question_is_known_by_its_buttons(street):
    """A question that meanwhile says that it is late is the same question."""
    ref = await street.door.carry(order())
    street.server.world.state.nonces.clear()
    late = replace(QUESTION, blocks=(Note((Text("Posted later than planned."),)), *QUESTION.blocks))
    assert await street.door.carry(again(order(message=late))) == ref


async def test_replies_share_one_thread(street):
    """The first reply makes the thread, the second one finds it."""
    ref = await street.door.carry(order())
    first = await street.door.carry(
        order(DeliveryKind.REPLY, REVEAL, "k2", under=ref, thread="Day 1: " + "x" * 200)
    )
    second = await street.door.carry(order(DeliveryKind.REPLY, REVEAL, "k3", under=ref, thread="Day 1"))
    thread = street.server.snapshot("ana")["threads"][ref]
    assert [message["id"] for message in thread["messages"][-2:]] == [first, second]
    assert thread["name"].startswith("Day 1: ")


async def test_a_reply_wakes_an_archived_thread(street):
    """A thread that went to sleep still gets its reveal."""
    ref = await street.door.carry(order())
    await street.door.carry(order(DeliveryKind.REPLY, REVEAL, "k2", under=ref, thread="Day 1"))
    street.server.archive(ref)
    assert await street.door.carry(order(DeliveryKind.REPLY, REVEAL, "k3", under=ref, thread="Day 1"))


async def test_an_edit_replaces_the_message(street):
    """An edit leaves the same message with the new content."""
    ref = await street.door.carry(order())
    assert await street.door.carry(order(DeliveryKind.EDIT, REVEAL, "k2", under=ref)) == ref
    (shown,) = street.seen("ana", STUDY_ID)
    assert (shown["embeds"][0]["title"], shown["components"]) == ("Ask first", [])


async def test_an_edit_of_a_deleted_message_counts_as_done(street):
    """Whoever deleted a message wants no edit of it."""
    assert (
        await street.door.carry(order(DeliveryKind.EDIT, under="1234567890123456789"))
        == "1234567890123456789"
    )


async def test_the_same_key_posts_once(street):
    """Discord itself refuses a twin while it remembers the nonce."""
    assert await street.door.carry(order()) == await street.door.carry(order())
    assert len(street.seen("ana", STUDY_ID)) == 1
    assert len(nonce_of("k1")) == 25


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.DROP_BEFORE])
async def test_a_post_whose_answer_was_lost_is_found_again(street, fault):
    """After a cut connection nobody knows; the second attempt looks, and there is one message in the end."""
    street.server.faults.arrange(CREATE, fault)
    assert (await failing(street.door, order())).ambiguous
    street.server.world.state.nonces.clear()
    ref = await street.door.carry(again(order()))
    assert [message["id"] for message in street.seen("ana", STUDY_ID)] == [ref]


async def test_a_lost_reply_is_found_in_its_thread(street):
    """The look-up of a reply searches the thread."""
    ref = await street.door.carry(order())
    reveal = order(DeliveryKind.REPLY, REVEAL, "k2", under=ref, thread="Day 1")
    street.server.faults.arrange(CREATE, Fault.DROP_AFTER)
    assert (await failing(street.door, reveal)).ambiguous
    street.server.world.state.nonces.clear()
    found = await street.door.carry(again(reveal))
    messages = street.server.snapshot("ana")["threads"][ref]["messages"]
    assert [m["id"] for m in messages if m["embeds"]] == [found]


async def test_somebody_elses_words_are_not_our_message(street):
    """A look-up takes only what we wrote ourselves, with the same buttons."""
    other = Message(
        "Day 1", QUESTION.blocks, (Button("Answer", Press("answer", ("8",))),), summary=QUESTION.summary
    )
    street.server.say("ana", STUDY_ID, "Today's question: keys")
    earlier = await street.door.carry(order(message=other, key="k0"))
    assert await street.door.carry(again(order())) != earlier
    assert len(street.seen("ana", STUDY_ID)) == 3


async def test_a_look_up_that_fails_leaves_the_doubt(street):
    """Where the channel cannot be searched nothing is posted, and it stays unknown whether it was."""
    # the HTTP client itself reads a second time when a connection breaks
    street.server.faults.arrange("GET /channels/{id}/messages", Fault.DROP_BEFORE, Fault.DROP_BEFORE)
    assert (await failing(street.door, again(order()))).ambiguous
    assert street.seen("ana", STUDY_ID) == []


async def test_a_channel_that_is_closed_to_us_is_given_up(street):
    """Missing permissions, a removed bot and a deleted channel are permanent."""
    assert (await failing(street.door, order(place=RANDOM_ID))).permanent
    street.server.remove_bot(STUDY_ID)
    assert (await failing(street.door, order())).permanent
    street.server.delete_channel(STUDY_ID)
    assert (await failing(street.door, order())) == Failure("10003 Unknown Channel", permanent=True)


async def test_a_reply_to_a_deleted_question_does_not_give_up_the_channel(street):
    """Only the thread is gone, which ends the reply, at its first try and after a doubt; the rest goes on."""
    reply = order(DeliveryKind.REPLY, REVEAL, under="1234567890123456789", thread="Day 1")
    assert await failing(street.door, reply) == Failure(GONE)
    assert await failing(street.door, again(reply)) == Failure(GONE)


async def test_a_reply_in_a_deleted_channel_gives_up_the_channel(street):
    """Where not only the question is gone but all around it, nothing more is sent there."""
    ref = await street.door.carry(order())
    street.server.delete_channel(STUDY_ID)
    reply = order(DeliveryKind.REPLY, REVEAL, "k2", under=ref, thread="Day 1")
    assert (await failing(street.door, reply)).permanent
    assert (await failing(street.door, again(reply))).permanent


async def test_a_clock_that_is_ahead_hides_nothing(street):
    """What was posted is found by a bot whose clock is most of an hour ahead of Discord's."""
    ref = await street.door.carry(order())
    street.server.world.state.nonces.clear()
    ahead = datetime.now(UTC) + timedelta(minutes=50)
    assert await street.door.carry(replace(order(), first_tried_at=ahead)) == ref


async def test_a_server_that_is_not_there_got_nothing(street):
    """A refused connection is certain: nothing was posted."""
    await street.server.stop()
    failure = await failing(street.door, order())
    assert not failure.ambiguous
    assert not failure.permanent


async def test_an_order_that_makes_no_sense_fails_as_a_delivery(street, caplog):
    """Nothing but a DeliveryError ever leaves the door; a bug is logged."""
    assert await failing(street.door, order(DeliveryKind.EDIT, under=None))
    assert "unforeseen" in caplog.text


def refusal(kind, status, code, headers=None):
    """Return a refusal as the library raises it."""
    response = SimpleNamespace(status=status, reason="", headers=headers or {})
    return kind(response, {"code": code, "message": "No"})


@pytest.mark.parametrize(
    ("problem", "failure"),
    [
        (refusal(discord.Forbidden, 403, 50013), Failure("50013 No", permanent=True, refused=True)),
        (refusal(discord.Forbidden, 403, 50001), Failure("50001 No", permanent=True, refused=True)),
        (
            refusal(discord.Forbidden, 403, 50007),
            Failure("50007 No", permanent=True, unwelcome=True, refused=True),
        ),
        (refusal(discord.NotFound, 404, 10004), Failure("10004 No", permanent=True)),
        (refusal(discord.HTTPException, 400, 50035), Failure("50035 No")),
        (refusal(discord.Forbidden, 403, 20016), Failure("20016 No", refused=True)),
        (refusal(discord.Forbidden, 403, 0), Failure("403 No", refused=True)),
        (
            refusal(discord.HTTPException, 401, 0),
            Failure("401 No", retry_after=300.0, refused=True, locked_out=True),
        ),
        (
            refusal(discord.HTTPException, 429, 0, {"Retry-After": "7.5"}),
            Failure("429 No", retry_after=7.5, refused=True),
        ),
        (refusal(discord.HTTPException, 429, 0), Failure("429 No", retry_after=60.0, refused=True)),
        (refusal(discord.DiscordServerError, 503, 0), Failure("503 No", ambiguous=True)),
        (discord.RateLimited(40.0), Failure("rate limited", retry_after=40.0, refused=True)),
        (TimeoutError(), Failure("TimeoutError", ambiguous=True)),
        (ConnectionResetError(), Failure("ConnectionResetError", ambiguous=True)),
        (ConnectionRefusedError(), Failure("ConnectionRefusedError")),
        (aiohttp.ServerDisconnectedError(), Failure("ServerDisconnectedError", ambiguous=True)),
        (KeyError("bug"), Failure("KeyError", ambiguous=True)),
    ],
)
def test_every_error_is_told_as_it_is(problem, failure):
    """Refusals are certain, broken connections are not, and only a closed channel is given up."""
    assert failure_of(problem) == failure


async def test_what_takes_too_long_is_ambiguous(street):
    """A delivery has a time limit, and what happened after it is unknown."""
    street.patience.carry = 0
    assert (await failing(street.door, order())).ambiguous


def test_the_door_is_a_door(desk):
    """The class has the shape that the composition root expects."""
    door: Door = DiscordDoor(DiscordSettings(), desk, lambda: datetime.now(UTC))
    assert door.name == "discord"


def test_a_secret_may_come_from_a_file(tmp_path, monkeypatch):
    """NAME_FILE names a file whose stripped content is the secret; the variable itself wins."""
    (tmp_path / "token").write_text(" from-file \n", "utf-8")
    monkeypatch.setenv("STUDYHALL_DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    assert DiscordSettings().token.get_secret_value() == "from-file"
    monkeypatch.setenv("STUDYHALL_DISCORD_TOKEN", "from-env")
    assert DiscordSettings().token.get_secret_value() == "from-env"
    assert "from-env" not in repr(DiscordSettings())


def test_a_missing_secret_file_is_named(monkeypatch):
    """A file that is not there stops the start with a sentence that names the variable."""
    monkeypatch.setenv("STUDYHALL_DISCORD_TOKEN_FILE", "/nowhere/token")
    with pytest.raises(SettingsError, match="STUDYHALL_DISCORD_TOKEN_FILE names a file"):
        DiscordSettings()
