"""People type, press, choose and submit in a real Discord protocol; the door answers."""

import asyncio
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.commands import payload, same
from adapters.platform import DoorError
from bot.domain.places import Channel, Member, Space
from bot.interface.delivery import Delivery, DeliveryKind
from bot.interface.request import CommandRequest, FormRequest, PressRequest
from bot.message.form import Form, FormProblems, PickField, TextField
from bot.message.model import Button, Choice, Menu, Message, Prose, Text
from bot.message.press import Press
from playground.discord.places import GUILD_ID, STUDY_ID, USER_IDS
from playground.faults import Fault

EPHEMERAL = 64
SPACE = Space("discord", GUILD_ID)
HELLO = Message("Hello", (Prose((Text("Good to see you."),)),))
QUESTION = Message(
    "Question 1 of 5",
    (Prose((Text("Pick one."),)),),
    (
        Button("A", Press("pick", ("7", "0", "1"))),
        Menu("Topic", Press("board", ("week",)), (Choice("db", "DB"),)),
    ),
)
PLAN = Form(
    Press("planned"),
    "Study plan",
    "Save",
    (
        TextField("at", "Time", value="09:00", max_length=5),
        PickField("days", "Days", (Choice("0", "Mon"), Choice("1", "Tue")), ("0",), multiple=True),
        PickField("level", "Level", (Choice("mid", "Mid"), Choice("senior", "Senior")), ("mid",)),
    ),
)


def post(message, **changes):
    """Return an order to post a message in the study channel."""
    order = {"kind": DeliveryKind.POST, "key": "k1", "channel": f"{SPACE.key}:{STUDY_ID}"} | changes
    return Delivery(message=message, **order)


async def test_a_typed_command_is_answered_in_private(street):
    """What a person types is answered to that person alone."""
    street.desk.replies["quiz"] = HELLO
    outcome = await street.server.run_command("ana", STUDY_ID, "quiz", {"topic": "db", "count": 3})
    assert outcome["ok"], outcome
    (shown,) = street.seen("ana", STUDY_ID)
    assert shown["embeds"][0]["title"] == "Hello"
    assert shown["flags"] & EPHEMERAL
    assert street.seen("ben", STUDY_ID) == []


async def test_a_request_says_who_where_and_when(street):
    """The desk learns the member, the channel, Discord's own time and whether a steward speaks."""
    street.desk.replies["quiz"] = street.desk.replies["study status"] = HELLO
    await street.server.run_command("ana", STUDY_ID, "quiz", {"topic": "db", "count": 3})
    await street.server.run_command("ben", STUDY_ID, "study status")
    first, second = street.desk.asked
    assert isinstance(first, CommandRequest)
    assert first.options == {"topic": "db", "count": "3"}
    assert first.visitor.member == Member(SPACE, USER_IDS["ana"])
    assert first.visitor.channel == Channel(SPACE, STUDY_ID)
    assert abs(first.visitor.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert (first.visitor.steward, second.visitor.steward) == (False, True)
    assert second.path == ("study", "status")


async def test_topics_are_completed_while_typing(street):
    """What has been typed so far is completed by the desk, in at most 25 lines."""
    street.desk.completions = tuple(Choice(f"t{n}", f"Topic {n}") for n in range(30))
    found = await street.server.autocomplete("ana", STUDY_ID, "quiz", "topic", "da")
    assert street.desk.typed == [("topic", "da")]
    assert len(found) == 25
    assert found[0] == {"name": "Topic 0", "value": "t0"}


async def test_a_press_in_a_private_message_replaces_it(street):
    """A run of questions stays one private message."""
    street.desk.replies |= {"quiz": QUESTION, "pick": HELLO}
    await street.server.run_command("ana", STUDY_ID, "quiz")
    (question,) = street.seen("ana", STUDY_ID)
    assert (await street.server.press("ana", question["id"], "pick:7:0:1"))["ok"]
    (shown,) = street.seen("ana", STUDY_ID)
    assert (shown["id"], shown["embeds"][0]["title"], shown["components"]) == (question["id"], "Hello", [])
    assert street.desk.asked[-1].press == Press("pick", ("7", "0", "1"))


async def test_a_choice_in_a_menu_reaches_the_desk(street):
    """What is chosen in a menu comes with the press."""
    street.desk.replies |= {"quiz": QUESTION, "board": HELLO}
    await street.server.run_command("ana", STUDY_ID, "quiz")
    assert (await street.server.choose("ana", street.seen("ana", STUDY_ID)[0]["id"], "board:week", ["db"]))[
        "ok"
    ]
    request = street.desk.asked[-1]
    assert isinstance(request, PressRequest)
    assert (request.press, request.choice) == (Press("board", ("week",)), "db")


async def test_a_press_on_a_public_message_leaves_it_alone(street):
    """A message that everybody sees is never replaced by one person's answer."""
    street.desk.replies["pick"] = HELLO
    ref = await street.door.carry(post(QUESTION))
    assert (await street.server.press("ana", ref, "pick:7:0:1"))["ok"]
    public, private = street.seen("ana", STUDY_ID)
    assert (public["id"], public["embeds"][0]["title"]) == (ref, "Question 1 of 5")
    assert private["flags"] & EPHEMERAL
    assert len(street.seen("ben", STUDY_ID)) == 1


async def test_a_press_in_a_thread_belongs_to_the_channel(street):
    """Whoever presses a button in a thread studies in the channel that the thread hangs in."""
    street.desk.replies["pick"] = HELLO
    ref = await street.door.carry(post(HELLO))
    reply = await street.door.carry(
        post(QUESTION, kind=DeliveryKind.REPLY, key="k2", under=ref, thread="Day 1")
    )
    assert (await street.server.press("ana", reply, "pick:7:0:1"))["ok"]
    assert street.desk.asked[-1].visitor.channel == Channel(SPACE, STUDY_ID)


async def test_what_people_do_has_a_name(street):
    """Every act is handed on under the id that Discord gives the interaction, so that no two share one."""
    street.desk.replies |= {"quiz": QUESTION, "pick": HELLO}
    await street.server.run_command("ana", STUDY_ID, "quiz")
    await street.server.press("ana", street.seen("ana", STUDY_ID)[0]["id"], "pick:7:0:1")
    first, second = (request.visitor.act for request in street.desk.asked)
    assert first.isdecimal()
    assert first != second


async def test_yesterdays_buttons_work_after_a_restart(street):
    """A door remembers nothing: a new one answers the buttons of the old."""
    street.desk.replies["pick"] = HELLO
    ref = await street.door.carry(post(QUESTION))
    await street.restart()
    assert (await street.server.press("ana", ref, "pick:7:0:1"))["ok"]
    assert len(street.desk.asked) == 1


async def test_an_unknown_button_gets_a_sentence(street):
    """A button whose verb is known no more is answered, not met with silence."""
    ref = await street.door.carry(post(Message("Old", (), (Button("A", Press("gone")),))))
    assert (await street.server.press("ana", ref, "gone"))["ok"]
    assert street.desk.asked == []
    assert street.seen("ana", STUDY_ID)[-1]["flags"] & EPHEMERAL


async def test_a_form_opens_and_its_values_come_back(street):
    """A dialogue opens with its defaults, and what is filled in reaches the desk under the fields' keys."""
    street.desk.replies |= {"study setup": PLAN, "planned": HELLO}
    assert (await street.server.run_command("ben", STUDY_ID, "study setup"))["ok"]
    assert street.server.snapshot("ben")["modal"]["title"] == "Study plan"
    values = {"at": "10:30", "days": ["0", "1"], "level": "senior"}
    assert (await street.server.submit_modal("ben", "planned", values))["ok"]
    request = street.desk.asked[-1]
    assert isinstance(request, FormRequest)
    assert request.values == {"at": ("10:30",), "days": ("0", "1"), "level": ("senior",)}
    assert street.seen("ben", STUDY_ID)[-1]["embeds"][0]["title"] == "Hello"


async def test_problems_of_a_form_are_said_in_private(street):
    """Discord shows no errors at a field, so they are said in a private message with a way back."""
    problems = FormProblems({"at": "Please write the time as 09:00."})
    street.desk.replies |= {"study setup": PLAN, "planned": problems}
    await street.server.run_command("ben", STUDY_ID, "study setup")
    assert (await street.server.submit_modal("ben", "planned", {"at": "nine"}))["ok"]
    shown = street.seen("ben", STUDY_ID)[-1]
    assert shown["flags"] & EPHEMERAL
    assert "Please write the time as 09" in shown["embeds"][0]["description"]


async def test_a_refusal_where_a_form_was_declared_is_private(street):
    """Where a dialogue could not open, a private message says why."""
    street.desk.replies["study setup"] = HELLO
    assert (await street.server.run_command("ben", STUDY_ID, "study setup"))["ok"]
    assert street.server.snapshot("ben")["modal"] is None
    assert street.seen("ben", STUDY_ID)[-1]["flags"] & EPHEMERAL


async def test_a_slow_answer_is_deferred_and_then_shown(street):
    """A desk that needs longer is waited for in private, and its answer fills the same message."""
    street.patience.reply = 0
    slow = street.desk.replies["quiz"] = Future()
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]
    (waiting,) = street.seen("ana", STUDY_ID)
    assert waiting["flags"] & EPHEMERAL
    assert waiting["embeds"] == []
    slow.set_result(HELLO)
    await street.until(lambda: street.seen("ana", STUDY_ID)[0]["embeds"])
    assert [m["embeds"][0]["title"] for m in street.seen("ana", STUDY_ID)] == ["Hello"]


async def test_a_slow_press_replaces_the_message_in_the_end(street):
    """A deferred press shows nothing new until its answer replaces the private message."""
    street.desk.replies["quiz"] = QUESTION
    await street.server.run_command("ana", STUDY_ID, "quiz")
    street.patience.reply = 0
    slow = street.desk.replies["pick"] = Future()
    assert (await street.server.press("ana", street.seen("ana", STUDY_ID)[0]["id"], "pick:7:0:1"))["ok"]
    assert [m["embeds"][0]["title"] for m in street.seen("ana", STUDY_ID)] == ["Question 1 of 5"]
    slow.set_result(HELLO)
    await street.until(lambda: street.seen("ana", STUDY_ID)[0]["embeds"][0]["title"] == "Hello")
    assert len(street.seen("ana", STUDY_ID)) == 1


async def test_a_form_that_came_too_late_is_apologised_for(street, caplog):
    """A dialogue cannot follow a deferral, so the person is told to try again."""
    street.patience.form = 0
    slow = street.desk.replies["study setup"] = Future()
    await street.server.run_command("ben", STUDY_ID, "study setup")
    slow.set_result(PLAN)
    await street.until(lambda: street.seen("ben", STUDY_ID)[0]["embeds"])
    assert "TooLateForADialogue" in caplog.text


@pytest.mark.parametrize("deferred", [False, True])
async def test_a_broken_desk_is_apologised_for_with_a_reference(street, caplog, deferred):
    """A bug is told in private with a reference that is in the log, and the pressed message stays."""
    street.desk.replies["quiz"] = QUESTION
    await street.server.run_command("ana", STUDY_ID, "quiz")
    broken = street.desk.replies["pick"] = Future()
    if deferred:
        street.patience.reply = 0
    else:
        broken.set_exception(ZeroDivisionError("a bug"))
    question = street.seen("ana", STUDY_ID)[0]
    assert (await street.server.press("ana", question["id"], "pick:7:0:1"))["ok"]
    if deferred:
        broken.set_exception(ZeroDivisionError("a bug"))
    await street.until(lambda: len(street.seen("ana", STUDY_ID)) == 2)
    kept, apology = street.seen("ana", STUDY_ID)
    assert kept["embeds"] == question["embeds"]
    reference = next(r.args[1] for r in caplog.records if r.exc_info and r.args)
    assert reference in apology["embeds"][0]["description"]
    assert "ZeroDivisionError" not in str(apology)


async def test_an_answer_under_way_is_finished_before_the_door_closes(street):
    """Whoever was being answered when the door closes still gets the answer."""
    street.patience.reply = 0
    slow = street.desk.replies["quiz"] = Future()
    street.desk.replies["today"] = HELLO
    await street.server.run_command("ana", STUDY_ID, "quiz")
    closing = asyncio.create_task(street.door.close())
    assert (await street.server.run_command("cem", STUDY_ID, "today"))["ok"]
    slow.set_result(HELLO)
    await closing
    assert street.seen("ana", STUDY_ID)[0]["embeds"][0]["title"] == "Hello"
    assert street.server.sessions == 0


async def test_an_answer_that_never_comes_does_not_hold_the_door(street):
    """A door closes after a while, even if the desk never replies."""
    street.patience.reply = 0
    street.patience.closing = 0
    street.desk.replies["quiz"] = Future()
    await street.server.run_command("ana", STUDY_ID, "quiz")
    await street.door.close()
    assert street.server.sessions == 0


async def test_a_lost_connection_loses_nobody(street):
    """What people type while the gateway connects again is answered."""
    street.desk.replies["quiz"] = HELLO
    street.server.ask_to_reconnect()
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]


@pytest.mark.parametrize("response_seconds", [0.2])
async def test_an_answer_that_discord_refuses_is_logged(street, caplog):
    """An answer that comes too late is no bug: the log says so, and the door goes on."""
    street.desk.replies["quiz"] = HELLO
    street.server.faults.arrange("POST /interactions/{id}/{token}/callback", Fault.DROP_BEFORE)
    await street.server.run_command("ana", STUDY_ID, "quiz")
    assert "was not answered" in caplog.text
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]


async def test_commands_are_registered_once(street):
    """A second start finds its commands in place and registers nothing."""
    await street.restart()
    puts = [call for call in street.server.calls if call.route.startswith("PUT")]
    assert len(puts) == 1
    assert same(payload(actions=street.actions), street.server.snapshot("ben")["commands"])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"token": ""}, "Set STUDYHALL_DISCORD_TOKEN"),
        ({"token": "wrong"}, "does not accept the token"),
        ({"base_url": "http://127.0.0.1:9/api/v10"}, "cannot be reached at http://127.0.0.1:9"),
    ],
)
async def test_a_door_that_cannot_open_says_what_to_do(closed_street, changes, sentence):
    """A missing token, a wrong one and a server that does not answer each get a sentence."""
    door = type(closed_street.door)(closed_street.settings(**changes), closed_street.desk, datetime.now)
    with pytest.raises(DoorError, match=sentence):
        await door.open()
