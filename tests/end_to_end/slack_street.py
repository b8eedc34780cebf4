"""The local Slack as its people meet it."""

from datetime import UTC, datetime
from typing import Any

from playground.slack.places import STUDY
from playground.slack.server import SlackServer
from tests.end_to_end.seen import Json, Seen, read
from tests.end_to_end.street import Street


class SlackStreet(Street):
    """People in front of the local Slack."""

    name = "slack"
    channel = STUDY

    def __init__(self, server: SlackServer) -> None:
        super().__init__()
        self.server = server
        server.on_change(self.moved)

    async def send_line(self, person: str, line: str) -> Json:
        """Type a line."""
        return await self.server.type_command(person, self.channel, line)

    async def touch(self, person: str, place: str, token: str) -> Json:
        """Press a button of a message, or of the open modal."""
        if place.startswith("V"):
            return await self.server.press_in_view(person, place, token)
        return await self.server.press(person, place, token)

    async def replies(self, person: str, post: Seen, text: str) -> str:
        """Write into the thread."""
        said = await self.server.say(person, self.channel, text, thread_ts=post.id)
        return str(said["ts"])

    async def points(self, person: str, message: str) -> Json:
        """Choose the shortcut."""
        return await self.server.point(person, message, "keep")

    async def send_form(self, person: str, values: dict[str, Any]) -> Json:
        """Submit the modal on top."""
        return await self.server.submit_view(person, self._views(person)[-1]["id"], values)

    def own(self, person: str) -> list[Seen]:
        """Return the private messages, then the open modal; what a field complains of reads there too."""
        places = self.server.snapshot(person)["messages"].values()
        private = [one for messages in places for one in messages if one["ephemeral"]]
        shown = [_seen(one) for one in sorted(private, key=lambda one: float(one["ts"]))]
        return shown + [_dialogue(view) for view in self._views(person)]

    def told(self, person: str) -> list[Seen]:
        """Return the direct messages."""
        shown = self.server.snapshot(person)
        places = [place["id"] for place in shown["channels"] if place["is_im"]]
        return [_seen(one) for place in places for one in shown["messages"][place] if not one["ephemeral"]]

    def form(self, person: str) -> Seen | None:
        """Return the modal on top."""
        views = self._views(person)
        return _dialogue(views[-1]) if views else None

    def posts(self) -> list[Seen]:
        """Return the channel's messages."""
        seen = self.server.snapshot("cem")["messages"][self.channel]
        return [_seen(one) for one in seen if not one["ephemeral"]]

    def thread(self, post: Seen) -> list[Seen]:
        """Return the replies."""
        return [_seen(one) for one in self.server.snapshot("cem")["threads"].get(post.id, [])]

    def sent(self) -> list[Any]:
        """Return the payload of every call and acknowledgement."""
        return [call.payload for call in self.server.calls]

    def pings(self) -> list[Any]:
        """Return every mention."""
        return self.server.pings

    def notices(self, person: str) -> list[str]:
        """Return Slack's own complaints."""
        return [one["text"] for one in self.server.snapshot(person)["notices"]]

    def _views(self, person: str) -> list[Json]:
        views: list[Json] = self.server.snapshot(person)["views"]
        return views


def _seen(message: Json) -> Seen:
    at = datetime.fromtimestamp(float(message["ts"]), UTC)
    # what people write themselves has no blocks
    blocks = message.get("blocks", [])
    text = "\n".join(read(blocks)) if blocks else message["text"]
    return Seen(message["ts"], text, _buttons(blocks), at, message)


def _dialogue(view: Json) -> Seen:
    words = [view["title"]["text"], *read(view["blocks"]), *view.get("errors", {}).values()]
    return Seen(view["id"], "\n".join(words), _buttons(view["blocks"]), native=view)


def _buttons(blocks: list[Json]) -> dict[str, str]:
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return {button["text"]["text"]: button["action_id"] for row in rows for button in row}
