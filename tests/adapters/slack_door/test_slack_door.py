"""People type, press and submit in the local Slack; the real door carries it to the desk and back."""

import asyncio
import json
from datetime import datetime, timedelta

import pytest
from pydantic import SecretStr

from adapters.platform import DoorError
from adapters.slack.app import SlackDoor
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.message.form import Form, FormProblems, PickField, TextField
from bot.message.model import Button, Choice, LinkButton, Menu, Message, Prose, Text
from bot.message.press import Press
from playground.faults import Fault

STUDY = "C0STUDY"
QUESTION = Message(
    "Question of the day",
    (Prose((Text("Why do caches lie?"),)),),
    (
        Button("Answer", Press("answer", ("7",))),
        Button("Quick check", Press("check", ("7",))),
        Button("A", Press("chose", ("7", "0"))),
        Button("Unheard of", Press("conjure", ("7",))),
        Button("Plan", Press("setup")),
        LinkButton("Read", "https://example.org/"),
        Menu(
            "Topic",
            Press("quiz", ("db", "mid", "3")),
            (Choice("security", "Security"), Choice("db", "Databases")),
        ),
    ),
)
FORM = Form(
    Press("answered", ("7",)),
    "Your answer",
    "Send",
    (
        TextField("text", "What do you say?", multiline=True),
        PickField(
            "topics", "Topics", (Choice("db", "Databases"), Choice("sec", "Security")), ("db",), multiple=True
        ),
    ),
)


def private_messages(slack, person="ana"):
    """Return what only this person sees in the study channel."""
    shown = slack.snapshot(person)["messages"][STUDY]
    return [message for message in shown if message.get("ephemeral")]


async def posted(door, message=QUESTION) -> str:
    """Let the bot post a message and return its timestamp."""
    ts: str = await door.carry(Delivery(DeliveryKind.POST, "key", f"slack:T0STUDY:{STUDY}", message))
    return ts


async def test_a_typed_command_reaches_the_desk_and_its_answer_is_private(slack, door, desk, clock):
    """Whoever types a command gets the answer alone, in the acknowledgement itself."""
    desk.reply = Message("Three questions", (Prose((Text("Here they come."),)),))
    assert (await slack.type_command("ana", STUDY, "/quiz security senior 3"))["ok"]
    request = desk.requests[0]
    assert isinstance(request, CommandRequest)
    assert request.path == ("quiz",)
    assert request.visitor.member.key == "slack:T0STUDY:U0ANA"
    assert request.visitor.channel.key == f"slack:T0STUDY:{STUDY}"
    assert request.visitor.at == clock.now()
    assert not request.visitor.steward
    assert [message["text"] for message in private_messages(slack)] == ["Three questions"]
    assert not private_messages(slack, "cem")
    assert slack.calls[-1].method == "ack"


async def test_the_whole_command_takes_every_command_as_words(slack, door, desk):
    """What has a short name is reached behind the one name that cannot collide, too."""
    await slack.type_command("ana", STUDY, "/studyhall quiz security")
    await slack.type_command("ana", STUDY, "/studyhall")
    assert [request.path for request in desk.requests] == [("quiz",), ("help",)]


async def test_an_unknown_command_is_answered_with_a_way_to_help(slack, door, desk):
    """Unknown input is answered with a sentence, never with silence, and the desk is not asked."""
    assert (await slack.type_command("ana", STUDY, "/studyhall conjure <!channel>"))["ok"]
    assert not desk.requests
    assert "conjure" in json.dumps(private_messages(slack)[0]["blocks"])
    assert not slack.pings


@pytest.mark.parametrize(("person", "steward"), [("ana", False), ("ben", True)])
async def test_slack_is_asked_who_is_a_steward_only_where_it_matters(slack, door, desk, person, steward):
    """A steward's command carries Slack's word of this moment about the person."""
    await slack.type_command(person, STUDY, "/today")
    assert "users.info" not in [call.method for call in slack.calls]
    desk.reply = Message("Paused", ())
    await slack.type_command(person, STUDY, "/study pause")
    assert "users.info" in [call.method for call in slack.calls]
    assert desk.requests[-1].visitor.steward is steward
    assert desk.requests[-1].visitor.name == person.capitalize()


async def test_a_press_is_answered_in_private_and_dated_by_slack(slack, door, desk, clock):
    """A press carries its token and Slack's own time; the public message stays as it was."""
    ts = await posted(door)
    clock.move(timedelta(hours=2))
    desk.reply = Message("Your check", ())
    assert (await slack.press("ana", ts, "check:7"))["ok"]
    told = (await slack.until(lambda: private_messages(slack)))[0]
    assert told["text"] == "Your check"
    request = desk.requests[0]
    assert isinstance(request, PressRequest)
    assert request.press == Press("check", ("7",))
    assert abs(request.visitor.at - clock.now()) < timedelta(seconds=1)
    assert slack.snapshot("cem")["messages"][STUDY][0]["text"] == "Question of the day"


async def test_a_private_message_is_replaced_by_the_answer_to_its_own_button(slack, door, desk):
    """A run goes on in one private message; nothing piles up."""
    desk.reply = Message("First", (), (Button("A", Press("chose", ("7", "0"))),))
    await slack.type_command("ana", STUDY, "/quiz")
    ts = private_messages(slack)[0]["ts"]
    desk.reply = Message("Second", ())
    await slack.press("ana", ts, "chose:7:0")
    await slack.until(lambda: [m["text"] for m in private_messages(slack)] == ["Second"])


async def test_a_public_message_is_never_replaced_by_what_one_person_should_see(slack, door, desk):
    """A button that replaces its message, found in a public one, answers in private instead."""
    ts = await posted(door)
    desk.reply = Message("Only yours", ())
    await slack.press("ana", ts, "chose:7:0")
    assert (await slack.until(lambda: private_messages(slack)))[0]["text"] == "Only yours"
    assert slack.snapshot("cem")["messages"][STUDY][0]["text"] == "Question of the day"


async def test_a_choice_in_a_menu_arrives_beside_the_press(slack, door, desk):
    """Choosing is a press whose chosen value the desk gets by itself."""
    ts = await posted(door)
    await slack.choose("ana", ts, "quiz:db:mid:3", "security")
    assert desk.requests[0].press == Press("quiz", ("db", "mid", "3"))
    assert desk.requests[0].choice == "security"


async def test_a_link_is_opened_without_a_word(slack, door, desk):
    """Opening a page asks nothing of the desk and says nothing."""
    ts = await posted(door)
    assert (await slack.press("ana", ts, "link#5"))["ok"]
    assert not desk.requests
    assert not private_messages(slack)


async def test_an_unknown_button_is_answered(slack, door, desk):
    """A button from another version is answered with a sentence."""
    ts = await posted(door)
    assert (await slack.press("ana", ts, "conjure:7"))["ok"]
    assert "older version" in (await slack.until(lambda: private_messages(slack)))[0]["text"]
    assert not desk.requests


async def test_a_form_opens_is_refused_field_by_field_and_taken(slack, door, desk):
    """A dialogue opens on a press, shows what is wrong below its fields, and ends in its own place."""
    ts = await posted(door)
    desk.reply = FORM
    assert (await slack.press("ana", ts, "answer:7"))["ok"]
    view = slack.snapshot("ana")["views"][-1]
    desk.reply = FormProblems({"text": "Please write at least ten words."})
    refused = await slack.submit_view("ana", view["id"], {"text": "too short", "topics": ["sec"]})
    assert refused["errors"] == {"text": "Please write at least ten words."}
    desk.reply = Message("Noted", (), (Button("Next", Press("board", ("week", "", "1"))),))
    assert (await slack.submit_view("ana", view["id"], {"text": "long enough"}))["ok"]
    request = desk.requests[-1]
    assert isinstance(request, FormRequest)
    assert request.press == Press("answered", ("7",))
    assert request.values == {"text": ("long enough",), "topics": ("sec",)}
    assert request.visitor.channel.key == f"slack:T0STUDY:{STUDY}"
    assert slack.snapshot("ana")["views"][-1]["title"]["text"] == "Noted"


async def test_a_press_in_a_dialogue_changes_that_dialogue(slack, door, desk):
    """Where a dialogue shows a message, its buttons answer there and still know their channel."""
    ts = await posted(door)
    desk.reply = FORM
    await slack.press("ana", ts, "answer:7")
    view_id = slack.snapshot("ana")["views"][-1]["id"]
    desk.reply = Message("Noted", (), (Button("Board", Press("board", ("week", "", "1"))),))
    await slack.submit_view("ana", view_id, {"text": "long enough"})
    desk.reply = Message("Standings", ())
    assert (await slack.press_in_view("ana", view_id, "board:week::1"))["ok"]
    await slack.until(lambda: slack.snapshot("ana")["views"][-1]["title"]["text"] == "Standings")
    assert desk.requests[-1].visitor.channel.native == STUDY


async def test_a_form_opens_on_a_command_and_a_refusal_comes_as_a_private_message(slack, door, desk):
    """Setup opens its dialogue for a steward; whoever is none reads why, in private."""
    desk.reply = Form(Press("planned"), "Study plan", "Save", FORM.fields)
    assert (await slack.type_command("ben", STUDY, "/study setup"))["ok"]
    assert slack.snapshot("ben")["views"][-1]["title"]["text"] == "Study plan"
    desk.reply = Message("Only stewards can do this", ())
    assert (await slack.type_command("ana", STUDY, "/study setup"))["ok"]
    assert private_messages(slack)[0]["text"] == "Only stewards can do this"


async def test_what_people_do_has_a_name(slack, door, desk):
    """Every act is handed on under the name that Slack gives it, so that no two share one."""
    desk.reply = Message("A quiz", ())
    for _ in range(2):
        assert (await slack.type_command("ana", STUDY, "/quiz"))["ok"]
    first, second = (request.visitor.act for request in desk.requests[-2:])
    assert first
    assert first != second


async def test_a_steward_is_asked_for_again_when_the_form_is_submitted(slack, door, desk):
    """Whether somebody may change the plan is Slack's word at submit, not only at opening."""
    desk.reply = Form(Press("planned"), "Study plan", "Save", FORM.fields)
    await slack.type_command("ben", STUDY, "/study setup")
    asked = [call.method for call in slack.calls].count("users.info")
    desk.reply = Message("Saved", ())
    view = slack.snapshot("ben")["views"][-1]
    assert (await slack.submit_view("ben", view["id"], {"text": "x"}))["ok"]
    assert [call.method for call in slack.calls].count("users.info") == asked + 1
    assert desk.requests[-1].visitor.steward


async def test_a_broken_desk_is_told_with_a_reference_and_logged(slack, door, desk, caplog):
    """When something of ours breaks, the person gets a reference that the log has, and no details."""
    desk.reply = RuntimeError("secret detail")
    ts = await posted(door)
    assert (await slack.type_command("ana", STUDY, "/today"))["ok"]
    assert (await slack.press("ana", ts, "check:7"))["ok"]
    told = await slack.until(lambda: len(private_messages(slack)) == 2 and private_messages(slack))
    references = [record.args[0] for record in caplog.records if "reference" in record.message]
    for message, reference in zip(told, references, strict=True):
        assert reference in json.dumps(message["blocks"])
        assert "secret detail" not in json.dumps(message)


async def test_an_answer_that_slack_does_not_take_is_logged_and_the_press_is_acknowledged(
    slack, door, desk, caplog
):
    """What was done stays done: a lost answer is for the log, not an error for the person."""
    ts = await posted(door)
    slack.faults.arrange("response_url", Fault.ERROR_BEFORE)
    assert (await slack.press("ana", ts, "check:7"))["ok"]
    await slack.until(lambda: any(call.method == "response_url" for call in slack.calls))
    await door.close()
    assert "not taken" in caplog.text


async def test_closing_finishes_what_is_under_way(slack, settings, desk, clock):
    """Somebody whose command is being worked on while the door closes still gets the answer."""
    door = SlackDoor(settings, desk, clock.now)
    await door.open()
    await slack.connected()
    desk.held = []
    typing = asyncio.create_task(slack.type_command("ana", STUDY, "/today"))
    await desk.heard.wait()
    async with asyncio.TaskGroup() as both:
        both.create_task(door.close())
        both.create_task(desk.release(Message("Just in time", ())))
    assert (await typing)["ok"]
    assert private_messages(slack)[0]["text"] == "Just in time"
    assert slack.connections == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"bot_token": SecretStr("")}, "needs two tokens"),
        ({"app_token": SecretStr("")}, "needs two tokens"),
        ({"bot_token": SecretStr("xoxb-wrong")}, "bot token (invalid_auth)"),
        ({"app_token": SecretStr("xapp-wrong")}, "app-level token (invalid_auth)"),
        ({"app_token": SecretStr("xoxb-playground")}, "app-level token (not_allowed_token_type)"),
        ({"base_url": "http://127.0.0.1:1/api/"}, "cannot be reached at http://127.0.0.1:1/api/"),
    ],
)
async def test_a_door_that_cannot_open_says_what_to_do(settings, desk, clock, change, sentence):
    """Missing or refused tokens and an unreachable Slack are told in a sentence, without the token."""
    door = SlackDoor(settings.model_copy(update=change), desk, clock.now)
    with pytest.raises(DoorError) as told:
        await door.open()
    assert sentence in str(told.value)
    assert "STUDYHALL_SLACK_" in str(told.value)
    assert "wrong" not in str(told.value)
    await door.close()


async def test_people_notice_no_restart(slack, door, settings, desk, clock):
    """Yesterday's buttons work with a door that has never seen them."""
    ts = await posted(door)
    await door.close()
    fresh = SlackDoor(settings, desk, clock.now)
    await fresh.open()
    assert (await slack.press("ana", ts, "check:7"))["ok"]
    assert desk.requests[0].press == Press("check", ("7",))
    assert isinstance(desk.requests[0].visitor.at, datetime)
    await fresh.close()
