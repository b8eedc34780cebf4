"""Response URLs: where the bot answers an act of a person, five times within thirty minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from playground.clock import Clock
from playground.slack import limits
from playground.slack.errors import SlackError


@dataclass
class Response:
    """Whom and where an answer goes; `original` is the message that was pressed, if one was."""

    user: str
    channel: str
    original: str | None
    until: datetime
    uses: int = 0


class ResponseUrls:
    """Mints response URLs and counts their uses."""

    def __init__(self, clock: Clock, life: timedelta):
        self._clock = clock
        self._life = life
        self._minted: dict[str, Response] = {}
        self.origin = ""

    def mint(self, user: str, channel: str, original: str | None = None) -> str:
        """Return a new URL for an act of this person."""
        token = secrets.token_urlsafe(18)
        self._minted[token] = Response(user, channel, original, self._clock.now() + self._life)
        return f"{self.origin}/response/{token}"

    def use(self, token: str) -> Response:
        """Count one use.

        Raises:
            SlackError: `expired_url` or `used_url`.
        """
        response = self._minted.get(token)
        if response is None or self._clock.now() >= response.until:
            raise SlackError("expired_url")
        if response.uses >= limits.RESPONSE_USES:
            raise SlackError("used_url")
        response.uses += 1
        return response
