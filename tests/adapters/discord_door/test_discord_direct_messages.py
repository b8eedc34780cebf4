"""Direct messages on the local Discord, which are in no guild: told to one person, who presses in them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.platform import DeliveryError
from bot.domain.places import Channel, Member, Space
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.request import Addressee
from bot.message.form import Form, FormProblems, TextField
from bot.message.model import Button, Message, Prose, Text
from bot.message.press import Press
from playground.discord.places import GUILD_ID, STUDY_ID, USER_IDS
from playground.discord.server import DiscordServer
from playground.faults import Fault

SPACE = Space("discord", GUILD_ID)
ANA, BEN = USER_IDS["ana"], USER_IDS["ben"]
TOLD = 12
EPHEMERAL = 64
HERE = Addressee(Member(SPACE, ANA), Channel(SPACE, STUDY_ID))
HELLO = Message("Hello", (Prose((Text("Good to see you."),)),))
REMINDER = Message(
    "Three reviews are due",
    (Prose((Text("They take five minutes."),)),),
    (
        Button("Start", Press("check", ("7",), TOLD)),
        Button("Next", Press("next", ("run1", "1"), TOLD)),
        Button("Answer", Press("answer", ("7",), TOLD)),
        Button("Plan", Press("setup", (), TOLD)),
        Button("Unmarked", Press("check", ("7",))),
    ),
)
FORM = Form(Press("answered", ("7",), TOLD), "Your answer", "Send", (TextField("text", "Text"),))
CREATE = "POST /channels/{id}/messages"


def order(member=ANA, message=REMINDER):
    """Return an order to tell somebody something."""
    return Delivery(DeliveryKind.TELL, "tell/1", f"{SPACE.key}:{member}", message)


def seen(street, person="ana"):
    """Return a person's direct messages, private answers among them."""
    shown = street.server.snapshot(person)
    return [m for place in shown["channels"] if place["type"] == 1 for m in shown["messages"][place["id"]]]


async def told(street, member=ANA, message=REMINDER) -> str:
    """Let the bot tell somebody something, and return the message's id."""
    ref: str = await street.door.carry(order(member, message))
    return ref


@pytest.fixture
def addressed(desk):
    """A desk that knows whom it told."""
    desk.addressees[TOLD, "discord", ANA] = HERE
    desk.replies |= {"check": HELLO, "next": HELLO, "answer": FORM, "setup": HELLO, "answered": HELLO}
    return desk


async def test_what_is_told_is_seen_by_one_person(street):
    """A direct message reaches its person alone, and telling again finds the same place."""
    first = await told(street)
    await street.door.carry(replace(order(), key="tell/2"))
    assert len(seen(street)) == 2
    assert seen(street)[0]["id"] == first
    assert seen(street, "ben") == []


async def test_a_press_in_it_counts_in_its_guild(street, addressed):
    """Whoever presses in a direct message is the guild's member who was told, in the channel it is about."""
    assert (await street.server.press("ana", await told(street), f"@{TOLD}:check:7"))["ok"]
    (request,) = addressed.asked
    assert (request.visitor.member, request.visitor.channel) == (HERE.member, HERE.channel)
    assert request.press == Press("check", ("7",), TOLD)
    assert not request.visitor.steward
    assert seen(street)[1]["flags"] & EPHEMERAL


@pytest.mark.parametrize("token", [f"@{TOLD}:check:7", "check:7"])
async def test_a_press_that_leads_nowhere_is_stale(street, desk, token):
    """A button that was told to somebody else, or does not say to whom, asks nothing of the desk."""
    assert (await street.server.press("ana", await told(street), token))["ok"]
    assert "older version" in seen(street)[1]["embeds"][0]["title"]
    assert desk.asked == []


async def test_a_direct_message_may_be_replaced(street, addressed):
    """A run that begins in a direct message goes on in its place: nobody else ever saw it."""
    ref = await told(street)
    assert (await street.server.press("ana", ref, f"@{TOLD}:next:run1:1"))["ok"]
    assert [(m["id"], m["embeds"][0]["title"]) for m in seen(street)] == [(ref, "Hello")]


async def test_a_form_from_a_direct_message_counts_there_too(street, addressed):
    """A dialogue that opens from a direct message remembers whom it was for, until it is submitted."""
    assert (await street.server.press("ana", await told(street), f"@{TOLD}:answer:7"))["ok"]
    assert (await street.server.submit_modal("ana", FORM.press.token, {"text": "An index"}))["ok"]
    assert addressed.asked[-1].visitor.channel == HERE.channel
    assert addressed.asked[-1].press == FORM.press


async def test_a_form_with_problems_opens_again_there(street, addressed):
    """What is wrong with a form from a direct message is said beside a button that leads back there."""
    addressed.replies["answered"] = FormProblems({"text": "Write at least a sentence."})
    assert (await street.server.press("ana", await told(street), f"@{TOLD}:answer:7"))["ok"]
    assert (await street.server.submit_modal("ana", FORM.press.token, {"text": "x"}))["ok"]
    (again,) = [b for row in seen(street)[-1]["components"] for b in row["components"]]
    assert again["custom_id"] == f"@{TOLD}:answer:7"


@pytest.mark.parametrize(("person", "steward"), [("ben", True), ("ana", False)])
async def test_discord_is_asked_who_manages_the_guild(street, addressed, person, steward):
    """Outside of a guild Discord says nothing of stewards, so it is asked about the guild at that moment."""
    member = Addressee(Member(SPACE, USER_IDS[person]), HERE.channel)
    addressed.addressees[TOLD, "discord", USER_IDS[person]] = member
    assert (await street.server.press(person, await told(street, USER_IDS[person]), f"@{TOLD}:setup"))["ok"]
    assert addressed.asked[0].visitor.steward is steward
    assert addressed.asked[0].visitor.member == member.member


async def test_nobody_manages_a_guild_that_the_bot_left(street, addressed):
    """Where the bot is not in the guild any more nobody is its steward, and the answer comes all the same."""
    ref = await told(street)
    street.server.kick_bot()
    await addressed.until(lambda: addressed.gone)
    assert (await street.server.press("ana", ref, f"@{TOLD}:setup"))["ok"]
    assert not addressed.asked[0].visitor.steward


async def test_a_person_who_takes_no_messages_is_a_failure_for_good(street):
    """Discord refuses a message to somebody who takes none, and trying again helps nobody."""
    street.server.refuse_direct("ana")
    with pytest.raises(DeliveryError) as refused:
        await told(street)
    assert refused.value.failure.permanent
    assert "50007" in refused.value.failure.reason
    street.server.refuse_direct("ana", refuses=False)
    assert await told(street)


async def test_a_doubtful_message_is_looked_for(street):
    """After a cut connection the second attempt looks, and there is one message in the end."""
    street.server.faults.arrange(CREATE, Fault.DROP_AFTER)
    with pytest.raises(DeliveryError) as lost:
        await told(street)
    street.server.world.state.nonces.clear()
    again = replace(order(), first_tried_at=datetime.now(UTC))
    assert await street.door.carry(again) == seen(street)[0]["id"]
    assert lost.value.failure.ambiguous
    assert len(seen(street)) == 1


async def test_direct_messages_survive_a_restart(street, addressed, tmp_path):
    """What was told to a person is there after a restart of Discord, and its buttons still lead home."""
    ref = await told(street)
    before = seen(street)
    await street.door.close()
    await street.server.stop()
    street.server = DiscordServer(street.server.world.clock, folder=tmp_path)
    await street.server.start()
    await street.restart()
    assert seen(street) == before
    assert (await street.server.press("ana", ref, f"@{TOLD}:check:7"))["ok"]
    assert addressed.asked[0].visitor.channel == HERE.channel
    await street.door.close()
    await street.server.stop()
