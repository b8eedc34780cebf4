"""Comparing by a model elsewhere, over the chat completions that many servers speak: the text leaves us."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR, socket
from urllib.parse import urlsplit

from bot.domain.checklist import Compared, Line
from bot.matching.breaker import Breaker
from bot.matching.rubric import Unbelievable, believed, request

TRIES = 2
MOST_BYTES = 256 * 1024
"""A comparison takes a few thousand; a longer reply is not read to its end."""
OK, TROUBLE_OF_THEIRS = 200, 500


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait for a connection, and for everything together, a second try included."""

    connect: float = 2.0
    whole: float = 15.0


class EndpointFailed(Exception):
    """The endpoint has not compared; the message says why, and never holds the key or the answer."""


class Endpoint:
    """An endpoint of the operator's choice, asked with a strict rubric and believed where it keeps to it."""

    def __init__(
        self,
        url: str,
        key: str,
        model: str,
        patience: Patience = Patience(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.version = f"endpoint/{model}"
        self._address = urlsplit(url.rstrip("/") + "/chat/completions")
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._model = model
        self._patience = patience
        self._monotonic = monotonic
        self._breaker = Breaker(monotonic)

    def compare(self, about: str, lines: Sequence[Line], text: str) -> Compared:
        """Return what the model makes of an answer; blocks as long as its patience lasts.

        Raises:
            EndpointFailed: it could not be asked, or its reply cannot be believed.
        """
        if self._breaker.is_open():
            raise EndpointFailed("it failed too often lately and is left alone for a while")
        body = json.dumps(request(self._model, about, lines, text)).encode()
        deadline = self._monotonic() + self._patience.whole
        try:
            compared = self._tried(lines, text, body, deadline)
        except EndpointFailed:
            self._breaker.failed()
            raise
        self._breaker.worked()
        return compared

    def _tried(self, lines: Sequence[Line], text: str, body: bytes, deadline: float) -> Compared:
        """Ask once, and once more if that may help."""
        for tries_left in reversed(range(TRIES)):
            try:
                return believed(self.version, lines, text, self._reply(body, deadline))
            except (OSError, HTTPException, Unbelievable) as problem:
                if not tries_left or self._monotonic() >= deadline:
                    raise EndpointFailed(_reason(problem)) from problem
        raise AssertionError("the last try returns or raises")

    def _reply(self, body: bytes, deadline: float) -> bytes:
        """Return what the endpoint replies. Raises EndpointFailed where asking again cannot help."""
        with self._connected(deadline) as connection:
            connection.request("POST", self._address.path, body, self._headers)
            response = connection.getresponse()
            if response.status >= TROUBLE_OF_THEIRS:
                raise HTTPException(f"it answered {response.status}")
            if response.status != OK:
                raise EndpointFailed(f"it answered {response.status}")
            reply = response.read(MOST_BYTES + 1)
        if len(reply) > MOST_BYTES:
            raise EndpointFailed("its reply has no end")
        return reply

    @contextmanager
    def _connected(self, deadline: float) -> Iterator[HTTPConnection]:
        """Open a connection that is cut at the deadline, however slowly the other side drips."""
        left = deadline - self._monotonic()
        if left <= 0:
            raise TimeoutError
        connection = self._connection(min(self._patience.connect, left))
        connection.connect()
        wire: socket = connection.sock
        left = max(deadline - self._monotonic(), 0.001)
        wire.settimeout(left)
        cut = threading.Timer(left, _shut, (wire,))
        cut.daemon = True
        cut.start()
        try:
            yield connection
        finally:
            cut.cancel()
            connection.close()

    def _connection(self, seconds: float) -> HTTPConnection:
        host, port = self._address.hostname or "", self._address.port
        if self._address.scheme == "http":
            return HTTPConnection(host, port, timeout=seconds)
        return HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())


def _shut(wire: socket) -> None:
    """End a connection under whoever reads from it."""
    with suppress(OSError):
        wire.shutdown(SHUT_RDWR)


def _reason(problem: Exception) -> str:
    """Return what went wrong, by its kind where it has no words."""
    return str(problem) or type(problem).__name__
