"""One browser that watches the town."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web

SHORTEST_PAUSE = 0.05
"""Seconds between two pushes of the state: at most twenty a second."""


class Watcher:
    """A websocket that receives the state after changes, several changes in one."""

    def __init__(self, socket: web.WebSocketResponse, state: Callable[[str], dict[str, Any]]) -> None:
        self.socket = socket
        self.person: str | None = None
        self._state = state
        self._changed = asyncio.Event()

    def mark(self) -> None:
        """Note that something changed; costs nothing."""
        self._changed.set()

    def watch(self, person: str) -> None:
        """See the town through the eyes of `person` from now on."""
        self.person = person
        self.mark()

    async def push_changes(self) -> None:
        """Send the state after changes until the socket closes."""
        while not self.socket.closed:
            await self._changed.wait()
            self._changed.clear()
            if self.person is not None:
                await self.send({"type": "state", **self._state(self.person)})
            await asyncio.sleep(SHORTEST_PAUSE)

    async def send(self, message: dict[str, Any]) -> None:
        """Send one message; a browser that has gone is not an error."""
        try:
            await self.socket.send_json(message)
        except ConnectionError:
            return
