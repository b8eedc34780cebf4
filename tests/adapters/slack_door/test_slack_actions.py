"""Actions beside a message: what is declared is offered, and what is chosen reaches the desk."""

import json

import pytest
from hypothesis import given
from hypothesis.strategies import text

from adapters.slack.prose import escape, read_text
from bot.interface.delivery import Delivery, DeliveryKind
from bot.message.form import Form, TextField
from bot.message.model import Message
from bot.message.press import Press

STUDY = "C0STUDY"
FORM = Form(Press("answered", ("7",)), "Ask", "Send", (TextField("text", "Text"),))


def private_messages(slack, person="ana"):
    """Return what only this person sees."""
    return [message for message in slack.snapshot(person)["messages"][STUDY] if message["ephemeral"]]


async def test_what_is_chosen_reaches_the_desk(slack, door, desk, clock):
    """The desk learns the message, that it stands in no thread, and its words as they read."""
    said = "Use an &lt;index&gt; &amp; ask <@U0BEN|ben> in <#C0STUDY|study>: <https://example.org|docs>"
    ts = (await slack.say("ben", STUDY, said))["ts"]
    assert (await slack.point("ana", ts, "keep"))["ok"]
    (request,) = desk.requests
    assert request.press == Press("keep", (ts, ""))
    assert request.choice == "Use an <index> & ask ben in study: docs"
    assert request.visitor.member.key == "slack:T0STUDY:U0ANA"
    assert request.visitor.channel.key == f"slack:T0STUDY:{STUDY}"
    assert abs((request.visitor.at - clock.now()).total_seconds()) < 1
    assert (await slack.until(lambda: private_messages(slack)))[0]["text"] == "Ready"


async def test_a_message_in_a_thread_names_its_thread(slack, door, desk):
    """A message in a thread is named with the message that it stands under, the first one with none."""
    order = Delivery(DeliveryKind.POST, "k", f"slack:T0STUDY:{STUDY}", Message("Question", ()))
    parent = await door.carry(order)
    reply = (await slack.say("ben", STUDY, "An index", thread_ts=parent))["ts"]
    for ts in (reply, parent):
        assert (await slack.point("ana", ts, "keep"))["ok"]
    assert [request.press.args for request in desk.requests] == [(reply, parent), (parent, "")]


async def test_an_action_may_open_a_form(slack, door, desk):
    """An action that is declared to open a form opens it."""
    ts = (await slack.say("ben", STUDY, "An index"))["ts"]
    desk.reply = FORM
    assert (await slack.point("ana", ts, "ask"))["ok"]
    assert slack.snapshot("ana")["views"][-1]["title"]["text"] == "Ask"


@pytest.mark.parametrize(("person", "steward"), [("ana", False), ("ben", True)])
async def test_slack_is_asked_who_is_a_steward(slack, door, desk, person, steward):
    """An action for stewards carries Slack's word about the person."""
    ts = (await slack.say("ben", STUDY, "An index"))["ts"]
    assert (await slack.point(person, ts, "close"))["ok"]
    assert desk.requests[0].visitor.steward is steward


async def test_an_action_of_another_version_is_answered(slack, door, desk):
    """An action that the bot does not know any more is answered with a sentence."""
    shortcut = {"type": "message", "name": "Old", "callback_id": "old", "description": "Old"}
    slack.install({"features": {"shortcuts": [shortcut]}})
    ts = (await slack.say("ben", STUDY, "An index"))["ts"]
    assert (await slack.point("ana", ts, "old"))["ok"]
    assert "older version" in (await slack.until(lambda: private_messages(slack)))[0]["text"]
    assert not desk.requests


async def test_trouble_is_told_beside_the_message_too(slack, door, desk):
    """When something of ours breaks on an action, the person gets a reference."""
    desk.reply = RuntimeError("secret detail")
    ts = (await slack.say("ben", STUDY, "An index"))["ts"]
    assert (await slack.point("ana", ts, "keep"))["ok"]
    told = (await slack.until(lambda: private_messages(slack)))[0]
    assert "That did not work" in json.dumps(told["blocks"])


@given(text())
def test_escaped_text_reads_as_it_was_written(said):
    """Whatever somebody writes is read back unchanged from what Slack makes of it."""
    assert read_text(escape(said)) == said
