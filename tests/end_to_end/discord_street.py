"""The local Discord as its people meet it."""

from datetime import datetime
from typing import Any

from bot.interface.parse import parse
from bot.screens.menu import KEEP
from playground.discord.places import STUDY_ID
from playground.discord.server import DiscordServer
from tests.end_to_end.seen import Json, Seen, read
from tests.end_to_end.street import Street

LOADING = 128
DIRECT = 1


class DiscordStreet(Street):
    """People in front of the local Discord."""

    name = "discord"
    channel = STUDY_ID

    def __init__(self, server: DiscordServer) -> None:
        super().__init__()
        self.server = server
        server.on_change(self.moved)

    async def send_line(self, person: str, line: str) -> Json:
        """Type a line; the words go into the options as the client would put them."""
        found = parse(line.removeprefix("/").split())
        assert found is not None, line
        command, options = found
        given = {name: int(value) if name == "count" else value for name, value in options.items()}
        return await self.server.run_command(person, self.channel, command.name, given)

    async def touch(self, person: str, place: str, token: str) -> Json:
        """Press a button of a message."""
        return await self.server.press(person, place, token)

    async def replies(self, person: str, post: Seen, text: str) -> str:
        """Write into the thread, which has the id of its message."""
        return str(self.server.say(person, post.id, text)["id"])

    async def points(self, person: str, message: str) -> Json:
        """Choose the message command."""
        return await self.server.point(person, message, KEEP)

    async def send_form(self, person: str, values: dict[str, Any]) -> Json:
        """Submit the open modal."""
        return await self.server.submit_modal(person, self._modal(person)["custom_id"], values)

    def own(self, person: str) -> list[Seen]:
        """Return the private messages that have arrived, then the open modal."""
        seen = self.server.snapshot(person)
        places = [*seen["messages"].values(), *(thread["messages"] for thread in seen["threads"].values())]
        private = [one for messages in places for one in messages if one["ephemeral"]]
        shown = sorted((one for one in private if not one["flags"] & LOADING), key=lambda one: int(one["id"]))
        form = self.form(person)
        return [_seen(one) for one in shown] + ([form] if form else [])

    def told(self, person: str) -> list[Seen]:
        """Return the direct messages."""
        shown = self.server.snapshot(person)
        places = [place["id"] for place in shown["channels"] if place["type"] == DIRECT]
        return [_seen(one) for place in places for one in shown["messages"][place] if not one["ephemeral"]]

    def form(self, person: str) -> Seen | None:
        """Return the open modal."""
        modal = self._modal(person)
        return Seen(modal["custom_id"], "\n".join(read(modal)), native=modal) if modal else None

    def posts(self) -> list[Seen]:
        """Return the channel's messages."""
        return [_seen(one) for one in self._messages("cem") if not one["ephemeral"]]

    def thread(self, post: Seen) -> list[Seen]:
        """Return the thread's messages."""
        thread = self.server.snapshot("cem")["threads"].get(post.id, {"messages": []})
        return [_seen(one) for one in thread["messages"]]

    def sent(self) -> list[Any]:
        """Return the payload of every call."""
        return [call.payload for call in self.server.calls]

    def pings(self) -> list[Any]:
        """Return every notification."""
        return self.server.pings

    def notices(self, person: str) -> list[str]:
        """Return Discord's own complaints."""
        return [one["text"] for one in self.server.snapshot(person)["notices"]]

    def _messages(self, person: str) -> list[Json]:
        messages: list[Json] = self.server.snapshot(person)["messages"][self.channel]
        return messages

    def _modal(self, person: str) -> Json:
        modal: Json = self.server.snapshot(person)["modal"]
        return modal


def _seen(message: Json) -> Seen:
    buttons = {
        button["label"]: button["custom_id"] for row in message["components"] for button in row["components"]
    }
    words = [*filter(None, [message["content"]]), *read(message["embeds"])]
    return Seen(
        message["id"], "\n".join(words), buttons, datetime.fromisoformat(message["timestamp"]), message
    )
