"""Direct messages on the local Slack, actions beside a message, and an app that is removed."""

import asyncio

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.slack.server import SlackServer

STUDY, ANA = "C0STUDY", "U0ANA"
READ_ONLY = {
    "features": {
        "app_home": {"messages_tab_enabled": True, "messages_tab_read_only_enabled": True},
        "slash_commands": [{"command": "/quiz", "description": "A private run"}],
        "shortcuts": [
            {"type": "message", "name": "Keep this", "callback_id": "keep", "description": "Keep this"},
            {"type": "global", "name": "Start", "callback_id": "start", "description": "Start"},
        ],
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_uninstalled", "tokens_revoked"]}},
}


async def test_a_message_to_a_person_is_theirs_alone(slack, web):
    """Posting to a person opens their direct messages, which nobody else sees."""
    answer = await web.chat_postMessage(channel=ANA, text="Three reviews are due")
    assert answer["channel"] == "D0ANA"
    shown = slack.snapshot("ana")
    assert [message["text"] for message in shown["messages"]["D0ANA"]] == ["Three reviews are due"]
    assert next(one for one in shown["channels"] if one["id"] == "D0ANA")["is_im"]
    assert "D0ANA" not in [one["id"] for one in slack.snapshot("ben")["channels"]]


async def test_asking_for_the_place_needs_a_scope_of_its_own(slack, web):
    """Posting to a person needs no more than writing; asking for the place alone does."""
    slack.scopes.discard("im:write")
    assert (await web.chat_postMessage(channel=ANA, text="hi"))["ok"]
    with pytest.raises(SlackApiError, match="missing_scope"):
        await web.conversations_open(users=ANA)


async def test_direct_messages_survive_a_restart(clock, tmp_path):
    """What was told to a person is there after a restart, for that person alone."""
    first = SlackServer(clock, folder=tmp_path)
    await first.start()
    await AsyncWebClient("xoxb-playground", base_url=first.base_url).chat_postMessage(channel=ANA, text="hi")
    before = first.snapshot("ana")
    await first.stop()
    second = SlackServer(clock, folder=tmp_path)
    await second.start()
    assert second.snapshot("ana") == before
    assert "D0ANA" not in second.snapshot("ben")["messages"]
    await second.stop()


async def test_an_app_without_a_messages_tab_tells_nobody(slack, web):
    """Where the app has no messages tab, a message to a person is refused."""
    slack.install({"features": {"app_home": {"messages_tab_enabled": False}}})
    with pytest.raises(SlackApiError, match="messages_tab_disabled"):
        await web.chat_postMessage(channel=ANA, text="hi")


async def test_nobody_writes_where_the_tab_is_only_read(slack, web):
    """People cannot write to an app, or type commands to it, whose tab is only for reading."""
    slack.install(READ_ONLY)
    await web.chat_postMessage(channel=ANA, text="hi")
    assert (await slack.say("ana", "D0ANA", "hello"))["error"] == "restricted_action"
    assert (await slack.type_command("ana", "D0ANA", "/quiz"))["error"] == "restricted_action"
    assert next(one for one in slack.snapshot("ana")["channels"] if one["is_im"])["is_read_only"]


async def test_an_action_sends_the_message_it_was_chosen_beside(slack, app, connect):
    """The app hears which action was chosen, by whom, and the whole message."""
    slack.install(READ_ONLY)
    heard = []

    @app.shortcut("keep")
    async def keep(ack, body):
        await ack()
        heard.append(body)

    await connect()
    ts = (await slack.say("ben", STUDY, "Use an index"))["ts"]
    assert [one["name"] for one in slack.snapshot("ana")["shortcuts"]] == ["Keep this"]
    assert (await slack.point("ana", ts, "keep"))["ok"]
    (body,) = heard
    assert (body["type"], body["callback_id"], body["user"]["id"]) == ("message_action", "keep", ANA)
    assert (body["message"]["text"], body["message"]["ts"], body["channel"]["id"]) == (
        "Use an index",
        ts,
        STUDY,
    )
    assert body["response_url"]
    assert body["trigger_id"]


async def test_what_is_not_there_cannot_be_chosen(slack, web):
    """An action that the app does not declare, or beside a message that is private or gone, is refused."""
    slack.install(READ_ONLY)
    ts = (await slack.say("ben", STUDY, "Use an index"))["ts"]
    private = (await web.chat_postEphemeral(channel=STUDY, user=ANA, text="psst"))["message_ts"]
    assert (await slack.point("ana", ts, "start"))["error"] == "no_such_action"
    for message in (private, "1.000001"):
        assert (await slack.point("ana", message, "keep"))["error"] == "message_not_found"


async def test_a_removed_app_is_told_so_and_may_do_nothing(slack, app, web, connect):
    """Removing the app takes its token and tells it both things, as far as it subscribed."""
    slack.install(READ_ONLY)
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def hear(body, next_):
        heard.put_nowait(body["event"]["type"])
        await next_()

    app.use(hear)
    await connect()
    slack.uninstall()
    assert {await heard.get(), await heard.get()} == {"app_uninstalled", "tokens_revoked"}
    with pytest.raises(SlackApiError, match="token_revoked"):
        await web.chat_postMessage(channel=STUDY, text="hi")
