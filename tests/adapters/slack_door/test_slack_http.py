"""The same app takes signed requests without a socket, as it would behind a web server."""

import json
import time
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest
from pydantic import SecretStr
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from adapters.slack.app import build_app
from adapters.slack.client import build_client
from bot.message.model import Message

SECRET = "signed"
TYPED = urlencode(
    {
        "team_id": "T0STUDY",
        "channel_id": "C0STUDY",
        "user_id": "U0ANA",
        "user_name": "ana",
        "command": "/quiz",
        "text": "security",
        "trigger_id": "1.2.3",
    }
)


@pytest.fixture
def app(slack, settings, desk, clock):
    """The Bolt app alone, with a signing secret."""
    signed = settings.model_copy(update={"signing_secret": SecretStr(SECRET)})
    return build_app(signed, desk, build_client(signed), clock.now)


def request(body: str, secret: str) -> AsyncBoltRequest:
    """Return a request signed with this secret."""
    stamp = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    headers: dict[str, str | Sequence[str]] = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-signature": signature,
        "x-slack-request-timestamp": stamp,
    }
    return AsyncBoltRequest(body=body, headers=headers)


async def test_a_signed_command_is_answered_in_the_response(app, desk):
    """The answer to a command travels in the response to the request itself."""
    desk.reply = Message("Three questions", ())
    response = await app.async_dispatch(request(TYPED, SECRET))
    assert response.status == 200
    answer = json.loads(response.body)
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "Three questions"
    assert not answer["unfurl_links"]


async def test_a_forged_request_never_reaches_the_desk(app, desk):
    """A request signed with another secret is refused before anybody reads it."""
    response = await app.async_dispatch(request(TYPED, "forged"))
    assert response.status == 401
    assert not desk.requests
