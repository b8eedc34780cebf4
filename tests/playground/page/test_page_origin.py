"""Who may talk to the page."""

import aiohttp
import pytest

from playground.page.origin import is_from_here


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "localhost"])
def test_own_page_may_talk(host):
    """The page may talk to its own server under every name of this machine."""
    assert is_from_here(host, f"http://{host}")
    assert is_from_here(host, None)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("evil.example:8765", "http://evil.example:8765"),
        ("evil.example:8765", None),
        ("127.0.0.1.evil.example:8765", None),
        ("127.0.0.1:8765", "http://evil.example"),
        ("127.0.0.1:8765", "http://127.0.0.1:9999"),
        ("127.0.0.1:8765", "null"),
        ("127.0.0.1:8765", ""),
        ("", None),
    ],
)
def test_others_may_not(host, origin):
    """A name that points here from elsewhere, another site, another port and a sandboxed frame may not."""
    assert not is_from_here(host, origin)


async def test_foreign_page_cannot_open_the_line(page):
    """A page of another site cannot open the websocket that drives the town."""
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{page.url}town", origin="http://evil.example")
    assert refused.value.status == 403


async def test_rebound_name_gets_nothing(page):
    """A name that somebody pointed at this machine gets neither the page nor its files."""
    async with aiohttp.ClientSession(headers={"Host": "evil.example"}) as session:
        for path in ("", "static/js/main.js"):
            async with session.get(f"{page.url}{path}") as answer:
                assert answer.status == 403
                assert await answer.text() == "The playground answers only to its own page on localhost."
