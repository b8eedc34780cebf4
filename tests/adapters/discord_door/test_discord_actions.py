"""Actions beside a message: what is declared is offered, and what is chosen reaches the desk."""

import pytest

from adapters.discord import limits
from adapters.discord.commands import payload, same
from bot.domain.places import Channel, Member, Space
from bot.interface.actions import Action
from bot.interface.delivery import Delivery, DeliveryKind
from bot.message.form import Form, TextField
from bot.message.model import Message, Prose, Text
from bot.message.press import Press
from playground.discord.places import GUILD_ID, STUDY_ID, USER_IDS

SPACE = Space("discord", GUILD_ID)
HELLO = Message("Hello", (Prose((Text("Good to see you."),)),))
FORM = Form(Press("answered", ("7",)), "Ask", "Send", (TextField("text", "Text"),))


def said(street, text="Use an index", place=STUDY_ID) -> str:
    """Let Ben write something, and return the message's id."""
    return str(street.server.say("ben", place, text)["id"])


def offered(street, person="ana"):
    """Return the commands that a person finds beside a message."""
    return [one["name"] for one in street.server.snapshot(person)["commands"] if one["type"] == 3]


async def test_what_is_declared_is_offered(street):
    """Every declared action stands beside messages, those for stewards only for them."""
    assert offered(street) == ["Keep this", "Ask about this"]
    assert offered(street, "ben") == ["Keep this", "Ask about this", "Close this"]


async def test_what_is_chosen_reaches_the_desk(street, desk):
    """The desk learns the message, that it stands in no thread, and its words."""
    desk.replies["keep"] = HELLO
    ref = said(street)
    assert (await street.server.point("ana", ref, "Keep this"))["ok"]
    (request,) = desk.asked
    assert (request.press, request.choice) == (Press("keep", (ref, "")), "Use an index")
    assert request.visitor.member == Member(SPACE, USER_IDS["ana"])
    assert request.visitor.channel == Channel(SPACE, STUDY_ID)
    assert street.seen("ana", STUDY_ID)[-1]["ephemeral"]


async def test_a_message_in_a_thread_names_its_thread(street, desk):
    """A message in a thread is named with the message that the thread hangs on, in that channel."""
    desk.replies["keep"] = HELLO
    place = f"{SPACE.key}:{STUDY_ID}"
    post = await street.door.carry(Delivery(DeliveryKind.POST, "k1", place, HELLO))
    await street.door.carry(Delivery(DeliveryKind.REPLY, "k2", place, HELLO, under=post, thread="Day 1"))
    ref = said(street, place=post)
    assert (await street.server.point("ana", ref, "Keep this"))["ok"]
    assert desk.asked[0].press == Press("keep", (ref, post))
    assert desk.asked[0].visitor.channel == Channel(SPACE, STUDY_ID)


async def test_an_action_may_open_a_form(street, desk):
    """An action that is declared to open a form opens it."""
    desk.replies["ask"] = FORM
    assert (await street.server.point("ana", said(street), "Ask about this"))["ok"]
    assert street.server.snapshot("ana")["modal"]["title"] == "Ask"


async def test_an_action_for_stewards_knows_them(street, desk):
    """A steward who chooses an action is one by Discord's word of this moment."""
    desk.replies["close"] = HELLO
    assert (await street.server.point("ben", said(street), "Close this"))["ok"]
    assert desk.asked[0].visitor.steward


async def test_what_is_not_offered_cannot_be_chosen(street, desk):
    """A private answer has no actions, and a member finds none that is for stewards."""
    desk.replies["today"] = HELLO
    await street.server.run_command("ana", STUDY_ID, "today")
    private = street.seen("ana", STUDY_ID)[0]["id"]
    assert not (await street.server.point("ana", private, "Keep this"))["ok"]
    assert not (await street.server.point("ana", said(street), "Close this"))["ok"]
    assert len(desk.asked) == 1


async def test_an_action_of_another_version_is_answered(street, desk):
    """An action that the bot does not know any more is answered with a sentence."""
    commands = street.server.world.state.commands["global"]
    commands.append(commands[-1] | {"id": "1", "name": "Old", "default_member_permissions": None})
    assert (await street.server.point("ana", said(street), "Old"))["ok"]
    assert "older version" in street.seen("ana", STUDY_ID)[-1]["embeds"][0]["title"]
    assert desk.asked == []


def test_a_command_and_an_action_may_share_a_name():
    """What Discord knows is compared by kind and name, so an action called like a command is its own."""
    ours = payload(actions=(Action("keep", "quiz"),))
    assert same(ours, list(reversed(ours)))
    assert not same(ours, payload(actions=()))
    assert len(payload(actions=())) + 1 == len(ours)
    assert limits.MESSAGE_COMMANDS == 15


@pytest.mark.parametrize("action", [Action("keep", "Keep this"), Action("keep", "Keep", stewards_only=True)])
def test_an_action_is_declared_without_a_description(action):
    """Discord refuses descriptions and options for what is chosen beside a message."""
    declared = payload(commands=(), actions=(action,))[0]
    assert {"description", "options"} & set(declared) == set()
    assert ("default_member_permissions" in declared) is action.stewards_only
