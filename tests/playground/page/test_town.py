"""The whole town, with its real platforms."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from playground.clock import SystemClock
from playground.page.server import PortTaken
from playground.town import Town


async def started(stack: AsyncExitStack, folder: Path, port: int = 0) -> Town:
    """Return a town that stops with the test."""
    town = Town(SystemClock(), folder)
    await town.start(page_port=port)
    stack.push_async_callback(town.stop)
    return town


async def test_town_shows_its_platforms(tmp_path):
    """A started town serves a page that shows the real Slack and the real Discord, also to a late watcher."""
    async with AsyncExitStack() as stack:
        town = await started(stack, tmp_path)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        socket = await stack.enter_async_context(session.ws_connect(f"{town.page_url}town"))
        await socket.send_json({"id": 1, "do": "watch", "person": "ben"})
        async with asyncio.timeout(5):
            while (state := await socket.receive_json()).get("type") != "state":
                pass
        assert state["slack"]["me"]["name"] == "Ben"
        assert {"study", "random"} <= {channel["name"] for channel in state["discord"]["channels"]}


async def test_what_people_wrote_is_pushed_and_kept(tmp_path):
    """What somebody writes appears on the page at once, and is there again after a restart."""
    for visit in range(2):
        async with AsyncExitStack() as stack:
            town = await started(stack, tmp_path)
            session = await stack.enter_async_context(aiohttp.ClientSession())
            socket = await stack.enter_async_context(session.ws_connect(f"{town.page_url}town"))
            await socket.send_json({"id": 1, "do": "watch", "person": "ana"})
            if visit == 0:
                line = {"id": 2, "do": "slack.say", "channel": "C0STUDY", "text": "good morning"}
                await socket.send_json(line)
            async with asyncio.timeout(5):
                while "good morning" not in (await socket.receive()).data:
                    pass


async def test_town_with_a_taken_port_starts_nothing(tmp_path):
    """When the page's port is taken, the town says so and leaves nothing running."""
    async with AsyncExitStack() as stack:
        first = await started(stack, tmp_path / "first")
        port = int(first.page_url.rstrip("/").rpartition(":")[2])
        second = Town(SystemClock(), tmp_path / "second")
        with pytest.raises(PortTaken, match=f"Port {port} is in use"):
            await second.start(page_port=port)
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.ClientConnectionError):
                await session.get(second.slack.base_url)
