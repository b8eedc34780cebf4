"""Keeps the page to this machine: another web page must not drive the town."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


def is_from_here(host: str, origin: str | None) -> bool:
    """Tell whether a request was made to this machine, by its own page or by no page at all.

    The Host check stops names that somebody points at this machine; the Origin check stops other sites.
    """
    if urlsplit(f"//{host}").hostname not in LOCAL_NAMES:
        return False
    return origin is None or urlsplit(origin).netloc == host


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what does not come from this machine's own page."""
    if not is_from_here(request.host, request.headers.get("Origin")):
        return web.Response(status=403, text="The playground answers only to its own page on localhost.")
    return await handler(request)
