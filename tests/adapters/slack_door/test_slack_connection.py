"""What becomes of the door when its connection to Slack ends."""

import asyncio
import logging

import pytest

from adapters.platform import DoorError
from adapters.slack.app import SlackDoor
from adapters.slack.patience import Patience


@pytest.fixture
async def watchful(slack, settings, desk, clock):
    """A door that looks often whether its socket stands."""
    door = SlackDoor(settings, desk, clock.now, Patience(watched=0.02))
    await door.open()
    await slack.connected()
    yield door
    await door.close()


async def test_a_socket_that_slack_refuses_for_good_is_told_with_what_to_do(slack, watchful):
    """Once the app-level token is worthless and the socket gone, nobody waits for it to come back."""
    slack.revoke_app_token()
    await slack.disconnect("link_disabled")
    async with asyncio.timeout(10):
        with pytest.raises(DoorError, match="STUDYHALL_SLACK_APP_TOKEN"):
            await watchful.lost()


async def test_a_socket_that_comes_again_is_not_lost(slack, watchful):
    """Slack renews each connection after some hours, and that is no reason to stop."""
    lost = asyncio.create_task(watchful.lost())
    opened = sum(call.method == "apps.connections.open" for call in slack.calls)
    await slack.disconnect("refresh_requested")
    await slack.until(lambda: sum(c.method == "apps.connections.open" for c in slack.calls) > opened)
    await slack.connected()
    assert not lost.done()
    lost.cancel()


async def test_a_slack_that_is_away_is_waited_for(slack, watchful):
    """A network that is down comes back, so the door goes on trying."""
    tried = asyncio.Event()
    log = logging.getLogger("adapters.slack.app")
    hearing = logging.Handler()
    hearing.emit = lambda record: tried.set()
    log.addHandler(hearing)
    lost = asyncio.create_task(watchful.lost())
    await slack.stop()
    async with asyncio.timeout(10):
        await tried.wait()
    log.removeHandler(hearing)
    assert not lost.done()
    lost.cancel()


async def test_a_slack_that_says_no_goodbye_is_not_waited_for(slack, watchful):
    """A door closes within its time, also while the other end of the line is frozen."""
    slack.fall_silent()
    async with asyncio.timeout(3):
        await watchful.close()
