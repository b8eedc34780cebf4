"""The local Discord: one guild behind a real gateway and a real REST interface, on one port."""

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from aiohttp import web

from playground.clock import Clock
from playground.discord import limits, upheavals
from playground.discord.actions import Actions
from playground.discord.compression import compressor
from playground.discord.connection import Connection
from playground.discord.modal_input import Value
from playground.discord.native import Json
from playground.discord.rest.door import PREFIX, RecordedCall, RestDoor
from playground.discord.snapshot import snapshot
from playground.discord.storage import Storage
from playground.discord.world import Ping, World
from playground.faults import Faults
from playground.silence import hush

GATEWAY_PATH = "/gateway"


class DiscordServer:
    """Discord for one guild; state is kept in `folder/discord.json` if a folder is given."""

    def __init__(
        self,
        clock: Clock,
        faults: Faults | None = None,
        folder: Path | None = None,
        *,
        response_seconds: float = limits.RESPONSE_SECONDS,
        granted_intents: int = 0,
        heartbeat_seconds: float = limits.HEARTBEAT_SECONDS,
    ) -> None:
        self.world = World(clock, Storage(folder))
        self.faults = faults or Faults()
        self.granted_intents = granted_intents
        """Privileged intents that the bot was granted; asking for others closes with 4014."""
        self.rest = RestDoor(self.world, self.faults)
        self._actions = Actions(self.world, response_seconds)
        self._heartbeat_seconds = heartbeat_seconds
        self._connections: dict[Connection, web.Request] = {}
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one."""
        app = web.Application(client_max_size=2 * limits.UPLOAD_BYTES)
        app.router.add_route("*", PREFIX + "/{path:.*}", self.rest.handle)
        app.router.add_get(GATEWAY_PATH, self._gateway)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._attachment)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.world.settle_at(f"http://{host}:{bound}")

    async def stop(self) -> None:
        """Close every connection and write the state down."""
        for connection in list(self._connections):
            connection.close(4000)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.world.hub.sessions.clear()
        self.world.save()

    @property
    def base_url(self) -> str:
        """Where the REST interface is."""
        return self.world.origin + PREFIX

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return self.world.origin.replace("http", "ws", 1) + GATEWAY_PATH

    @property
    def calls(self) -> deque[RecordedCall]:
        """What the bot sent, oldest first."""
        return self.rest.calls

    @property
    def pings(self) -> list[Ping]:
        """Every notification that the bot's messages would have caused."""
        return self.world.pings

    @property
    def sessions(self) -> int:
        """How many gateway sessions are connected now."""
        return sum(session.send is not None for session in self.world.hub.sessions.values())

    @property
    def response_seconds(self) -> float:
        """How long the bot has for the first answer to a person, in real time."""
        return self._actions.response_seconds

    @response_seconds.setter
    def response_seconds(self, seconds: float) -> None:
        self._actions.response_seconds = seconds

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call back after every visible change."""
        self.world.watchers.append(callback)

    def snapshot(self, person_id: str) -> Json:
        """Return what this person sees now."""
        self.faults.catch_up(self.world.now())
        return snapshot(self.world, person_id)

    async def run_command(
        self, person: str, channel_id: str, name: str, options: Mapping[str, Any] | None = None
    ) -> Json:
        """Type a slash command; a sub-command is named like `study setup`."""
        return await self._actions.run_command(person, channel_id, name, options or {})

    async def autocomplete(
        self,
        person: str,
        channel_id: str,
        name: str,
        option: str,
        value: str,
        others: Mapping[str, Any] | None = None,
    ) -> list[Json]:
        """Type into an option, and return the bot's suggestions."""
        return await self._actions.autocomplete(person, channel_id, name, option, value, others)

    async def point(self, person: str, message_id: str, name: str) -> Json:
        """Choose a command beside a message."""
        return await self._actions.point(person, message_id, name)

    async def press(self, person: str, message_id: str, custom_id: str) -> Json:
        """Press a button."""
        return await self._actions.press(person, message_id, custom_id)

    async def choose(self, person: str, message_id: str, custom_id: str, values: list[str]) -> Json:
        """Choose in a select menu."""
        return await self._actions.choose(person, message_id, custom_id, values)

    async def submit_modal(self, person: str, custom_id: str, values: Mapping[str, Value]) -> Json:
        """Submit the open modal."""
        return await self._actions.submit_modal(person, custom_id, values)

    def dismiss_modal(self, person: str) -> Json:
        """Close the open modal without submitting it."""
        return self._actions.dismiss_modal(person)

    def say(self, person: str, channel_id: str, text: str) -> Json:
        """Write an ordinary message."""
        return self._actions.say(person, channel_id, text)

    def add_channel(self, name: str, member: bool = True) -> str:
        """Add a text channel and return its id; the bot sees it only as a member."""
        return upheavals.add_channel(self.world, name, member=member)

    def remove_bot(self, channel_id: str) -> None:
        """Take the channel out of the bot's sight; calls answer 50001."""
        upheavals.remove_bot(self.world, channel_id)

    def let_bot_in(self, channel_id: str) -> None:
        """Give the bot its permissions in the channel again."""
        upheavals.let_bot_in(self.world, channel_id)

    def delete_channel(self, channel_id: str) -> None:
        """Delete a channel with its threads."""
        upheavals.delete_channel(self.world, channel_id)

    def archive(self, thread_id: str, locked: bool = False) -> None:
        """Archive a thread."""
        upheavals.archive(self.world, thread_id, locked=locked)

    def refuse_direct(self, person: str, *, refuses: bool = True) -> None:
        """Let somebody take no direct messages any more; calls answer 50007."""
        upheavals.refuse_direct(self.world, person, refuses=refuses)

    def forbid_files(self, channel_id: str) -> None:
        """Deny the bot to attach files in a channel; calls with some answer 50013."""
        upheavals.forbid_files(self.world, channel_id)

    def kick_bot(self) -> None:
        """Throw the bot out of the guild."""
        upheavals.kick_bot(self.world)

    def invite_bot(self) -> None:
        """Let the bot into the guild again."""
        upheavals.invite_bot(self.world)

    def drop_gateway(self, code: int = 4000) -> None:
        """Close every gateway connection; the sessions may be resumed."""
        for connection in list(self._connections):
            connection.close(code)

    def fall_silent(self) -> None:
        """Leave every gateway connection open, and read nothing that comes over it any more."""
        for request in self._connections.values():
            hush(request)

    def ask_to_reconnect(self) -> None:
        """Ask every client to come again and resume."""
        for connection in list(self._connections):
            connection.ask_to_reconnect()

    def invalidate_session(self) -> None:
        """Forget every session, and say so to the clients."""
        self.world.hub.sessions.clear()
        for connection in list(self._connections):
            connection.invalidate(resumable=False)

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        try:
            compress = compressor(request.query.get("compress", ""))
        except ValueError:
            return web.Response(status=400)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(self.world, socket, compress)
        connection.granted_intents = self.granted_intents
        connection.heartbeat_seconds = self._heartbeat_seconds
        self._connections[connection] = request
        try:
            await connection.run()
        finally:
            del self._connections[connection]
        return socket

    async def _attachment(self, request: web.Request) -> web.StreamResponse:
        content = self.world.uploads.get(request.match_info["id"])
        if content is None:
            return web.Response(status=404)
        return web.Response(body=content)
