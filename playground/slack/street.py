"""What the acts of people have in common."""

from playground.slack import places
from playground.slack.events import Events
from playground.slack.message import Channel
from playground.slack.places import Json
from playground.slack.socket import Socket, UnansweredError
from playground.slack.workspace import Workspace

DONE: Json = {"ok": True, "error": None}


def failed(code: str, **more: object) -> Json:
    """Return the outcome of an act that came to nothing."""
    return {"ok": False, "error": code, **more}


class Street:
    """The workspace, the socket, and how an act reaches the bot."""

    def __init__(self, workspace: Workspace, socket: Socket, events: Events):
        self._workspace = workspace
        self._socket = socket
        self._events = events

    def _place(self, user: str, channel: str) -> Channel | None:
        by_name = (c for c in self._workspace.channels.values() if c.name == channel.removeprefix("#"))
        found = self._workspace.channels.get(channel) or next(by_name, None)
        return found if found is not None and user in found.members else None

    def _closed(self, place: Channel | None) -> str | None:
        """Return why nobody can write in a place, if it is so."""
        if place is None:
            return "channel_not_found"
        if place.archived:
            return "is_archived"
        return "restricted_action" if place.direct and self._workspace.read_only_tab else None

    async def _interact(self, user: str, payload: Json) -> Json:
        try:
            await self._socket.deliver("interactive", payload)
        except UnansweredError as silence:
            self._workspace.notify(user, f'{places.TEAM_NAME} failed with the error "{silence.code}"')
            return failed(silence.code)
        return dict(DONE)
