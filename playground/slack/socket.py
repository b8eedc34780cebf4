"""Socket Mode: connections, envelopes, acknowledgements, disconnects."""

import asyncio
import contextlib
import itertools
import json
import secrets
import uuid

from aiohttp import WSMsgType, web

from playground.silence import hush
from playground.slack import limits, places
from playground.slack.deadlines import Deadlines
from playground.slack.places import Json


class UnansweredError(Exception):
    """The bot did not acknowledge: `dispatch_failed` without a connection, else `operation_timeout`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Socket:
    """The bot's end of Socket Mode; an acknowledgement may come over another connection."""

    def __init__(self, deadlines: Deadlines):
        self._deadlines = deadlines
        self._connections: dict[web.WebSocketResponse, web.Request] = {}
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._tickets: set[str] = set()
        self._turn = itertools.count()
        self._arrival = asyncio.Event()
        self.origin = ""

    @property
    def connections(self) -> int:
        """Return how many connections the bot holds."""
        return len(self._open)

    @property
    def _open(self) -> list[web.WebSocketResponse]:
        return [line for line in self._connections if not line.closed]

    def address(self) -> str:
        """Return the address of one new connection, good for one use."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return f"{self.origin}/link/?ticket={ticket}&app_id={places.APP_ID}"

    async def connected(self) -> None:
        """Wait until the bot holds a connection."""
        while not self._open:
            self._arrival.clear()
            await self._arrival.wait()

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection until it ends."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or len(self._connections) >= limits.CONNECTIONS:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        line = web.WebSocketResponse(heartbeat=30, timeout=1)
        await line.prepare(request)
        self._connections[line] = request
        try:
            await line.send_json(self._hello())
            self._arrival.set()
            await self._listen(line)
        finally:
            del self._connections[line]
        return line

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.connections,
            "debug_info": self._debug_info() | {"build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": places.APP_ID},
        }

    @staticmethod
    def _debug_info() -> Json:
        return {"host": "applink-playground"}

    async def _listen(self, line: web.WebSocketResponse) -> None:
        async for frame in line:
            if frame.type is WSMsgType.TEXT:
                self._acknowledge(frame.data)

    def _acknowledge(self, text: str) -> None:
        with contextlib.suppress(ValueError):
            frame = json.loads(text)
            waiting = self._waiting.get(str(frame.get("envelope_id"))) if isinstance(frame, dict) else None
            if waiting is not None and not waiting.done():
                payload = frame.get("payload")
                waiting.set_result(payload if isinstance(payload, dict) else {})

    async def deliver(self, kind: str, payload: Json, takes_answer: bool = False, **more: object) -> Json:
        """Send one envelope to one of the connections and return what came with its acknowledgement.

        Raises:
            UnansweredError: nobody is connected, or nobody acknowledged in time.
        """
        lines = self._open
        if not lines:
            raise UnansweredError("dispatch_failed")
        line = lines[next(self._turn) % len(lines)]
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": kind,
            "payload": payload,
            "accepts_response_payload": takes_answer,
            **more,
        }
        return await self._send(line, envelope)

    async def _send(self, line: web.WebSocketResponse, envelope: Json) -> Json:
        waiting: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = waiting
        try:
            async with asyncio.timeout(self._deadlines.ack):
                with contextlib.suppress(ConnectionError):
                    await line.send_json(envelope)
                return await waiting
        except TimeoutError:
            raise UnansweredError("operation_timeout") from None
        finally:
            del self._waiting[envelope["envelope_id"]]

    async def deliver_event(self, payload: Json) -> bool:
        """Send an event until it is acknowledged, at most once more per retry pause; tell whether it was."""
        reason = ""
        for attempt, pause in enumerate((0.0, *self._deadlines.retries)):
            await asyncio.sleep(pause)
            await self.connected()
            try:
                await self.deliver("events_api", payload, retry_attempt=attempt, retry_reason=reason)
            except UnansweredError:
                reason = "timeout"
            else:
                return True
        return False

    async def disconnect(self, reason: str) -> None:
        """Announce a disconnect; `warning` only announces, the other reasons also close."""
        frame = {"type": "disconnect", "reason": reason, "debug_info": self._debug_info()}
        for line in self._open:
            with contextlib.suppress(ConnectionError):
                await line.send_json(frame)
            if reason != "warning":
                await line.close()

    def fall_silent(self) -> None:
        """Read nothing any more that comes over the connections, and leave them open."""
        for request in self._connections.values():
            hush(request)

    async def close(self) -> None:
        """End every connection."""
        await asyncio.gather(*(line.close() for line in self._open))
