"""How fast a platform may be written to, and when to leave it alone before it shuts us out.

Times are seconds of the one clock that the bot goes by; nothing here looks at it.
"""

from collections import deque

CHANNEL_SECONDS = 1.0
"""Between new messages in a channel: Slack allows one a second (docs.slack.dev/apis/web-api/rate-limits)."""
PER_SECOND = 40
"""New messages a second on a platform: Discord allows 50 (docs.discord.com/developers/topics/rate-limits)."""
REFUSALS, WINDOW = 500, 600.0
"""So many refusals in so many seconds stop everything: Discord bans whoever has 10,000 in ten minutes."""


class Pace:
    """When the next message may go out, and whether a platform has refused too often."""

    def __init__(self, refusals: int = REFUSALS) -> None:
        self._most = refusals
        self._free_at = 0.0
        self._channel_free_at: dict[str, float] = {}
        self._refused: deque[float] = deque()
        self._latest = 0.0

    def start(self, channel: str, now: float) -> float:
        """Take the next place for a message in a channel; return how long to wait for it, in seconds."""
        if now < self._latest:
            # the clock was put back, and what was to be waited for may be a day away
            self._free_at, self._channel_free_at = 0.0, {}
        self._latest = now
        at = max(now, self._free_at, self._channel_free_at.get(channel, 0.0))
        self._free_at = max(now, self._free_at) + 1 / PER_SECOND
        self._channel_free_at = {
            other: free for other, free in self._channel_free_at.items() if free > now
        } | {channel: at + CHANNEL_SECONDS}
        return at - now

    def refused(self, now: float) -> None:
        """Count a call that was refused, as a 401, a 403 or a 429 is."""
        self._refused.append(now)

    def rest(self, now: float) -> float:
        """Return how long to send nothing at all, in seconds: until the oldest refusals are forgotten."""
        while self._refused and self._refused[0] <= now - WINDOW:
            self._refused.popleft()
        if len(self._refused) < self._most:
            return 0.0
        return self._refused[len(self._refused) - self._most] + WINDOW - now
