"""Signed requests as Slack sends them, and a network that takes everything and costs nothing."""

import json
import time
from collections.abc import Sequence
from itertools import count
from typing import Any, Self
from urllib.parse import urlencode

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

SECRET = "benchmark"  # noqa: S105 - signs requests that never leave this process
TEAM, CHANNEL = "T0BENCH", "C0BENCH"

IDENTITY: dict[str, object] = {
    "ok": True,
    "url": "https://bench.slack.com/",
    "team": "Bench",
    "user": "bot",
    "team_id": TEAM,
    "user_id": "U0BOT",
    "bot_id": "B0BOT",
}
"""What auth.test answers; every other call is content with it."""

_acts = count(1)


def _act() -> str:
    """Return a name that no act had before: what arrives twice is done once, and would cost nothing."""
    return f"{next(_acts)}.2.3"


_verifier = SignatureVerifier(SECRET)


def signed(form: dict[str, str]) -> AsyncBoltRequest:
    """Return a request with this form, signed now."""
    body = urlencode(form)
    stamp = str(int(time.time()))
    signature = _verifier.generate_signature(timestamp=stamp, body=body) or ""
    headers: dict[str, str | Sequence[str]] = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-signature": signature,
        "x-slack-request-timestamp": stamp,
    }
    return AsyncBoltRequest(body=body, headers=headers)


def command(name: str, text: str, user: str) -> AsyncBoltRequest:
    """Return a slash command."""
    return signed(
        {
            "command": name,
            "text": text,
            "team_id": TEAM,
            "channel_id": CHANNEL,
            "user_id": user,
            "user_name": user.lower(),
            "trigger_id": _act(),
            "response_url": "https://localhost/response",
            "token": "unused",
            "api_app_id": "A0BENCH",
        }
    )


def press(action_id: str, user: str) -> AsyncBoltRequest:
    """Return a press on a button of a private message."""
    payload: dict[str, Any] = {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": user, "name": user.lower(), "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "container": {"type": "message", "message_ts": "1.0", "channel_id": CHANNEL, "is_ephemeral": True},
        "trigger_id": _act(),
        "channel": {"id": CHANNEL, "name": "bench"},
        "response_url": "https://localhost/response",
        "actions": [
            {
                "type": "button",
                "action_id": action_id,
                "block_id": "b",
                "action_ts": f"{time.time():.6f}",
                "text": {"type": "plain_text", "text": "A"},
            }
        ],
    }
    return signed({"payload": json.dumps(payload)})


class Nowhere:
    """Stands in for an HTTP session: whatever is sent is taken, and the answer is ok."""

    closed = False

    def __init__(self) -> None:
        self.taken = 0

    def request(self, *_: object, **__: object) -> Self:
        """Take a request."""
        self.taken += 1
        return self

    async def __aenter__(self) -> "Nowhere":
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    status = 200
    content_type = "application/json"
    headers: dict[str, str] = {}  # noqa: RUF012 - never written to

    async def text(self) -> str:
        """Return the body of the answer."""
        return json.dumps(IDENTITY)

    async def json(self) -> dict[str, object]:
        """Return the body of the answer, read as JSON."""
        return IDENTITY
