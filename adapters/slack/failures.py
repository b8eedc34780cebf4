"""What Slack's refusals and broken lines mean for a delivery."""

import asyncio
import logging

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.interface.delivery import GONE, Failure

RETRY_AFTER = 30.0
"""Seconds to wait where Slack does not say."""

# docs.slack.dev/reference/methods/chat.postMessage, errors: trying again cannot help
PERMANENT = frozenset(
    {
        "access_denied",
        "account_inactive",
        "channel_is_archived",
        "channel_not_found",
        "ekm_access_denied",
        "invalid_auth",
        "invalid_blocks",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "missing_scope",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "org_login_required",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "team_not_found",
        "token_expired",
        "token_revoked",
    }
)
# the same page and that of conversations.open: nobody is there to be told
UNWELCOME = frozenset(
    {"cannot_dm_bot", "channel_not_found", "user_disabled", "user_not_found", "user_not_visible"}
)
# the same page: no call goes through with this token
LOCKED_OUT = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "org_login_required", "token_expired", "token_revoked"}
)
REFUSED = frozenset({401, 403, 429})
"""The statuses of a refusal; Slack's own refusals come with 200 and a word."""
# the same page, and that of conversations.replies: what was to be answered is gone, or takes no answers
NO_THREAD = frozenset({"cannot_reply_to_message", "restricted_action_thread_locked", "thread_not_found"})
# the first page: these may have happened
AMBIGUOUS = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})

log = logging.getLogger(__name__)


def failure_of(problem: Exception) -> Failure:
    """Return what a refusal of Slack's or of the line means for the delivery."""
    match problem:
        case SlackApiError():
            return _refused(problem)
        case aiohttp.ConnectionTimeoutError() | aiohttp.ClientConnectorError() | aiohttp.InvalidURL():
            return Failure("not_connected")
        case asyncio.TimeoutError():
            return Failure("timeout", ambiguous=True)
        case aiohttp.ClientError() | OSError():
            return Failure("connection_lost", ambiguous=True)
        case _:
            log.error("an unexpected problem while talking to Slack", exc_info=problem)
            return Failure(type(problem).__name__, ambiguous=True)


def _refused(problem: SlackApiError) -> Failure:
    response = problem.response
    # an answer that is no JSON comes as aiohttp's response, which has neither data nor status_code
    status: int = getattr(response, "status_code", 0) or getattr(response, "status", 500)
    data = getattr(response, "data", None)
    reason = str(data["error"]) if isinstance(data, dict) and "error" in data else f"http_{status}"
    if status == 429 or reason in ("ratelimited", "rate_limited"):
        return Failure("ratelimited", retry_after=_seconds(response.headers.get("Retry-After")), refused=True)
    said = isinstance(data, dict) and "error" in data
    # a 200 that says nothing may be a proxy's page about a call that went through
    if status >= 500 or reason in AMBIGUOUS or not (said or status >= 400):
        return Failure(reason, ambiguous=True)
    if reason in NO_THREAD:
        log.info("nothing can be said below a message (%s)", reason)
        return Failure(GONE)
    locked_out = reason in LOCKED_OUT
    return Failure(
        reason,
        permanent=reason in PERMANENT | UNWELCOME,
        unwelcome=reason in UNWELCOME,
        refused=locked_out or status in REFUSED,
        locked_out=locked_out,
    )


def _seconds(header: str | None) -> float:
    try:
        return max(float(header or RETRY_AFTER), 0.0)
    except ValueError:
        return RETRY_AFTER
