"""Gateway sessions: what each client was sent, so that a resumed one misses nothing."""

import json
import secrets
from collections import deque
from collections.abc import Callable

from playground.discord import limits
from playground.discord.intents import redacted, wanted
from playground.discord.native import Json

Send = Callable[[str], None]


class Session:
    """One identified client; it outlives its connections."""

    def __init__(self, intents: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.sequence = 0
        self.send: Send | None = None
        self._sent: deque[tuple[int, str]] = deque(maxlen=limits.REPLAYED_EVENTS)

    def push(self, event: str, data: Json) -> None:
        """Number an event, remember it, and send it if somebody is connected."""
        self.sequence += 1
        frame = json.dumps({"op": 0, "t": event, "s": self.sequence, "d": data})
        self._sent.append((self.sequence, frame))
        if self.send is not None:
            self.send(frame)

    def can_replay(self, after: int) -> bool:
        """Tell whether every event after a sequence number is still known."""
        oldest = self._sent[0][0] if self._sent else self.sequence + 1
        return oldest - 1 <= after <= self.sequence

    def replay(self, after: int) -> None:
        """Send again what came after a sequence number, in order."""
        for sequence, frame in self._sent:
            if sequence > after and self.send is not None:
                self.send(frame)


class Hub:
    """All sessions; what happens in the guild is published here."""

    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}

    def open(self, intents: int) -> Session:
        """Begin a session."""
        session = Session(intents)
        self.sessions[session.id] = session
        return session

    def publish(self, event: str, data: Json) -> None:
        """Send an event to every session that wants it."""
        for session in list(self.sessions.values()):
            if wanted(event, data, session.intents):
                session.push(event, redacted(event, data, session.intents))
