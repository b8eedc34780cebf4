"""Serves the page and its websocket."""

import asyncio
import errno
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from playground.clock import Clock
from playground.page.actions import act_on_discord, act_on_slack, refusal
from playground.page.origin import only_from_here
from playground.page.platforms import Answer, DiscordSide, SlackSide
from playground.page.timekeeper import ClockRefusal, Timekeeper, TimeMachine
from playground.page.watcher import Watcher
from playground.people import CAST

STATIC = Path(__file__).parent / "static"
CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data: http://127.0.0.1:* http://localhost:*; "
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; frame-ancestors 'none'; base-uri 'none'"
)
LONGEST_LINE = 1 << 20

Gallery = Callable[[], dict[str, Any]]
"""Returns what the gallery shows: `now`, `zone` and `examples`, each as both platforms draw it."""

logger = logging.getLogger(__name__)


class PortTaken(OSError):
    """The page's port is in use by something else."""

    def __init__(self, port: int) -> None:
        super().__init__(
            errno.EADDRINUSE, f"Port {port} is in use. Stop what listens there, or choose another."
        )
        self.port = port

    def __str__(self) -> str:
        return str(self.strerror)


class Page:
    """The page on localhost: draws both platforms for one person and passes on what that person does."""

    def __init__(
        self,
        slack: SlackSide,
        discord: DiscordSide,
        clock: Clock,
        time_machine: TimeMachine | None = None,
        zone: str = "Europe/Berlin",
        gallery: Gallery | None = None,
    ) -> None:
        self._slack = slack
        self._gallery = gallery
        self._discord = discord
        self._timekeeper = Timekeeper(clock, time_machine, zone)
        self._watchers: set[Watcher] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None
        self.url = ""
        slack.on_change(self.changed)
        discord.on_change(self.changed)

    async def start(self, port: int = 8765, host: str = "127.0.0.1") -> None:
        """Serve the page; port 0 takes a free one.

        Raises:
            PortTaken: something else listens there.
        """
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as problem:
            await runner.cleanup()
            if problem.errno == errno.EADDRINUSE:
                raise PortTaken(port) from problem
            raise
        self._runner = runner
        self.url = f"http://{host}:{runner.addresses[0][1]}/"

    async def stop(self) -> None:
        """Stop serving; browsers reconnect by themselves when the page comes back."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for watcher in list(self._watchers):
            await watcher.socket.close(code=1001)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def changed(self) -> None:
        """Let every watcher know that there is something new to see."""
        for watcher in self._watchers:
            watcher.mark()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[only_from_here])
        application.router.add_get("/", self._index)
        application.router.add_get("/town", self._town)
        if self._gallery is not None:
            application.router.add_get("/gallery", self._gallery_page)
            application.router.add_get("/gallery.json", self._gallery_data)
        application.router.add_static("/static", STATIC)
        application.on_response_prepare.append(self._harden)
        return application

    async def _harden(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = CONTENT_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-cache"

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _gallery_page(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "gallery.html")

    async def _gallery_data(self, request: web.Request) -> web.StreamResponse:
        assert self._gallery is not None  # noqa: S101 - there is no such address without one
        return web.json_response(self._gallery())

    async def _town(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=LONGEST_LINE)
        await socket.prepare(request)
        watcher = Watcher(socket, self._state)
        self._watchers.add(watcher)
        pushing = asyncio.create_task(watcher.push_changes())
        try:
            await self._listen(watcher)
        finally:
            self._watchers.discard(watcher)
            pushing.cancel()
        return socket

    def _state(self, person: str) -> dict[str, Any]:
        return {
            "slack": self._slack.snapshot(person),
            "discord": self._discord.snapshot(person),
            "clock": self._timekeeper.reading(),
        }

    async def _listen(self, watcher: Watcher) -> None:
        async for message in watcher.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            # an action may wait three seconds for the bot; others must not wait behind it
            task = asyncio.create_task(self._answer(watcher, message))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _answer(self, watcher: Watcher, message: Any) -> None:
        try:
            line = message.json()
        except ValueError:
            line = None
        if not isinstance(line, dict):
            await watcher.send({"id": None, **refusal("The page sent something that is not a JSON object.")})
            return
        try:
            answer = await self._perform(watcher, line)
        except Exception:
            logger.exception("the page's %r failed", line.get("do"))
            answer = refusal("Something broke in the playground; its log says what.")
        await watcher.send({"id": line.get("id"), **answer})

    async def _perform(self, watcher: Watcher, line: dict[str, Any]) -> Answer:
        match line:
            case {"do": "watch", "person": str(person)} if person in {one.id for one in CAST}:
                watcher.watch(person)
                return {"ok": True, "error": None}
            case {"do": "watch"}:
                return refusal("Nobody of that name lives here.")
            case {"do": "clock", "to": to}:
                return await self._move_clock(to)
            case _ if watcher.person is None:
                return refusal("Say who is watching first.")
            case {"do": str(what)} if what.startswith("slack."):
                return await act_on_slack(self._slack, watcher.person, line)
            case {"do": str(what)} if what.startswith("discord."):
                return await act_on_discord(self._discord, watcher.person, line)
            case _:
                return refusal("The page asked for something that nobody here knows.")

    async def _move_clock(self, to: object) -> Answer:
        moving = asyncio.ensure_future(self._timekeeper.move(to))
        await asyncio.sleep(0)
        self.changed()
        try:
            await moving
        except ClockRefusal as why:
            return refusal(str(why))
        finally:
            self.changed()
        return {"ok": True, "error": None}
