"""Pictures and files: uploaded, shown, and never the reason why an answer fails."""

import asyncio
import json
import logging

import pytest

from bot.interface.delivery import Delivery, DeliveryKind
from bot.message.form import Form, TextField
from bot.message.model import Button, File, Message, Picture, Prose, Text
from bot.message.press import Press
from playground.faults import Fault
from tests.builders import PNG

STUDY = "C0STUDY"
CHART = Picture(PNG, "Points per week: 30, 55, 70.", "chart.png")
DATA = File("data.json", b'{"attempts": []}', "All that is kept about you.")
CHARTED = Message(
    "Your weeks",
    (Prose((Text("You keep at it."),)), CHART),
    (Button("Next", Press("next", ("run1", "1"))), Button("Check", Press("check", ("7",)))),
)
EXPORT = Message("Your data", (DATA,))
ASK, SEND, COMPLETE = "files.getUploadURLExternal", "upload", "files.completeUploadExternal"


def shown(slack, person="ana", channel=STUDY):
    """Return what a person sees in a channel."""
    return slack.snapshot(person)["messages"].get(channel, [])


def pictures(message):
    """Return the alternative texts of the pictures in a message or a dialogue."""
    return [block["alt_text"] for block in message["blocks"] if block["type"] == "image"]


def texts(message):
    """Return the small texts of a message or a dialogue."""
    contexts = [block["elements"] for block in message["blocks"] if block["type"] == "context"]
    return [element["text"] for elements in contexts for element in elements]


def calls(slack, method):
    """Return how often a method was called."""
    return sum(call.method == method for call in slack.calls)


async def carried(door, message=CHARTED, kind=DeliveryKind.POST, **more) -> str:
    """Let the bot post, edit or tell a message, and return its timestamp."""
    order = Delivery(
        kind, more.pop("key", "k"), more.pop("channel", f"slack:T0STUDY:{STUDY}"), message, **more
    )
    ts: str = await door.carry(order)
    return ts


async def test_a_post_shows_its_picture(slack, door):
    """A picture in a post is uploaded first, and shown with its text for whoever cannot see it."""
    await carried(door)
    (message,) = shown(slack)
    assert pictures(message) == [CHART.alt]
    assert texts(message) == []


async def test_replies_edits_and_direct_messages_show_it_too(slack, door):
    """Wherever a message goes, its picture goes with it."""
    ts = await carried(door, Message("Plain", ()))
    await carried(door, kind=DeliveryKind.REPLY, key="r", under=ts)
    await carried(door, kind=DeliveryKind.EDIT, key="e", under=ts)
    await carried(door, kind=DeliveryKind.TELL, key="t", channel="slack:T0STUDY:U0ANA")
    (reply,) = slack.snapshot("ana")["threads"][ts]
    (told,) = shown(slack, channel="D0ANA")
    for message in (*shown(slack), reply, told):
        assert pictures(message) == [CHART.alt]


async def test_a_picture_that_takes_a_moment_is_waited_for(slack, door):
    """A picture that is not ready is tried once more, and the message is there once."""
    slack.delay_files(1)
    await carried(door)
    assert [pictures(message) for message in shown(slack)] == [[CHART.alt]]


async def test_a_picture_that_never_gets_ready_is_told_in_words(slack, door):
    """A picture that Slack does not show on the second try is replaced by its text."""
    slack.delay_files(2)
    await carried(door)
    (message,) = shown(slack)
    assert (pictures(message), texts(message)) == ([], [CHART.alt])
    assert calls(slack, "chat.postMessage") == 3


@pytest.mark.parametrize("step", [ASK, SEND, COMPLETE])
@pytest.mark.parametrize("fault", [Fault.ERROR_BEFORE, Fault.DROP_BEFORE, Fault.RATE_LIMIT])
async def test_an_upload_that_fails_fails_alone(slack, door, step, fault):
    """Whatever goes wrong with an upload, the message comes, with words for its picture."""
    slack.faults.arrange(step, fault)
    await carried(door)
    assert [texts(message) for message in shown(slack)] == [[CHART.alt]]


async def test_without_the_scope_words_come_at_once(slack, door, caplog):
    """Where the app may not send files nothing is tried, and the log says which scope is missing."""
    slack.scopes.discard("files:write")
    with caplog.at_level(logging.INFO):
        await carried(door)
    assert [texts(message) for message in shown(slack)] == [[CHART.alt]]
    assert (calls(slack, ASK), calls(slack, SEND)) == (1, 0)
    assert "files:write" in caplog.text


async def test_a_typed_command_is_answered_with_its_picture(slack, door, desk):
    """An answer with a picture comes as one private message."""
    desk.reply = CHARTED
    assert (await slack.type_command("ana", STUDY, "/streak"))["ok"]
    (message,) = await slack.until(lambda: shown(slack))
    assert (message["ephemeral"], pictures(message)) == (True, [CHART.alt])
    assert shown(slack, "ben") == []


async def test_a_press_is_answered_with_its_picture(slack, door, desk):
    """A press is answered with a private message that holds its picture, once."""
    ts = await carried(door, Message("Plain", (), CHARTED.controls))
    desk.reply = CHARTED
    assert (await slack.press("ana", ts, "check:7"))["ok"]
    await slack.until(lambda: [pictures(m) for m in shown(slack) if m["ephemeral"]] == [[CHART.alt]])


async def test_a_message_in_place_answers_first_and_shows_its_picture_then(slack, door, desk):
    """Where an answer takes a message's place it stands there at once, and its picture follows."""
    desk.reply = Message("First", (), CHARTED.controls)
    await slack.type_command("ana", STUDY, "/quiz")
    ts = shown(slack)[0]["ts"]
    desk.reply = CHARTED
    slack.delay_files(1)
    await slack.press("ana", ts, "next:run1:1")
    await slack.until(lambda: [pictures(m) for m in shown(slack)] == [[CHART.alt]])
    sent = [call.payload for call in slack.calls if call.method == "response_url"]
    assert texts(sent[0]) == [CHART.alt]
    assert {payload["replace_original"] for payload in sent} == {True}
    assert len(sent) == 3


async def test_a_dialogue_answers_first_and_shows_its_picture_then(slack, door, desk):
    """A submitted form is answered in the acknowledgement, and its picture takes the place of its words."""
    ts = await carried(door, Message("Plain", (), (Button("Answer", Press("answer", ("7",))),)))
    desk.reply = Form(Press("answered", ("7",)), "Your answer", "Send", (TextField("text", "Text"),))
    await slack.press("ana", ts, "answer:7")
    view_id = slack.snapshot("ana")["views"][-1]["id"]
    desk.reply = CHARTED
    assert (await slack.submit_view("ana", view_id, {"text": "An index"}))["ok"]
    assert texts(slack.snapshot("ana")["views"][-1]) == [CHART.alt]
    await slack.until(lambda: pictures(slack.snapshot("ana")["views"][-1]) == [CHART.alt])


async def test_no_acknowledgement_waits_for_a_picture(slack, door, desk):
    """While an upload hangs a command and a press are acknowledged, and are answered in words in the end."""
    ts = await carried(door, Message("Plain", (), CHARTED.controls))
    desk.reply = CHARTED
    slack.faults.arrange(ASK, Fault.SILENCE, Fault.SILENCE)
    async with asyncio.TaskGroup() as both:
        typed = both.create_task(slack.type_command("ana", STUDY, "/streak"))
        pressed = both.create_task(slack.press("ana", ts, "check:7"))
    assert typed.result()["ok"]
    assert pressed.result()["ok"]
    await slack.until(lambda: [texts(m) for m in shown(slack) if m["ephemeral"]] == [[CHART.alt]] * 2)


async def test_a_file_for_one_person_waits_in_their_direct_messages(slack, door, desk):
    """A private answer cannot hold a file, so it says that the file lies in the direct messages."""
    desk.reply = EXPORT
    assert (await slack.type_command("ana", STUDY, "/help"))["error"]
    assert (await slack.type_command("ana", STUDY, "/studyhall help"))["ok"]
    (answer,) = [m for m in await slack.until(lambda: shown(slack)) if m["blocks"]]
    (told,) = shown(slack, channel="D0ANA")
    assert "direct messages" in texts(answer)[0]
    assert (told["files"][0]["name"], told["text"]) == (DATA.name, DATA.about)
    assert not shown(slack, "ben", "D0BEN")


async def test_a_file_that_cannot_be_sent_is_said_so(slack, door, desk):
    """Where the app may not send files, the answer says so, and whom to ask."""
    slack.scopes.discard("files:write")
    desk.reply = EXPORT
    await slack.type_command("ana", STUDY, "/today")
    (answer,) = await slack.until(lambda: shown(slack))
    assert "could not be sent" in texts(answer)[0]
    assert shown(slack, channel="D0ANA") == []


async def test_a_file_of_a_post_stands_in_its_thread(slack, door):
    """A file that goes to everybody stands in the thread of its message."""
    ts = await carried(door, EXPORT)
    (reply,) = slack.snapshot("ben")["threads"][ts]
    assert reply["files"][0]["name"] == DATA.name
    assert texts(shown(slack)[0]) == [f"{DATA.name}: {DATA.about}"]


async def test_a_file_that_is_told_stands_below(slack, door):
    """A file that is told to one person follows its message, outside of any thread."""
    await carried(door, EXPORT, DeliveryKind.TELL, channel="slack:T0STUDY:U0ANA")
    message, file = shown(slack, channel="D0ANA")
    assert file["files"][0]["name"] == DATA.name
    assert "thread_ts" not in file
    assert not message.get("files")


async def test_words_about_a_file_stay_words(slack, door):
    """What a file's description says pings nobody and links nowhere."""
    loud = File("a.txt", b"a", "<!channel> & <https://example.org|click>")
    await carried(door, Message("Data", (loud,)), DeliveryKind.TELL, channel="slack:T0STUDY:U0ANA")
    assert (
        shown(slack, channel="D0ANA")[1]["text"] == "&lt;!channel&gt; &amp; &lt;https://example.org|click&gt;"
    )
    assert not slack.pings


async def test_the_same_picture_is_sent_once_for_a_message(slack, door):
    """A message that shows one picture twice uploads it once."""
    await carried(door, Message("Twice", (CHART, CHART)))
    assert pictures(shown(slack)[0]) == [CHART.alt, CHART.alt]
    assert calls(slack, SEND) == 1


async def test_nothing_but_the_picture_leaves_the_house(slack, door, desk):
    """A message without pictures and files asks nothing about files."""
    await carried(door, Message("Plain", ()))
    desk.reply = Message("Plain", ())
    await slack.type_command("ana", STUDY, "/today")
    assert "file" not in json.dumps([call.method for call in slack.calls])


async def test_closing_finishes_a_picture_on_its_way(slack, door, desk):
    """A door that closes while a picture is on its way still shows it."""
    desk.reply = CHARTED
    await slack.type_command("ana", STUDY, "/streak")
    async with asyncio.timeout(5):
        await door.close()
    assert [pictures(message) for message in shown(slack)] == [[CHART.alt]]
