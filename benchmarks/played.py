"""One run of `studyhall play`, driven through the page's websocket as a browser would."""

import asyncio
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.children import PATIENCE, Child

ADDRESS = re.compile(r"http://[\w.]+:(\d+)/")


@dataclass(frozen=True)
class Played:
    """Seconds from the process's start to ready and to the first post, and megabytes after that."""

    ready: float
    first_post: float
    resident: float


def play_once(folder: Path) -> Played:
    """Start playing in a new folder, go to the next morning, and wait until both channels show a post."""
    options = ("--port", "0", "--folder", str(folder), "--no-browser")
    with Child("-m", "adapters", "play", *options) as process:
        ready, line = process.wait_for("http://")
        found = ADDRESS.search(line)
        assert found is not None, line
        asyncio.run(_until_posted(f"ws://127.0.0.1:{found[1]}/town"))
        first_post = time.perf_counter() - process.began
        return Played(ready, first_post, process.resident())


async def _until_posted(address: str) -> None:
    async with (
        asyncio.timeout(PATIENCE),
        aiohttp.ClientSession() as session,
        session.ws_connect(address, max_msg_size=0) as page,
    ):
        await page.send_json({"id": 1, "do": "watch", "person": "ana"})
        await page.send_json({"id": 2, "do": "clock", "to": "next morning"})
        async for message in page:
            state = message.json()
            if state.get("ok") is False:
                raise RuntimeError(state["error"])
            if state.get("type") == "state" and all(_posted(state[side]) for side in ("slack", "discord")):
                return


def _posted(platform: dict[str, Any]) -> bool:
    """Tell whether any channel of a platform shows a message that can be answered."""
    seen = (message for messages in platform["messages"].values() for message in messages)
    return any('"button"' in text or '"custom_id"' in text for text in map(json.dumps, seen))
