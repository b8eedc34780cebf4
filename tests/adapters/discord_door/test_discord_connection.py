"""What becomes of the door when its connection to Discord ends."""

import asyncio

import pytest

from adapters.platform import DeliveryError, DoorError
from bot.interface.delivery import Delivery, DeliveryKind, Failure
from bot.message.model import Message
from playground.discord.places import GUILD_ID, STUDY_ID

ORDER = Delivery(DeliveryKind.POST, "k1", f"discord:{GUILD_ID}:{STUDY_ID}", Message("Hello", ()))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (4004, "does not accept the token.*STUDYHALL_DISCORD_TOKEN"),
        (4013, "4013.*studyhall doctor"),
        (4014, "studyhall doctor"),
    ],
)
async def test_a_connection_that_discord_ends_for_good_is_told_with_what_to_do(street, code, sentence):
    """After a token was made anew, or intents were taken away, nobody waits for a connection."""
    street.server.drop_gateway(code)
    async with asyncio.timeout(10):
        with pytest.raises(DoorError, match=sentence):
            await street.door.lost()


async def test_a_connection_that_comes_again_is_not_lost(street):
    """What Discord lets us resume is no reason to stop."""
    lost = asyncio.create_task(street.door.lost())
    street.desk.replies["quiz"] = Message("Hello", ())
    street.server.drop_gateway(4000)
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]
    assert not lost.done()
    lost.cancel()


async def test_a_discord_that_says_no_goodbye_is_not_waited_for(street):
    """A door closes within its time, also while the other end of the line is frozen."""
    street.server.fall_silent()
    async with asyncio.timeout(3):
        await street.door.close()


async def test_a_closed_client_sends_nothing(street):
    """What is to be carried after the connection has ended was certainly not sent."""
    street.server.drop_gateway(4004)
    with pytest.raises(DoorError):
        await street.door.lost()
    with pytest.raises(DeliveryError) as caught:
        await street.door.carry(ORDER)
    assert caught.value.failure == Failure("not connected")
