"""What the local Slack keeps over a restart, and whom it tells of changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.slack.server import SlackServer

STUDY = "C0STUDY"
GO = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}


@asynccontextmanager
async def running(clock, folder) -> AsyncIterator[SlackServer]:
    """Run a local Slack that keeps its state in a folder."""
    server = SlackServer(clock, folder=folder)
    await server.start()
    yield server
    await server.stop()


def client_of(server: SlackServer) -> AsyncWebClient:
    """Return the real client for a server."""
    return AsyncWebClient("xoxb-playground", base_url=server.base_url)


async def test_yesterdays_messages_are_there_after_a_restart(clock, tmp_path):
    """Messages, threads, buttons and channels survive a restart; private messages do not."""
    async with running(clock, tmp_path) as first:
        web = client_of(first)
        blocks = [{"type": "actions", "elements": [GO]}]
        ts = (await web.chat_postMessage(channel=STUDY, text="q", blocks=blocks))["ts"]
        await web.chat_postMessage(channel=STUDY, text="reply", thread_ts=ts)
        await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="psst")
        first.archive("C0OTHER")
        first.remove_bot(first.add_channel("left"))
        before = first.snapshot("ben")
    async with running(clock, tmp_path) as second:
        assert second.snapshot("ben") == before
        assert [m["text"] for m in second.snapshot("ana")["messages"][STUDY]] == ["q"]
        again = (await client_of(second).chat_postMessage(channel=STUDY, text="later"))["ts"]
        assert again > before["threads"][ts][0]["ts"]


async def test_the_state_is_written_soon_after_a_change(clock, tmp_path):
    """A crash loses at most the last moment, because a change is written without waiting for the stop."""
    async with running(clock, tmp_path) as server:
        await client_of(server).chat_postMessage(channel=STUDY, text="q")
        await server.saved()
        assert '"q"' in (tmp_path / "slack.json").read_text()


async def test_listeners_hear_of_changes(slack, web):
    """Whoever listens is called after a visible change, and not for a mere question."""
    heard = []
    slack.on_change(lambda: heard.append(len(slack.snapshot("ana")["messages"][STUDY])))
    await web.auth_test()
    await web.chat_postMessage(channel=STUDY, text="q")
    assert heard == [1]


async def test_a_new_channel_belongs_to_everybody(slack, web):
    """A channel that a test adds has everybody in it, and the bot if it is said so."""
    channel = slack.add_channel("backend")
    await web.chat_postMessage(channel=channel, text="q")
    assert channel in slack.snapshot("cem")["messages"]


async def test_yesterdays_button_works_after_a_restart(clock, tmp_path):
    """A button that was posted before a restart reaches the bot that connects after it."""
    blocks = [{"type": "actions", "elements": [GO | {"action_id": "go", "value": "B"}]}]
    async with running(clock, tmp_path) as first:
        ts = (await client_of(first).chat_postMessage(channel=STUDY, text="q", blocks=blocks))["ts"]
    clock.forward(days=1)
    async with running(clock, tmp_path) as second:
        pressed = []
        app = AsyncApp(client=client_of(second))

        @app.action("go")
        async def go(ack, action):
            pressed.append(action["value"])
            await ack()

        handler = AsyncSocketModeHandler(app, "xapp-playground")
        await handler.connect_async()
        await second.connected()
        assert (await second.press("ana", ts, "go"))["ok"]
        assert pressed == ["B"]
        await handler.close_async()


async def test_a_private_reply_stands_in_its_thread(slack, web):
    """An ephemeral message in a thread is seen there by its person, and counts for nobody."""
    parent = (await web.chat_postMessage(channel=STUDY, text="q"))["ts"]
    await web.chat_postEphemeral(channel=STUDY, user="U0ANA", text="psst", thread_ts=parent)
    seen = slack.snapshot("ana")
    assert [m["text"] for m in seen["threads"][parent]] == ["psst"]
    assert [m["reply_count"] for m in seen["messages"][STUDY]] == [0]
    assert slack.snapshot("ben")["threads"] == {}
