"""Direct messages on the local Slack: told to one person, and pressed by that person alone."""

import pytest

from adapters.platform import DeliveryError
from bot.domain.places import Channel, Member, Space
from bot.interface.delivery import LOOKUP_REFUSED, Delivery, DeliveryKind
from bot.interface.request import Addressee
from bot.message.form import Form, TextField
from bot.message.model import Button, Message, Prose, Text
from bot.message.press import Press
from playground.faults import Fault

STUDY, DIRECT = "C0STUDY", "D0ANA"
SPACE = Space("slack", "T0STUDY")
HERE = Addressee(Member(SPACE, "U0ANA"), Channel(SPACE, STUDY))
TOLD = 12
REMINDER = Message(
    "Three reviews are due",
    (Prose((Text("They take five minutes."),)),),
    (
        Button("Start", Press("check", ("7",), TOLD)),
        Button("Next", Press("next", ("run1", "1"), TOLD)),
        Button("Answer", Press("answer", ("7",), TOLD)),
        Button("Plan", Press("setup", (), TOLD)),
    ),
)
FORM = Form(Press("answered", ("7",), TOLD), "Your answer", "Send", (TextField("text", "Text"),))


async def told(door, member="U0ANA", key="tell/1") -> str:
    """Let the bot tell somebody something, and return the timestamp."""
    order = Delivery(DeliveryKind.TELL, key, f"slack:T0STUDY:{member}", REMINDER)
    ts: str = await door.carry(order)
    return ts


def seen(slack, person="ana"):
    """Return a person's direct messages, private answers among them."""
    return slack.snapshot(person)["messages"].get(f"D0{person.upper()}", [])


@pytest.fixture
def addressed(desk):
    """A desk that knows whom it told."""
    desk.addressees[TOLD, "slack", "U0ANA"] = HERE
    return desk


async def test_what_is_told_is_seen_by_one_person(slack, door):
    """A direct message reaches its person alone, with no scope beyond writing."""
    slack.scopes.intersection_update({"chat:write", "commands", "users:read"})
    ts = await told(door)
    assert [message["ts"] for message in seen(slack)] == [ts]
    assert seen(slack, "ben") == []
    assert all(call.method != "conversations.open" for call in slack.calls)


async def test_a_press_in_it_counts_where_it_belongs(slack, door, addressed):
    """Whoever presses in a direct message is the member who was told, in the channel it is about."""
    assert (await slack.press("ana", await told(door), f"@{TOLD}:check:7"))["ok"]
    (request,) = addressed.requests
    assert (request.visitor.member, request.visitor.channel) == (HERE.member, HERE.channel)
    assert request.press == Press("check", ("7",), TOLD)
    answer = (await slack.until(lambda: seen(slack)[1:]))[0]
    assert (answer["text"], answer["ephemeral"]) == ("Ready", True)


async def test_a_press_on_somebody_elses_message_is_stale(slack, door, desk):
    """A button that was told to somebody else asks nothing of the desk and is answered with a sentence."""
    assert (await slack.press("ana", await told(door), f"@{TOLD}:check:7"))["ok"]
    assert "older version" in (await slack.until(lambda: seen(slack)[1:]))[0]["text"]
    assert not desk.requests


async def test_a_direct_message_may_be_replaced(slack, door, addressed):
    """A run that begins in a direct message goes on in its place: nobody else ever saw it."""
    ts = await told(door)
    addressed.reply = Message("Second question", ())
    await slack.press("ana", ts, f"@{TOLD}:next:run1:1")
    await slack.until(lambda: [(m["ts"], m["text"]) for m in seen(slack)] == [(ts, "Second question")])


async def test_a_form_from_a_direct_message_counts_there_too(slack, door, addressed):
    """A dialogue that opens from a direct message remembers whom it was for, until it is submitted."""
    addressed.reply = FORM
    assert (await slack.press("ana", await told(door), f"@{TOLD}:answer:7"))["ok"]
    view = slack.snapshot("ana")["views"][-1]
    addressed.reply = Message("Noted", ())
    assert (await slack.submit_view("ana", view["id"], {"text": "An index"}))["ok"]
    assert addressed.requests[-1].visitor.channel == HERE.channel
    del addressed.addressees[TOLD, "slack", "U0ANA"]
    addressed.reply = FORM
    assert (await slack.press("ana", seen(slack)[0]["ts"], f"@{TOLD}:answer:7"))["ok"]
    assert "older version" in (await slack.until(lambda: seen(slack)[1:]))[-1]["text"]


async def test_slack_says_who_is_a_steward_there_too(slack, door, desk):
    """A steward who presses in a direct message is one by Slack's word of this moment."""
    space = Addressee(Member(SPACE, "U0BEN"), HERE.channel)
    desk.addressees[TOLD, "slack", "U0BEN"] = space
    assert (await slack.press("ben", await told(door, "U0BEN"), f"@{TOLD}:setup"))["ok"]
    assert desk.requests[0].visitor.steward
    assert desk.requests[0].visitor.member == space.member


async def test_a_doubtful_message_is_not_told_twice(slack, door, clock):
    """What may have been told is not looked for in people's messages, and not told again."""
    slack.faults.arrange("chat.postMessage", Fault.DROP_AFTER)
    with pytest.raises(DeliveryError) as lost:
        await told(door)
    again = Delivery(DeliveryKind.TELL, "tell/1", "slack:T0STUDY:U0ANA", REMINDER, first_tried_at=clock.now())
    with pytest.raises(DeliveryError) as refused:
        await door.carry(again)
    assert lost.value.failure.ambiguous
    assert refused.value.failure.reason == LOOKUP_REFUSED
    assert len(seen(slack)) == 1


async def test_a_person_who_cannot_be_told_is_a_failure_for_good(slack, door):
    """Where the app has no messages tab, trying again helps nobody."""
    slack.install({"features": {"app_home": {"messages_tab_enabled": False}}})
    with pytest.raises(DeliveryError) as refused:
        await told(door)
    assert (refused.value.failure.reason, refused.value.failure.permanent) == ("messages_tab_disabled", True)
