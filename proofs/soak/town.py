"""Both platforms with people who keep a bot busy, and a call in a hundred that goes wrong."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

from adapters.slack.manifest import manifest
from bot.domain.pack import Pack
from bot.domain.places import Channel, Space
from bot.domain.plan import EVERY_DAY, Plan, Reveals
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.open import open_store
from bot.store.upgrade import upgrade
from bot.system import SystemClock, SystemIds
from playground.clock import SystemClock as TownClock
from playground.discord import places as discord_places
from playground.discord.server import DiscordServer
from playground.faults import Fault, Faults
from playground.people import CAST
from playground.slack import places as slack_places
from playground.slack.server import SlackServer

FAULTS = (Fault.RATE_LIMIT, Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DROP_BEFORE, Fault.DROP_AFTER)
FAULTY = 0.01
REVEALS = Reveals(ask_first=3, steps=6, close=9)
LAYERS = 3
LINES: tuple[tuple[str, dict[str, str]], ...] = (
    ("quiz", {"topic": "security"}),
    ("leaderboard", {}),
    ("streak", {}),
    ("topics", {}),
)
SOMEBODY = CAST[0].id
QUICK_CHECK = "Quick check"
STARTER = 21
"""Discord's mark in a thread for the message that it was made from."""


class SomeFaults(Faults):
    """Lets one call in a hundred go wrong, whichever it is."""

    def __init__(self, dice: Random) -> None:
        super().__init__()
        self._dice = dice
        self.met: Counter[Fault] = Counter()

    def take(self, _method: str) -> Fault | None:
        """Draw what happens to a call."""
        if self._dice.random() >= FAULTY:
            return None
        fault = self._dice.choice(FAULTS)
        self.met[fault] += 1
        return fault


class SoakTown:
    """A local Slack and a local Discord in real time, with many channels whose posts are due one by one."""

    def __init__(self, folder: Path, channels: int, seed: int = 7) -> None:
        self._dice = Random(seed)
        self.faults = SomeFaults(self._dice)
        self.slack, self.discord = (
            SlackServer(TownClock(), self.faults),
            DiscordServer(TownClock(), self.faults),
        )
        self.database = f"sqlite:///{folder / 'studyhall.db'}"
        self.places: list[Channel] = []
        self.done: Counter[str] = Counter()
        self._cache = folder / "cache"
        self._channels = channels
        self._turns = cycle(range(4))

    async def open(self, pack: Pack, within: timedelta) -> None:
        """Open the platforms, and give every channel a plan whose post is due within a time."""
        await self.slack.start()
        await self.discord.start()
        self.slack.install(manifest(short_names=True))
        for number in range(self._channels // 2):
            slack, discord = self.slack.add_channel(f"c{number}"), self.discord.add_channel(f"c{number}")
            self.places.append(Channel(Space("slack", slack_places.TEAM_ID), slack))
            self.places.append(Channel(Space("discord", discord_places.GUILD_ID), discord))
        await asyncio.to_thread(self._plan, pack, within)

    def _plan(self, pack: Pack, within: timedelta) -> None:
        upgrade(self.database)
        desk = Desk(open_store(self.database), Room(Library(pack), SystemClock(), SystemIds()))
        first = datetime.now(UTC) + timedelta(minutes=1)
        for number, place in enumerate(self.places):
            due = first + within * number / len(self.places)
            at = due.time().replace(second=0, microsecond=0)
            desk.adopt(Plan(place, "UTC", at, days=EVERY_DAY, reveals=REVEALS))
        desk.close()

    async def close(self) -> None:
        """Close the platforms."""
        await self.slack.stop()
        await self.discord.stop()

    async def reconnect(self) -> None:
        """Ask the bot to connect anew, as both platforms do every now and then."""
        self.done["reconnects"] += 1
        await self.slack.disconnect()
        self.discord.ask_to_reconnect()

    async def one_thing(self) -> None:
        """Let somebody do one thing on one platform."""
        person = self._dice.choice(CAST).id
        slack = self._dice.random() < 0.5
        if next(self._turns) % 2:
            answer = await self._answer(person, slack)
        else:
            name, options = self._dice.choice(LINES)
            answer = await self._type(person, slack, name, options)
        if answer is not None:
            self.done["answered" if answer["ok"] else "refused"] += 1

    async def _type(self, person: str, slack: bool, name: str, options: dict[str, Any]) -> dict[str, Any]:
        if slack:
            line = " ".join((f"/{name}", *options.values()))
            return await self.slack.type_command(person, slack_places.STUDY, line)
        return await self.discord.run_command(person, discord_places.STUDY_ID, name, options)

    async def _answer(self, person: str, slack: bool) -> dict[str, Any] | None:
        """Press the quick check below a question, then a letter; None where no question is open."""
        opened = await self._press(person, slack, QUICK_CHECK)
        if opened is None or not opened["ok"]:
            return opened
        return await self._press(person, slack, self._dice.choice("ABC")) or opened

    async def _press(self, person: str, slack: bool, label: str) -> dict[str, Any] | None:
        server = self.slack if slack else self.discord
        key, button = ("ts", _on_slack) if slack else ("id", _on_discord)
        shown = server.snapshot(person)["messages"].values()
        found = [
            (message[key], token)
            for messages in shown
            for message in messages[-3:]
            for token, there in button(message)
            if there == label
        ]
        return await server.press(person, *self._dice.choice(found[-20:])) if found else None

    def posts(self) -> list[int]:
        """Return how many posts stand in each channel."""
        shown = {
            "slack": self.slack.snapshot(SOMEBODY)["messages"],
            "discord": self.discord.snapshot(SOMEBODY)["messages"],
        }
        found = (shown[one.space.door].get(one.native, ()) for one in self.places)
        return [sum(not message["ephemeral"] for message in messages) for messages in found]

    def replies(self) -> list[int]:
        """Return how many reveals stand below each post."""
        slack = [len(thread) for thread in self.slack.snapshot(SOMEBODY)["threads"].values()]
        threads = self.discord.snapshot(SOMEBODY)["threads"].values()
        discord = [sum(one["type"] != STARTER for one in thread["messages"]) for thread in threads]
        return slack + discord

    def settings(self) -> dict[str, str]:
        """Return what the bot must be told."""
        return {
            "STUDYHALL_DATABASE_URL": self.database,
            "STUDYHALL_CACHE": str(self._cache),
            "STUDYHALL_SLACK_BASE_URL": self.slack.base_url,
            "STUDYHALL_SLACK_BOT_TOKEN": slack_places.BOT_TOKEN,
            "STUDYHALL_SLACK_APP_TOKEN": slack_places.APP_TOKEN,
            "STUDYHALL_DISCORD_BASE_URL": self.discord.base_url,
            "STUDYHALL_DISCORD_GATEWAY_URL": self.discord.gateway_url,
            "STUDYHALL_DISCORD_TOKEN": discord_places.TOKEN,
        }


def _on_slack(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Return token and label of every button."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [(one["action_id"], one["text"]["text"]) for row in rows for one in row if "text" in one]


def _on_discord(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Return token and label of every button."""
    return [
        (one["custom_id"], one.get("label", "")) for row in message["components"] for one in row["components"]
    ]
