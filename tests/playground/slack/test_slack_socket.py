"""Connections that end, share the work, and carry events."""

import asyncio

import aiohttp
import pytest

STUDY = "C0STUDY"


def called(slack, method: str) -> list[dict]:
    """Return what Slack answered to the calls of a method."""
    return [call.response for call in slack.calls if call.method == method]


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_a_bot_comes_back_after_a_disconnect(slack, app, connect, reason):
    """After Slack announced a disconnect the bot connects anew and answers."""

    @app.command("/quiz")
    async def quiz(ack):
        await ack("here")

    await connect()
    await slack.disconnect(reason)
    await slack.until(lambda: len(called(slack, "apps.connections.open")) > 1)
    await slack.connected()
    assert (await slack.type_command("ana", STUDY, "/quiz"))["ok"]
    assert slack.snapshot("ana")["messages"][STUDY][0]["text"] == "here"


async def test_each_command_goes_to_one_of_the_connections(slack, app, connect):
    """With two connections each command arrives once."""
    heard = []

    @app.command("/quiz")
    async def quiz(ack, command):
        heard.append(command["text"])
        await ack()

    await connect()
    await connect()
    assert slack.connections == 2
    for text in "abcd":
        await slack.type_command("ana", STUDY, f"/quiz {text}")
    assert heard == ["a", "b", "c", "d"]


async def test_an_event_is_sent_again_until_it_is_acknowledged(slack, web):
    """An event that a lost connection swallowed comes again with its retry number, over the next one."""
    slack.deadlines.ack = 0.05
    app_client = type(web)("xapp-playground", base_url=slack.base_url)
    delivery = slack.send_event({"type": "app_home_opened", "user": "U0ANA"})
    attempts = []
    async with aiohttp.ClientSession() as session:
        for answer in (False, True):
            url = (await app_client.apps_connections_open(app_token="xapp-playground"))["url"]
            async with session.ws_connect(url) as line:
                assert (await line.receive_json())["type"] == "hello"
                envelope = await line.receive_json()
                attempts.append((envelope["retry_attempt"], envelope["payload"]["event_id"]))
                if answer:
                    await line.send_json({"envelope_id": envelope["envelope_id"]})
                    assert await delivery is True
    assert attempts[0][0] < attempts[1][0] and attempts[0][1] == attempts[1][1]


async def test_only_subscribed_events_are_sent(slack, app, connect):
    """The bot hears messages of its channels only while its manifest asks for them."""
    heard: asyncio.Queue[str] = asyncio.Queue()

    @app.event("message")
    async def message(event):
        heard.put_nowait(event["text"])

    await connect()
    await slack.say("ana", STUDY, "asked for")
    slack.install({})
    await slack.say("ana", STUDY, "not asked for")
    await slack.send_event({"type": "message", "channel": STUDY, "user": "U0ANA", "text": "the last"})
    assert [await heard.get(), await heard.get()] == ["asked for", "the last"]
