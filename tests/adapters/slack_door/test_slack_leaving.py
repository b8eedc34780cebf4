"""Leaving a workspace: heard once, kept, and heard again where it could not be kept."""

import json
import time
from collections.abc import Sequence

import pytest
from pydantic import SecretStr
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from adapters.slack.app import build_app
from adapters.slack.client import build_client
from bot.message.model import Message

SPACE = "slack:T0STUDY"
REMOVED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}}
PEOPLES = {"type": "tokens_revoked", "tokens": {"oauth": ["U0ANA"], "bot": []}}


@pytest.mark.parametrize("event", [REMOVED, REVOKED])
async def test_a_workspace_is_left(slack, door, desk, event):
    """An app that was removed, or lost its token, sends nothing more to that workspace."""
    assert await slack.send_event(event)
    ((space, reason, act),) = desk.gone
    assert (space, reason) == (SPACE, event["type"])
    assert act.startswith("Ev")


async def test_both_words_come_when_an_app_is_removed(slack, door, desk):
    """Removing the app tells that it was removed and that its token is void, over the socket that is left."""
    slack.uninstall()
    await desk.until(lambda: {reason for _, reason, _ in desk.gone} == {"app_uninstalled", "tokens_revoked"})
    assert {space for space, _, _ in desk.gone} == {SPACE}


async def test_peoples_own_tokens_are_none_of_our_business(slack, door, desk):
    """Where only people's tokens are taken back, the bot stays."""
    assert await slack.send_event(PEOPLES)
    assert desk.gone == []


async def test_what_was_not_kept_is_sent_again(slack, door, desk):
    """An event that could not be kept is not acknowledged, and the next delivery of it is kept."""
    desk.reply = OSError("the disk is full")
    delivery = slack.send_event(REMOVED)
    await desk.heard.wait()
    desk.reply = Message("Ready", ())
    assert await delivery
    assert [reason for _, reason, _ in desk.gone] == ["app_uninstalled"]


async def test_an_event_that_nobody_asked_for_is_refused(slack, door, desk):
    """Slack learns that an event is not handled here, and nothing is done."""
    assert not await slack.send_event({"type": "channel_rename", "channel": {"id": "C0STUDY"}})
    assert desk.gone == []


SECRET = "signed"


@pytest.fixture
def app(slack, settings, desk, clock):
    """The Bolt app alone, with a signing secret."""
    signed = settings.model_copy(update={"signing_secret": SecretStr(SECRET)})
    return build_app(signed, desk, build_client(signed), clock.now)


def over_http(event: dict, event_id: str = "Ev1") -> AsyncBoltRequest:
    """Return a signed delivery of an event, as Slack makes it over HTTP."""
    body = json.dumps({"type": "event_callback", "team_id": "T0STUDY", "event_id": event_id, "event": event})
    stamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or ""
    headers: dict[str, str | Sequence[str]] = {
        "content-type": "application/json",
        "x-slack-signature": signature,
        "x-slack-request-timestamp": stamp,
    }
    return AsyncBoltRequest(body=body, headers=headers)


async def test_over_http_what_was_not_kept_is_an_error(app, desk):
    """Over HTTP an event that could not be kept is answered with 500, and with 200 once it was."""
    desk.reply = OSError("the disk is full")
    assert (await app.async_dispatch(over_http(REMOVED))).status == 500
    desk.reply = Message("Ready", ())
    assert (await app.async_dispatch(over_http(REMOVED))).status == 200
    assert desk.gone == [(SPACE, "app_uninstalled", "Ev1")]
