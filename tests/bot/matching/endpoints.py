"""A server that stands in for a model elsewhere, and does what it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Json = dict[str, Any]
Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Elsewhere:
    """What was asked of the server, and how it behaves; told several behaviours, it takes turns."""

    def __init__(self) -> None:
        self.asked: list[Json] = []
        self.keys: list[str | None] = []
        self.behaves: list[Behaviour] = []
        self.url = ""
        self.heard = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Note a request and behave."""
        self.keys.append(request.headers.get("Authorization"))
        self.asked.append(await request.json())
        self.heard.set()
        behaviour = self.behaves[min(len(self.asked), len(self.behaves)) - 1]
        return await behaviour(request)


@asynccontextmanager
async def elsewhere() -> AsyncIterator[Elsewhere]:
    """Run the server on this machine."""
    there = Elsewhere()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", there.answer)
    async with TestServer(app) as server:
        there.url = str(server.make_url("/v1"))
        yield there


def completion(content: str) -> Json:
    """Return a chat completion with this content."""
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


def says(lines: Any) -> Behaviour:
    """Return a behaviour: reply with these lines, as the rubric wants them."""

    async def reply(_request: web.Request) -> web.StreamResponse:
        return web.json_response(completion(json.dumps({"lines": lines})))

    return reply


def says_raw(body: str) -> Behaviour:
    """Return a behaviour: reply with this text as it is."""

    async def reply(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=body, content_type="application/json")

    return reply


def refuses(status: int, **headers: str) -> Behaviour:
    """Return a behaviour: reply with this status."""

    async def reply(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers=headers)

    return reply


async def hangs(_request: web.Request) -> web.StreamResponse:
    """Take the request and never reply."""
    await asyncio.Event().wait()
    raise AssertionError("nobody sets this event")


async def drips(request: web.Request) -> web.StreamResponse:
    """Reply a character at a time, so that every single wait is short, and never end."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.02)


async def floods(request: web.Request) -> web.StreamResponse:
    """Reply without end."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 65536)


async def hangs_up(request: web.Request) -> web.StreamResponse:
    """Close the connection instead of replying."""
    assert request.transport
    request.transport.close()
    return web.Response()
