"""Files on the local Slack: three steps to bring one there, and what Slack refuses on the way."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.slack.server import SlackServer
from tests.builders import PNG

STUDY, OTHER, ANA = "C0STUDY", "C0OTHER", "U0ANA"


def picture(file_id: str) -> dict:
    """Return a block that shows a file."""
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": "Points per week"}


async def sent(web: AsyncWebClient, content: bytes = PNG, name: str = "chart.png", length: int = 0) -> str:
    """Ask for a place and send the bytes there; return the file's id."""
    place = await web.files_getUploadURLExternal(filename=name, length=length or len(content))
    async with aiohttp.ClientSession() as session, session.post(place["upload_url"], data=content) as answer:
        assert answer.status == (400 if length else 200)
    return str(place["file_id"])


async def uploaded(web: AsyncWebClient, **changes) -> str:
    """Bring a file to Slack, shared with nobody."""
    file_id = await sent(web, **changes)
    await web.files_completeUploadExternal(files=[{"id": file_id, "title": "Chart"}])
    return file_id


async def refusal(call) -> dict:
    """Return what Slack says when it refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response.data


async def served(slack: SlackServer, file_id: str) -> tuple[str, bytes]:
    """Return what the page gets for a file: its type and its bytes."""
    url = slack.snapshot("ana")["files"][file_id]
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.content_type, await answer.read()


async def test_an_uploaded_picture_stands_in_a_message(slack, web):
    """A picture that was uploaded in three steps is shown in a message, and the page can fetch it."""
    file_id = await uploaded(web)
    await web.chat_postMessage(channel=STUDY, text="q", blocks=[picture(file_id)])
    (shown,) = slack.snapshot("ana")["messages"][STUDY]
    assert shown["blocks"][0]["slack_file"] == {"id": file_id}
    assert await served(slack, file_id) == ("image/png", PNG)


async def test_a_picture_may_stand_in_a_dialogue(slack, app, web, connect):
    """A dialogue shows an uploaded picture too, and refuses one that was not."""
    file_id = await uploaded(web)
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Chart"}}
    refusals = []

    @app.command("/quiz")
    async def quiz(ack, body, client):
        trigger = body["trigger_id"]
        strange = client.views_open(trigger_id=trigger, view=view | {"blocks": [picture("F0NOTHERE")]})
        refusals.append((await refusal(strange))["error"])
        await client.views_open(trigger_id=trigger, view=view | {"blocks": [picture(file_id)]})
        await ack()

    await connect()
    assert (await slack.type_command("ana", STUDY, "/quiz"))["ok"]
    assert refusals == ["invalid_blocks"]
    assert slack.snapshot("ana")["views"][0]["blocks"][0]["slack_file"] == {"id": file_id}


async def test_what_is_no_picture_of_ours_is_refused(web):
    """A block shows only an image that was sent whole and completed."""
    half = await sent(web)
    short = await sent(web, length=5)
    text = await uploaded(web, content=b"a,b", name="data.csv")
    for file_id in (half, short, text, "F0NOTHERE"):
        refused = await refusal(web.chat_postMessage(channel=STUDY, text="q", blocks=[picture(file_id)]))
        assert refused["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    assert (await refusal(web.files_completeUploadExternal(files=[{"id": short}])))[
        "error"
    ] == "file_not_found"


@pytest.mark.parametrize("slack_file", [{}, {"id": "U0ANA"}, {"id": "F0FIL00001", "url": "https://x.org"}])
async def test_a_strange_file_is_refused(web, slack_file):
    """A picture names a file by an id of Slack's form or by an address, never both or neither."""
    block = picture("F0FIL00001") | {"slack_file": slack_file}
    assert (await refusal(web.chat_postMessage(channel=STUDY, text="q", blocks=[block])))[
        "error"
    ] == "invalid_blocks"


async def test_a_file_takes_a_moment(slack, web):
    """Right after its upload a picture may be refused, and be taken a moment later."""
    file_id = await uploaded(web)
    slack.delay_files(1)
    refused = await refusal(web.chat_postMessage(channel=STUDY, text="q", blocks=[picture(file_id)]))
    assert refused["error"] == "invalid_blocks"
    assert slack.snapshot("ana")["messages"][STUDY] == []
    assert (await web.chat_postMessage(channel=STUDY, text="q", blocks=[picture(file_id)]))["ok"]


async def test_a_file_is_shared_with_one_person(slack, web):
    """A file shared with a person lies in their direct messages, with its words, and nobody else sees it."""
    file_id = await sent(web, content=b"{}", name="data.json")
    files = [{"id": file_id, "title": "data.json"}]
    await web.files_completeUploadExternal(files=files, channels=[ANA], initial_comment="All there is.")
    (shown,) = slack.snapshot("ana")["messages"]["D0ANA"]
    assert (shown["text"], shown["files"][0]["id"]) == ("All there is.", file_id)
    assert "D0ANA" not in slack.snapshot("ben")["messages"]


async def test_a_file_is_shared_in_a_thread(slack, web):
    """A file shared under a message stands in its thread."""
    ts = (await web.chat_postMessage(channel=STUDY, text="q"))["ts"]
    files = [{"id": await sent(web)}]
    await web.files_completeUploadExternal(files=files, channel_id=STUDY, thread_ts=ts)
    assert [len(reply["files"]) for reply in slack.snapshot("ben")["threads"][ts]] == [1]


@pytest.mark.parametrize(
    ("place", "error"),
    [(ANA, "invalid_arguments"), (OTHER, "not_in_channel"), ("C0GONE", "channel_not_found")],
)
async def test_a_place_that_takes_no_file_is_refused(web, place, error):
    """A person is no channel to share in, and a channel needs the bot in it."""
    files = [{"id": await sent(web)}]
    assert (await refusal(web.files_completeUploadExternal(files=files, channel_id=place)))["error"] == error


async def test_files_need_their_scope(slack, web):
    """Without the scope no file is even asked for, and Slack says which scope it is."""
    slack.scopes.discard("files:write")
    said = await refusal(web.files_getUploadURLExternal(filename="a.png", length=1))
    assert (said["error"], said["needed"]) == ("missing_scope", "files:write")


async def test_files_survive_a_restart(clock, tmp_path):
    """Yesterday's pictures are shown and served by today's server."""
    first = SlackServer(clock, folder=tmp_path)
    await first.start()
    web = AsyncWebClient("xoxb-playground", base_url=first.base_url)
    file_id = await uploaded(web)
    await web.chat_postMessage(channel=ANA, text="q", blocks=[picture(file_id)])
    before = first.snapshot("ana")["messages"]
    await first.stop()
    second = SlackServer(clock, folder=tmp_path)
    await second.start()
    assert second.snapshot("ana")["messages"] == before
    assert await served(second, file_id) == ("image/png", PNG)
    again = AsyncWebClient("xoxb-playground", base_url=second.base_url)
    assert (await again.chat_postMessage(channel=STUDY, text="q", blocks=[picture(file_id)]))["ok"]
    await second.stop()
