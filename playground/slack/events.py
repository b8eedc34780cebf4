"""Events of the workspace that the bot may have subscribed to."""

import asyncio

from playground.slack.payloads import event_callback
from playground.slack.places import Json
from playground.slack.socket import Socket
from playground.slack.workspace import Workspace


class Events:
    """Sends events in the background until they are acknowledged or given up."""

    def __init__(self, workspace: Workspace, socket: Socket):
        self._workspace = workspace
        self._socket = socket
        self._tasks: set[asyncio.Task[bool]] = set()

    def emit(self, subscription: str, event: Json) -> None:
        """Send an event if the manifest subscribes to it, such as `message.channels`."""
        if subscription in self._workspace.bot_events:
            self.send(event)

    def send(self, event: Json, event_id: str = "") -> asyncio.Task[bool]:
        """Send an event, once more under an id it had before; the task tells whether it was acknowledged."""
        payload = event_callback(self._workspace, event) | ({"event_id": event_id} if event_id else {})
        task = asyncio.create_task(self._socket.deliver_event(payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def stop(self) -> None:
        """Give up what is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
