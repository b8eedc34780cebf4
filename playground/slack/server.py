"""The local Slack that the real libraries connect to."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from playground.clock import Clock
from playground.faults import Faults
from playground.slack import limits, places
from playground.slack.api import WebApi
from playground.slack.commanding import Commanding
from playground.slack.deadlines import Deadlines
from playground.slack.events import Events
from playground.slack.gate import Gate
from playground.slack.message import Channel
from playground.slack.pings import Ping
from playground.slack.places import Json
from playground.slack.pointing import Pointing
from playground.slack.snapshot import snapshot_of
from playground.slack.socket import Socket
from playground.slack.storage import load, save
from playground.slack.submitting import Submitting
from playground.slack.workspace import Call, Workspace

_Found = TypeVar("_Found")
_QUIET = 0.2


class SlackServer(Commanding, Submitting, Pointing):
    """One workspace, its Web API, its Socket Mode and its people."""

    def __init__(
        self,
        clock: Clock,
        faults: Faults | None = None,
        folder: Path | None = None,
        deadlines: Deadlines | None = None,
    ):
        self.deadlines = deadlines or Deadlines()
        self.faults = faults or Faults()
        workspace, socket = Workspace(clock, self.deadlines), Socket(self.deadlines)
        super().__init__(workspace, socket, Events(workspace, socket))
        self._folder = folder
        self._api = WebApi(workspace, socket)
        self._gate = Gate(workspace, self._api, self.faults, self.deadlines)
        self._runner: web.AppRunner | None = None
        self._saving: asyncio.TimerHandle | None = None
        self._saved = asyncio.Event()
        self.origin = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open the port; what was kept in the folder is there again."""
        if self._folder is not None:
            load(self._workspace, self._folder)
            self._workspace.listeners.append(self._save_soon)
        self._runner = web.AppRunner(self._application(), shutdown_timeout=1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.origin = f"http://{host}:{self._runner.addresses[0][1]}"
        self._workspace.responses.origin = self.origin
        self._socket.origin = self.origin.replace("http", "ws", 1)

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=limits.UPLOAD_BYTES)
        application.router.add_route("*", "/api/{method}", self._gate.call)
        application.router.add_post("/response/{token}", self._gate.response_url)
        application.router.add_get("/link/", self._socket.accept)
        application.router.add_post("/upload/v1/{ticket}", self._gate.upload)
        application.router.add_get("/files/{id}/{name}", self._file)
        return application

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._workspace.files.known.get(request.match_info["id"])
        if file is None or file.content is None:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type=file.mimetype)

    async def stop(self) -> None:
        """Close everything and keep the state."""
        await self._events.stop()
        await self._socket.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._saving is not None:
            self._saving.cancel()
        if self._folder is not None:
            save(self._workspace, self._folder)

    def _save_soon(self) -> None:
        if self._saving is None:
            self._saving = asyncio.get_running_loop().call_later(_QUIET, self._save)

    def _save(self) -> None:
        self._saving = None
        if self._folder is not None:
            save(self._workspace, self._folder)
        self._saved.set()

    async def saved(self) -> None:
        """Wait until the state was written because of a change."""
        await self._saved.wait()

    @property
    def base_url(self) -> str:
        """Return the base of the Web API, as the SDK wants it."""
        return f"{self.origin}/api/"

    @property
    def calls(self) -> list[Call]:
        """Return what the bot sent, oldest first; messages along with an acknowledgement are called `ack`."""
        return self._workspace.calls

    @property
    def pings(self) -> list[Ping]:
        """Return every mention that the bot ever sent."""
        return self._workspace.pings

    @property
    def scopes(self) -> set[str]:
        """Return the scopes of the bot's token; tests may take some away."""
        return self._workspace.scopes

    @property
    def connections(self) -> int:
        """Return how many socket connections the bot holds."""
        return self._socket.connections

    def strict_pace(self, on: bool = True) -> None:
        """Refuse a second message within a second in one channel, as Slack does in the long run."""
        self._api.strict_pace = on

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call back after every visible change."""
        self._workspace.listeners.append(callback)

    def snapshot(self, person_id: str) -> dict[str, Any]:
        """Return what a person sees now."""
        self.faults.catch_up(self._workspace.clock.now())
        return snapshot_of(self._workspace, places.user_id(person_id))

    async def until(self, condition: Callable[[], _Found], seconds: float = 5.0) -> _Found:
        """Wait until something is so, and return what the condition found.

        Raises:
            TimeoutError: it did not become so.
        """
        async with asyncio.timeout(seconds):
            while not (found := condition()):
                self._workspace.moved.clear()
                await self._workspace.moved.wait()
            return found

    async def connected(self) -> None:
        """Wait until the bot holds a socket connection."""
        await self._socket.connected()

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Announce a disconnect: `warning`, `refresh_requested` or `link_disabled`."""
        await self._socket.disconnect(reason)

    def fall_silent(self) -> None:
        """Leave every connection open, and read nothing that comes over it any more."""
        self._socket.fall_silent()

    def send_event(self, event: Json, event_id: str = "") -> asyncio.Task[bool]:
        """Send an event whether or not the bot subscribed, once more if it had this id before.

        The task tells whether it was acknowledged.
        """
        return self._events.send(event, event_id)

    def install(self, manifest: dict[str, Any]) -> None:
        """Take over the commands, the shortcuts and the event subscriptions of a manifest."""
        features = manifest.get("features", {})
        self._workspace.commands = list(features.get("slash_commands", []))
        kinds = features.get("shortcuts", [])
        self._workspace.shortcuts = [one for one in kinds if one["type"] == "message"]
        home = features.get("app_home", {})
        self._workspace.messages_tab = home.get("messages_tab_enabled", True)
        self._workspace.read_only_tab = home.get("messages_tab_read_only_enabled", False)
        subscriptions = manifest.get("settings", {}).get("event_subscriptions", {})
        self._workspace.bot_events = set(subscriptions.get("bot_events", []))
        self._workspace.changed()

    def delay_files(self, looks: int) -> None:
        """Let the next looks at a file find it unready, as soon after an upload."""
        self._workspace.files.unready = looks

    def add_channel(self, name: str, member: bool = True) -> str:
        """Make a channel of everybody and return its id; `member` tells whether the bot is in it."""
        channel = Channel(f"C0{name.upper().replace('-', '')}", name, bot_in=member)
        self._workspace.channels[channel.id] = channel
        self._workspace.changed()
        return channel.id

    def remove_bot(self, channel: str) -> None:
        """Take the bot out of a channel."""
        self._workspace.channel(channel).bot_in = False
        self._events.emit("channel_left", {"type": "channel_left", "channel": channel, "actor_id": "U0BEN"})
        self._workspace.changed()

    def let_bot_in(self, channel: str) -> None:
        """Invite the bot to a channel again."""
        self._workspace.channel(channel).bot_in = True
        self._workspace.changed()

    def archive(self, channel: str) -> None:
        """Archive a channel."""
        self._workspace.channel(channel).archived = True
        self._events.emit("channel_archive", {"type": "channel_archive", "channel": channel, "user": "U0BEN"})
        self._workspace.changed()

    def revoke_token(self) -> None:
        """Make the bot's token worthless."""
        self._workspace.token_revoked = True
        event = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [places.BOT_USER]}}
        self._events.emit("tokens_revoked", event)

    def revoke_app_token(self) -> None:
        """Make the app-level token worthless: what is connected stays, and nobody connects again."""
        self._workspace.app_token_revoked = True

    def uninstall(self) -> None:
        """Remove the app, which takes its token with it."""
        self._events.emit("app_uninstalled", {"type": "app_uninstalled"})
        self.revoke_token()
