"""Pictures and files: attached, shown, and never the reason why an answer fails."""

from concurrent.futures import Future
from datetime import UTC, datetime

import aiohttp
import pytest

from adapters.discord import limits
from adapters.discord.render import render
from bot.domain.places import Space
from bot.interface.delivery import Delivery, DeliveryKind
from bot.message.form import Form, TextField
from bot.message.model import Button, File, Message, Picture, Prose, Text
from bot.message.press import Press
from playground.discord.message_forms import checked
from playground.discord.places import GUILD_ID, STUDY_ID, USER_IDS
from playground.faults import Fault
from tests.builders import PNG

SPACE = Space("discord", GUILD_ID)
CHART = Picture(PNG, "Points per week: 30, 55, 70.", "chart.png")
DATA = File("data.json", b'{"attempts": []}', "All that is kept about you.")
CHARTED = Message(
    "Your weeks",
    (Prose((Text("You keep at it."),)), CHART),
    (Button("Next", Press("next", ("run1", "1"))), Button("Check", Press("check", ("7",)))),
)
PLAIN = Message("Plain", (), CHARTED.controls)
EXPORT = Message("Your data", (DATA,))
CREATE, RESPOND = "POST /channels/{id}/messages", "POST /interactions/{id}/{token}/callback"


async def carried(street, message=CHARTED, kind=DeliveryKind.POST, **more) -> str:
    """Let the bot post, edit or tell a message, and return its id."""
    place = more.pop("channel", f"{SPACE.key}:{STUDY_ID}")
    ref: str = await street.door.carry(Delivery(kind, more.pop("key", "k"), place, message, **more))
    return ref


def pictures(message):
    """Return the addresses of the pictures that a message shows, and the words for each."""
    urls = [embed["image"]["url"] for embed in message["embeds"] if "image" in embed]
    said = {file["url"]: file.get("description") for file in message["attachments"]}
    return [(url, said.get(url)) for url in urls]


async def served(url: str) -> bytes:
    """Return what is found at an address."""
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read()


async def test_a_post_shows_its_picture(street):
    """A picture in a post is attached, shown in place, and described for whoever cannot see it."""
    await carried(street)
    (message,) = street.seen("ana", STUDY_ID)
    ((url, alt),) = pictures(message)
    assert (alt, await served(url)) == (CHART.alt, PNG)
    assert CHART.alt not in message["embeds"][0]["description"]
    assert message["attachments"][0]["content_type"] == "image/png"


async def test_replies_and_direct_messages_show_it_too(street):
    """Wherever a message goes, its picture goes with it."""
    ref = await carried(street, PLAIN)
    await carried(street, kind=DeliveryKind.REPLY, key="r", under=ref, thread="Day 1")
    await carried(street, kind=DeliveryKind.TELL, key="t", channel=f"{SPACE.key}:{USER_IDS['ana']}")
    shown = street.server.snapshot("ana")
    direct = next(place["id"] for place in shown["channels"] if place["type"] == 1)
    for message in (shown["threads"][ref]["messages"][-1], shown["messages"][direct][0]):
        assert [alt for _, alt in pictures(message)] == [CHART.alt]


async def test_an_edit_brings_its_picture_and_takes_the_old_one(street):
    """An edit shows the pictures of the new content and no others."""
    ref = await carried(street)
    await carried(street, kind=DeliveryKind.EDIT, key="e1", under=ref)
    (message,) = street.seen("ana", STUDY_ID)
    assert len(message["attachments"]) == len(pictures(message)) == 1
    await carried(street, PLAIN, DeliveryKind.EDIT, key="e2", under=ref)
    (message,) = street.seen("ana", STUDY_ID)
    assert message["attachments"] == []


async def test_an_answer_shows_its_picture_in_private(street, desk):
    """A typed command is answered with a picture that one person sees."""
    desk.replies["quiz"] = CHARTED
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]
    await street.until(lambda: [pictures(m) for m in street.seen("ana", STUDY_ID)] != [[]])
    (message,) = street.seen("ana", STUDY_ID)
    assert message["ephemeral"]
    assert [alt for _, alt in pictures(message)] == [CHART.alt]
    assert street.seen("ben", STUDY_ID) == []


async def test_an_upload_is_acknowledged_before_it_begins(street, desk):
    """An answer with a picture is deferred first, because an upload may take longer than three seconds."""
    desk.replies["quiz"] = CHARTED
    await street.server.run_command("ana", STUDY_ID, "quiz")
    first = next(call for call in street.server.calls if call.route == RESPOND)
    assert first.payload["type"] == 5


async def test_a_message_in_place_changes_its_picture(street, desk):
    """An answer in a message's place brings its picture, and the next one takes it away."""
    desk.replies |= {"quiz": PLAIN, "next": CHARTED}
    await street.server.run_command("ana", STUDY_ID, "quiz")
    ref = street.seen("ana", STUDY_ID)[0]["id"]
    assert (await street.server.press("ana", ref, "next:run1:1"))["ok"]
    await street.until(lambda: [bool(pictures(m)) for m in street.seen("ana", STUDY_ID)] == [True])
    desk.replies["next"] = PLAIN
    assert (await street.server.press("ana", ref, "next:run1:1"))["ok"]
    (message,) = street.seen("ana", STUDY_ID)
    assert (message["id"], pictures(message), message["attachments"]) == (ref, [], [])


async def test_a_submitted_form_is_answered_with_its_picture(street, desk):
    """The answer to a form holds its picture too."""
    form = Form(Press("answered", ("7",)), "Your answer", "Send", (TextField("text", "Text"),))
    desk.replies |= {"quiz": Message("Q", (), (Button("Answer", Press("answer", ("7",))),))}
    desk.replies |= {"answer": form, "answered": CHARTED}
    await street.server.run_command("ana", STUDY_ID, "quiz")
    await street.server.press("ana", street.seen("ana", STUDY_ID)[0]["id"], "answer:7")
    assert (await street.server.submit_modal("ana", form.press.token, {"text": "An index"}))["ok"]
    await street.until(lambda: any(pictures(m) for m in street.seen("ana", STUDY_ID)))


async def test_a_slow_answer_still_shows_its_picture(street, desk):
    """An answer that was deferred because the desk was slow holds its picture as well."""
    street.patience.reply = 0.01
    slow: Future = Future()
    desk.replies["quiz"] = slow
    await street.server.run_command("ana", STUDY_ID, "quiz")
    slow.set_result(CHARTED)
    await street.until(lambda: [bool(pictures(m)) for m in street.seen("ana", STUDY_ID)] == [True])


async def test_where_no_files_are_allowed_words_come(street, desk):
    """A channel that lets the bot attach nothing gets the message with the picture's text."""
    street.server.forbid_files(STUDY_ID)
    ref = await carried(street)
    (message,) = street.seen("ana", STUDY_ID)
    assert (message["id"], message["attachments"]) == (ref, [])
    assert CHART.alt in message["embeds"][0]["description"]


async def test_a_post_in_words_is_found_again(street):
    """A message that came without its picture is known again by the second attempt."""
    street.server.forbid_files(STUDY_ID)
    reveal = Message("Ask first", CHARTED.blocks)
    first = await carried(street, Message("Q", ()), key="q")
    ref = await carried(street, reveal, DeliveryKind.REPLY, under=first, thread="Day 1")
    street.server.world.state.nonces.clear()
    again = Delivery(
        *(DeliveryKind.REPLY, "k", f"{SPACE.key}:{STUDY_ID}", reveal, first, "Day 1"),
        first_tried_at=datetime.now(UTC),
    )
    assert await street.door.carry(again) == ref


async def test_a_private_answer_stands_without_its_picture(street, desk):
    """Where Discord takes no file for an answer, the answer comes in words."""
    street.server.faults.arrange(RESPOND)
    heavy = Picture(b"x" * (limits.UPLOAD_BYTES + 1), "Much too large")
    desk.replies["quiz"] = Message("Heavy", (heavy,))
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]
    (message,) = street.seen("ana", STUDY_ID)
    assert (message["attachments"], message["embeds"][0]["description"]) == ([], "-# Much too large")


async def test_a_broken_upload_is_tried_again_by_the_library(street):
    """A post whose upload met an error of Discord's is there once, with its picture."""
    street.server.faults.arrange(CREATE, Fault.ERROR_BEFORE)
    await carried(street)
    (message,) = street.seen("ana", STUDY_ID)
    assert [alt for _, alt in pictures(message)] == [CHART.alt]


async def test_a_file_comes_with_its_message(street, desk):
    """A file is attached to the answer that names it, for one person alone."""
    desk.replies["quiz"] = EXPORT
    assert (await street.server.run_command("ana", STUDY_ID, "quiz"))["ok"]
    await street.until(lambda: [m["attachments"] for m in street.seen("ana", STUDY_ID)] != [[]])
    (message,) = street.seen("ana", STUDY_ID)
    (file,) = message["attachments"]
    assert (file["filename"], await served(file["url"])) == (DATA.name, DATA.content)
    assert message["embeds"][0]["description"] == f"-# {DATA.name}: {DATA.about}"


async def test_a_file_that_is_too_large_is_said_so():
    """A file that Discord would not take is not sent, and its message says so."""
    drawing = render(Message("Data", (File("a.bin", b"x" * (limits.UPLOAD_BYTES + 1), "Too much."),)))
    assert drawing.files == ()
    assert "could not be sent" in drawing.panels[0]["description"]


async def test_names_of_files_are_kept_apart():
    """Two files of one name, or with letters that Discord changes, get names of their own."""
    blocks = (CHART, CHART, File("../my data é.json", b"{}", "About"), File("…", b"", "Nothing"))
    names = [file.name for file in render(Message("M", blocks)).files]
    assert names == ["chart.png", "2-chart.png", "my_data_.json", "file"]


@pytest.mark.parametrize("count", [limits.ATTACHMENTS, limits.ATTACHMENTS + 3])
async def test_no_message_has_more_than_discord_takes(count):
    """However many pictures a message has, Discord takes it, and the rest is told in words."""
    drawing = render(Message("Many", (CHART,) * count))
    assert len(drawing.files) == limits.ATTACHMENTS
    checked({"embeds": drawing.panels, "components": drawing.components}, [])
