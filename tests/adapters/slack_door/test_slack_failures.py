"""What each way of failing means for a delivery."""

import errno

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.failures import failure_of
from bot.interface.delivery import GONE, Failure


def refusal(error: str, status: int = 200, **headers: str) -> SlackApiError:
    """Return what the client raises when Slack answers so."""
    response = AsyncSlackResponse(
        client=AsyncWebClient("xoxb-x"),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": error},
        headers=headers,
        status_code=status,
    )
    return SlackApiError("refused", response)


@pytest.mark.parametrize(
    "error",
    [
        "not_in_channel",
        "is_archived",
        "no_permission",
    ],
)
def test_a_refusal_that_only_people_can_lift_is_permanent(error):
    """Where trying again cannot help, the channel is parked."""
    assert failure_of(refusal(error)) == Failure(error, permanent=True)


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "invalid_auth", "not_authed"])
def test_a_token_that_is_not_accepted_locks_us_out(error):
    """A refusal of the token itself is one of everything, and counts among those that Slack may punish."""
    assert failure_of(refusal(error)) == Failure(error, permanent=True, refused=True, locked_out=True)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_by_status_counts(status):
    """Whoever stands before Slack refuses by the status alone."""
    assert failure_of(refusal("denied", status)) == Failure("denied", refused=True)


@pytest.mark.parametrize("error", ["channel_not_found", "cannot_dm_bot", "user_disabled", "user_not_found"])
def test_nobody_there_to_be_told_is_permanent_and_unwelcome(error):
    """Where Slack knows no such place or person, trying again cannot help, and nobody is told any more."""
    assert failure_of(refusal(error)) == Failure(error, permanent=True, unwelcome=True)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        ("internal_error", 200),
        ("fatal_error", 200),
        ("service_unavailable", 503),
        ("request_timeout", 200),
        ("anything", 500),
        ("bad_gateway", 502),
    ],
)
def test_a_failure_on_their_side_may_have_posted(error, status):
    """Slack says itself that some of it may have succeeded."""
    assert failure_of(refusal(error, status)) == Failure(error, ambiguous=True)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [({"Retry-After": "7"}, 7.0), ({}, 30.0), ({"Retry-After": "soon"}, 30.0), ({"Retry-After": "-3"}, 0.0)],
)
def test_a_rate_limit_is_definite_and_names_a_wait(headers, wait):
    """Whatever Slack writes about the wait, there is one."""
    assert failure_of(refusal("ratelimited", 429, **headers)) == Failure(
        "ratelimited", retry_after=wait, refused=True
    )


def test_an_unknown_refusal_is_definite_and_worth_another_try():
    """A word we do not know yet parks nothing."""
    assert failure_of(refusal("new_word")) == Failure("new_word")


@pytest.mark.parametrize(
    "error", ["cannot_reply_to_message", "restricted_action_thread_locked", "thread_not_found"]
)
def test_a_thread_that_is_gone_ends_what_belongs_into_it(error):
    """Where nothing can be said below a message, nothing is tried again, and no channel is shut."""
    assert failure_of(refusal(error)) == Failure(GONE)


@pytest.mark.parametrize(
    ("problem", "failure"),
    [
        (TimeoutError(), Failure("timeout", ambiguous=True)),
        (aiohttp.ServerTimeoutError(), Failure("timeout", ambiguous=True)),
        (aiohttp.ServerDisconnectedError(), Failure("connection_lost", ambiguous=True)),
        (aiohttp.ClientOSError(errno.ECONNRESET, "reset"), Failure("connection_lost", ambiguous=True)),
        (ConnectionResetError(), Failure("connection_lost", ambiguous=True)),
        (aiohttp.ClientPayloadError(), Failure("connection_lost", ambiguous=True)),
        (aiohttp.ConnectionTimeoutError(), Failure("not_connected")),
        (aiohttp.InvalidURL("nowhere"), Failure("not_connected")),
        (RuntimeError("a bug"), Failure("RuntimeError", ambiguous=True)),
    ],
)
def test_a_broken_line_is_in_doubt_unless_it_never_stood(problem, failure):
    """Only a connection that was never made is known to have posted nothing."""
    assert failure_of(problem) == failure


@pytest.mark.parametrize(("status", "ambiguous"), [(200, True), (302, True), (404, False), (413, False)])
def test_an_answer_without_a_word_of_slacks_is_judged_by_its_status(status, ambiguous):
    """A page in place of an answer means that the call may have gone through, unless it says no."""
    silent = refusal("", status)
    silent.response.data = {}
    assert failure_of(silent) == Failure(f"http_{status}", ambiguous=ambiguous)


def test_an_answer_that_is_no_json_is_in_doubt():
    """A proxy's error page tells nothing about what Slack did."""

    class Page:
        """An answer as the client hands it on when it cannot be read."""

        status = 502

    assert failure_of(SlackApiError("unreadable", Page())) == Failure("http_502", ambiguous=True)
