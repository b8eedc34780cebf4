"""How fast a platform may be written to, and when to leave it alone before it shuts us out.

Times are seconds of the one clock that the bot goes by; nothing here looks at it.
"""

from collections import deque

CHANNEL_SECONDS = 1.0
"""Between new messages in a channel: Slack allows one a second (docs.slack.dev/apis/web-api/rate-limits)."""
PER_SECOND = 40
"""New messages a second on a platform: Discord allows 50 (docs.discord.com/developers/topics/rate-limits)."""
EDIT_SECONDS = 1.2
"""Between edits in a space: Slack allows chat.update 50 a minute in a workspace (Tier 3, the same page)."""
LONGEST_TURN = 15.0
"""How long an edit may wait for its turn: it holds up its channel, and its claim is good for a minute."""
REFUSALS, WINDOW = 500, 600.0
"""So many refusals in so many seconds stop everything: Discord bans whoever has 10,000 in ten minutes."""


class Pace:
    """When the next message or edit may go out, and whether a platform has refused too often."""

    def __init__(self, refusals: int = REFUSALS) -> None:
        self._most = refusals
        self._free_at = 0.0
        self._channel_free_at: dict[str, float] = {}
        self._edits_free_at: dict[str, float] = {}
        self._refused: deque[float] = deque()
        self._latest = 0.0

    def start(self, channel: str, now: float) -> float:
        """Take the next place for a message in a channel; return how long to wait for it, in seconds."""
        self._look(now)
        at = max(now, self._free_at, self._channel_free_at.get(channel, 0.0))
        self._free_at = max(now, self._free_at) + 1 / PER_SECOND
        self._channel_free_at = _still(self._channel_free_at, now) | {channel: at + CHANNEL_SECONDS}
        return at - now

    def edit(self, space: str, now: float) -> float:
        """Take the next place for an edit in a space; return how long to wait for it, in seconds.

        None is taken where that is longer than LONGEST_TURN.
        """
        self._look(now)
        at = max(now, self._edits_free_at.get(space, 0.0))
        if at - now <= LONGEST_TURN:
            self._edits_free_at = _still(self._edits_free_at, now) | {space: at + EDIT_SECONDS}
        return at - now

    def refused(self, now: float) -> None:
        """Count a call that was refused, as a 401, a 403 or a 429 is."""
        self._look(now)
        self._refused.append(now)

    def rest(self, now: float) -> float:
        """Return how long to send nothing at all, in seconds: until the oldest refusals are forgotten."""
        self._look(now)
        while self._refused and self._refused[0] <= now - WINDOW:
            self._refused.popleft()
        if len(self._refused) < self._most:
            return 0.0
        return self._refused[len(self._refused) - self._most] + WINDOW - now

    def _look(self, now: float) -> None:
        """Go by the clock as it is now; one that was put back leaves what is waited for a day away."""
        if now < self._latest:
            self._free_at, self._channel_free_at, self._edits_free_at = 0.0, {}, {}
            self._refused = deque(min(at, now) for at in self._refused)
        self._latest = now


def _still(free_at: dict[str, float], now: float) -> dict[str, float]:
    """Return what is still waited for."""
    return {name: at for name, at in free_at.items() if at > now}
