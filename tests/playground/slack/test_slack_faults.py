"""What goes wrong on the way to Slack."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from playground.faults import Fault

STUDY = "C0STUDY"


def texts(slack) -> list[str]:
    """Return the texts that stand in the channel."""
    return [m["text"] for m in slack.snapshot("ana")["messages"][STUDY]]


async def test_a_rate_limit_says_when_to_come_back(slack, web):
    """A rate limit is a 429 with Retry-After, and nothing happened."""
    slack.deadlines.retry_after = 7
    slack.faults.arrange("chat.postMessage", Fault.RATE_LIMIT)
    with pytest.raises(SlackApiError) as refused:
        await web.chat_postMessage(channel=STUDY, text="hi")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    assert texts(slack) == []


@pytest.mark.parametrize(("fault", "left"), [(Fault.ERROR_BEFORE, []), (Fault.ERROR_AFTER, ["hi"])])
async def test_a_server_error_may_hide_a_success(slack, web, fault, left):
    """After a 500 the message may be there or not."""
    slack.faults.arrange("chat.postMessage", fault)
    with pytest.raises(SlackApiError) as refused:
        await web.chat_postMessage(channel=STUDY, text="hi")
    assert refused.value.response.status_code == 500
    assert texts(slack) == left


@pytest.mark.parametrize(("fault", "left"), [(Fault.DROP_BEFORE, []), (Fault.DROP_AFTER, ["hi"])])
async def test_a_dropped_line_may_hide_a_success(slack, web, fault, left):
    """After a lost connection the message may be there or not."""
    slack.faults.arrange("chat.postMessage", fault)
    with pytest.raises(aiohttp.ClientError):
        await web.chat_postMessage(channel=STUDY, text="hi")
    assert texts(slack) == left
    assert slack.calls[-1].response is None


async def test_what_is_accepted_late_appears_later(slack, web, clock):
    """After a lost connection a message may appear some seconds later, whether or not anybody calls."""
    slack.faults.arrange("chat.postMessage", Fault.LATE_ACCEPT)
    with pytest.raises(aiohttp.ClientError):
        await web.chat_postMessage(channel=STUDY, text="hi")
    clock.forward(seconds=19)
    assert texts(slack) == []
    clock.forward(seconds=1)
    assert texts(slack) == ["hi"]


async def test_a_silent_workspace_is_left_alone_at_last(slack, web):
    """A call that is never answered ends with the caller's patience, and nothing happened."""
    slack.faults.arrange("chat.postMessage", Fault.SILENCE)
    web.timeout = 0.05
    with pytest.raises(asyncio.TimeoutError):
        await web.chat_postMessage(channel=STUDY, text="hi")
    assert texts(slack) == []


async def test_a_strict_workspace_takes_one_message_a_second(slack, web, clock):
    """With the strict pace a second message within a second is refused, a later one is not."""
    slack.strict_pace()
    await web.chat_postMessage(channel=STUDY, text="one")
    with pytest.raises(SlackApiError, match="ratelimited"):
        await web.chat_postMessage(channel=STUDY, text="two")
    clock.forward(seconds=1)
    await web.chat_postMessage(channel=STUDY, text="three")
    assert texts(slack) == ["one", "three"]
