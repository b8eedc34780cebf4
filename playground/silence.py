"""A line that stays open while nobody listens at its other end, as behind a frozen host."""

import asyncio

from aiohttp import web


def hush(request: web.Request) -> None:
    """Read nothing more that comes over the connection of a request."""
    if isinstance(request.transport, asyncio.ReadTransport):
        request.transport.pause_reading()
