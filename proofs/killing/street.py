"""The platforms of this proof, with their faults, and what stands in their channels."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from adapters.slack.manifest import manifest
from bot.domain.places import Channel, Space
from playground.discord.places import GUILD_ID
from playground.discord.server import DiscordServer
from playground.faults import Fault, Faults
from playground.slack.deadlines import Deadlines
from playground.slack.places import TEAM_ID
from playground.slack.server import SlackServer
from proofs.killing.life import SharedClock

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CREATE = {"slack": "chat.postMessage", "discord": "POST /channels/{id}/messages"}
STARTER = 21
"""Discord's mark in a thread for the message that it was made from."""


@dataclass(frozen=True)
class Seen:
    """What stands in a channel: when each post came, and each reply below one."""

    posts: tuple[datetime, ...]
    replies: tuple[datetime, ...]


class Street:
    """A local Slack and a local Discord on one clock, which go on while bots come and go."""

    def __init__(self, folder: Path) -> None:
        self.clock_file = folder / "clock"
        self.clock = SharedClock(self.clock_file, START)
        self._faults = {"slack": Faults(), "discord": Faults()}
        self.slack = SlackServer(
            self.clock, self._faults["slack"], None, Deadlines(retry_after=0, retries=(0.0,))
        )
        self.discord = DiscordServer(self.clock, self._faults["discord"])
        self._number = count(1)

    async def open(self) -> None:
        """Open both platforms."""
        await self.slack.start()
        await self.discord.start()
        self.slack.install(manifest(short_names=True))

    async def close(self) -> None:
        """Close both platforms."""
        await self.slack.stop()
        await self.discord.stop()

    def new_channels(self) -> dict[str, Channel]:
        """Return a fresh channel of each platform."""
        name = f"case-{next(self._number)}"
        # nobody is left who could resume what a killed bot began
        self.discord.world.hub.sessions.clear()
        return {
            "slack": Channel(Space("slack", TEAM_ID), self.slack.add_channel(name)),
            "discord": Channel(Space("discord", GUILD_ID), self.discord.add_channel(name)),
        }

    def arrange(self, fault: Fault | None) -> None:
        """Let the next message on each platform meet a fault; what was arranged before is taken back."""
        for door, faults in self._faults.items():
            faults.planned.clear()
            if fault is not None:
                faults.arrange(CREATE[door], fault)

    def move_to(self, end: datetime) -> None:
        """Let the clock run to an instant; what a platform accepted late happens on the way, at its time."""
        late = [at for faults in self._faults.values() for at, _ in faults.put_off if at <= end]
        for at in sorted({*late, end}):
            self.clock.move(at)
            for faults in self._faults.values():
                faults.catch_up(at)

    def seen(self, channel: Channel) -> Seen:
        """Return what stands in a channel now."""
        return self._on_slack(channel.native) if channel.space.door == "slack" else self._on_discord(channel)

    def _on_slack(self, channel: str) -> Seen:
        shown = self.slack.snapshot("cem")
        posts = shown["messages"][channel]
        replies = [reply for post in posts for reply in shown["threads"].get(post["ts"], [])]
        return Seen(tuple(map(_slack_time, posts)), tuple(map(_slack_time, replies)))

    def _on_discord(self, channel: Channel) -> Seen:
        shown = self.discord.snapshot("cem")
        posts = shown["messages"][channel.native]
        threads = [shown["threads"].get(post["id"], {"messages": []}) for post in posts]
        replies = [one for thread in threads for one in thread["messages"] if one["type"] != STARTER]
        return Seen(tuple(map(_discord_time, posts)), tuple(map(_discord_time, replies)))


def _slack_time(message: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(float(message["ts"]), UTC)


def _discord_time(message: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(message["timestamp"])
