"""What the parts of the local Discord share: its memory, its clock and who must hear of a change."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from playground.clock import Clock
from playground.discord import limits
from playground.discord.native import Json
from playground.discord.sessions import Hub
from playground.discord.snowflake import Snowflakes
from playground.discord.state import Interaction, State
from playground.discord.storage import Storage

SAVE_SECONDS = 0.2
KEPT_INTERACTIONS = 1000


@dataclass(frozen=True)
class Ping:
    """A notification that somebody would have got: kind is user, role, everyone or here."""

    message_id: str
    channel_id: str
    kind: str
    target_id: str | None = None


class World:
    """The memory of the local Discord with everything that hangs on it."""

    def __init__(self, clock: Clock, storage: Storage) -> None:
        self.clock = clock
        self.storage = storage
        self.state = storage.load()
        self.uploads = storage.uploads()
        self.ids = Snowflakes(clock, self.state.last_snowflake)
        self.hub = Hub()
        self.pings: list[Ping] = []
        self.waiting: dict[str, asyncio.Future[Json | None]] = {}
        """Interaction token -> the person's wait for the first answer."""
        self.watchers: list[Callable[[], None]] = []
        self._saving: asyncio.TimerHandle | None = None

    @property
    def origin(self) -> str:
        """Where the server is: scheme, host and port."""
        return self.state.origin

    def settle_at(self, origin: str) -> None:
        """Take up an address, and let the addresses of uploaded files follow."""
        before = self.state.origin
        if before and before != origin:
            moved = json.dumps(self.state.to_json()).replace(
                f"{before}/attachments/", f"{origin}/attachments/"
            )
            self.state = State.from_json(json.loads(moved))
        self.state.origin = origin

    def now(self) -> datetime:
        """Return the instant on the town's clock."""
        return self.clock.now()

    def changed(self) -> None:
        """Tell the watchers, and write the state down soon."""
        for watcher in self.watchers:
            watcher()
        if self._saving is None:
            self._saving = asyncio.get_running_loop().call_later(SAVE_SECONDS, self.save)

    def save(self) -> None:
        """Write the state down now."""
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
        self.state.last_snowflake = self.ids.last
        self.storage.save(self.state)

    def remember(self, interaction: Interaction) -> None:
        """Keep an interaction, and forget the oldest."""
        known = self.state.interactions
        known[interaction.token] = interaction
        while len(known) > KEPT_INTERACTIONS:
            del known[next(iter(known))]

    def notice(self, user_id: str, text: str) -> None:
        """Let Discord itself tell somebody something."""
        item = {"at": self.now().isoformat(), "text": text}
        self.state.notices.setdefault(user_id, []).append(item)
        self.changed()

    def is_over(self, interaction: Interaction) -> bool:
        """Tell whether the life of an interaction's token has passed."""
        age = self.now() - datetime.fromisoformat(interaction.created_at)
        return age > timedelta(minutes=limits.TOKEN_MINUTES)
