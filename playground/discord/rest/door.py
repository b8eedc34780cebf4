"""The HTTP side of the REST interface: tokens, bodies, faults, rate limits and the record of calls."""

import asyncio
import hashlib
import json
from collections import deque
from dataclasses import dataclass, replace
from typing import Any, Final

from aiohttp import web

from playground.discord import errors
from playground.discord.attachments import Upload
from playground.discord.errors import ApiError
from playground.discord.native import Json
from playground.discord.places import TOKEN
from playground.discord.rest.call import Call, Reply
from playground.discord.rest.table import TABLE, find_route
from playground.discord.routes import WITHOUT_TOKEN, Route
from playground.discord.world import World
from playground.faults import SILENT_SECONDS, Fault, Faults

PREFIX = "/api/v10"
BUCKET_SIZE = 50
KEPT_CALLS = 10_000
# Without it the client library takes a 429 for a ban by the network in front of Discord.
VIA = {"Via": "1.1 playground"}


FAILED: Final = {
    Fault.RATE_LIMIT: 429,
    Fault.ERROR_BEFORE: 500,
    Fault.ERROR_AFTER: 500,
    Fault.DROP_BEFORE: 0,
    Fault.DROP_AFTER: 0,
    Fault.LATE_ACCEPT: 0,
    Fault.SILENCE: 0,
}
DROPS = (Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.LATE_ACCEPT, Fault.SILENCE)
AFTER = (Fault.DROP_AFTER, Fault.ERROR_AFTER)


@dataclass(frozen=True)
class RecordedCall:
    """A call that the bot made, and what it got; status 0 is a dropped connection."""

    route: str
    path: str
    payload: Any
    status: int
    response: Any


class RestDoor:
    """Answers every request below the API prefix."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self.retry_after = 0.05
        """Seconds that a rate-limited call is told to wait."""
        self.calls: deque[RecordedCall] = deque(maxlen=KEPT_CALLS)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = request.path.removeprefix(PREFIX)
        found = find_route(request.method, path)
        if found is None:
            return _json(errors.NOT_FOUND.error().body, 404)
        route, params = found
        body, uploads = await _read(request)
        asked = Call(params, request.query, body, uploads)
        self._faults.catch_up(self._world.now())
        fault = self._faults.take(route.value)
        if fault is Fault.LATE_ACCEPT:
            self._faults.accept_late(self._world.now(), lambda: self._answer(request, route, asked))
        if fault is Fault.SILENCE:
            await asyncio.sleep(SILENT_SECONDS)
        if fault is not None and fault not in AFTER:
            return self._fail(request, fault, RecordedCall(route.value, path, body, FAILED[fault], None))
        reply = self._answer(request, route, asked)
        call = RecordedCall(route.value, path, body, reply.status, reply.body)
        if fault is not None:
            return self._fail(request, fault, replace(call, status=FAILED[fault]))
        self.calls.append(call)
        return _json(reply.body, reply.status, self._bucket(route))

    def _answer(self, request: web.Request, route: Route, call: Call) -> Reply:
        try:
            if route not in WITHOUT_TOKEN and request.headers.get("Authorization") != f"Bot {TOKEN}":
                raise errors.UNAUTHORIZED.error()
            if call.body is UNREADABLE:
                raise errors.INVALID_JSON.error()
            reply = TABLE[route](self._world, call)
        except ApiError as refusal:
            return Reply(refusal.body, refusal.status)
        # What is answered must not change when the thing it describes does.
        return Reply(json.loads(json.dumps(reply.body)), reply.status)

    def _fail(self, request: web.Request, fault: Fault, call: RecordedCall) -> web.StreamResponse:
        self.calls.append(call)
        if fault is Fault.RATE_LIMIT:
            return self._rate_limited()
        if fault in DROPS and request.transport is not None:
            request.transport.abort()
        return _json({"message": "500: Internal Server Error", "code": 0}, 500)

    def _rate_limited(self) -> web.Response:
        body = {"message": "You are being rate limited.", "retry_after": self.retry_after, "global": False}
        headers = {
            "Retry-After": str(max(1, round(self.retry_after))),
            "X-RateLimit-Limit": str(BUCKET_SIZE),
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset-After": str(self.retry_after),
            "X-RateLimit-Scope": "user",
        }
        return _json(body, 429, headers)

    def _bucket(self, route: Route) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(BUCKET_SIZE),
            "X-RateLimit-Remaining": str(BUCKET_SIZE - 1),
            "X-RateLimit-Reset": f"{self._world.now().timestamp() + 1:.3f}",
            "X-RateLimit-Reset-After": "1.0",
            "X-RateLimit-Bucket": hashlib.sha256(route.value.encode()).hexdigest()[:32],
        }


UNREADABLE = object()


async def _read(request: web.Request) -> tuple[Any, list[Upload]]:
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    text = await request.text()
    return _parse(text) if text else None, []


async def _read_multipart(request: web.Request) -> tuple[Any, list[Upload]]:
    body: Any = {}
    uploads = []
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            index = int(name.removeprefix("files[").removesuffix("]"))
            uploads.append(Upload(index, part.filename, part.content_type, part.file.read()))
            part.file.close()
        elif name == "payload_json":
            body = _parse(str(part))
    return body, uploads


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return UNREADABLE


def _json(body: Json | Any, status: int, headers: dict[str, str] | None = None) -> web.Response:
    # The client library reads JSON only under exactly this content type, without a charset.
    if body is None:
        return web.Response(status=status, headers=VIA | (headers or {}))
    encoded = json.dumps(body).encode()
    kind = {"Content-Type": "application/json"}
    return web.Response(body=encoded, status=status, headers=kind | VIA | (headers or {}))
