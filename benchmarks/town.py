"""A playground in a process of its own, so that nobody measured pays for the other side."""

import asyncio
import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from benchmarks.load import Measured, measure
from playground.clock import SystemClock
from playground.discord import places as discord_places
from playground.discord.server import DiscordServer
from playground.slack import places as slack_places
from playground.slack.server import SlackServer


@dataclass(frozen=True)
class Addresses:
    """Where the two platforms of a town are, and the process that they live in."""

    slack: str
    discord: str
    gateway: str
    pid: int

    def settings(self) -> dict[str, str]:
        """Return what a bot must be told to live in this town."""
        return {
            "STUDYHALL_SLACK_BASE_URL": self.slack,
            "STUDYHALL_SLACK_BOT_TOKEN": slack_places.BOT_TOKEN,
            "STUDYHALL_SLACK_APP_TOKEN": slack_places.APP_TOKEN,
            "STUDYHALL_DISCORD_BASE_URL": self.discord,
            "STUDYHALL_DISCORD_GATEWAY_URL": self.gateway,
            "STUDYHALL_DISCORD_TOKEN": discord_places.TOKEN,
        }


class TownProcess:
    """Starts a town, and asks its people to do things; the answers come from the other process."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs,), daemon=True)
        self._process.start()
        self.addresses: Addresses = self._ours.recv()

    def load(self, command: str, options: dict[str, str], count: int, in_flight: int) -> Measured:
        """Type a command on Discord so many times; return how long the answers took to come. Blocks."""
        found = self._ask(("load", command, options, count, in_flight))
        assert isinstance(found, Measured)
        return found

    def everyday(self, rounds: int) -> None:
        """Let people on both platforms type a few things, so many times. Blocks."""
        self._ask(("everyday", rounds))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ours.send(None)
        self._process.join(15)

    def _ask(self, order: tuple[Any, ...]) -> object:
        self._ours.send(order)
        answer = self._ours.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


def _live(orders: Connection) -> None:
    """Be the process of a town."""
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_town(orders))


async def _town(orders: Connection) -> None:
    slack, discord = SlackServer(SystemClock()), DiscordServer(SystemClock())
    await slack.start()
    await discord.start()
    slack.install({"features": {"slash_commands": [{"command": f"/{name}"} for name in EVERYDAY]}})
    orders.send(Addresses(slack.base_url, discord.base_url, discord.gateway_url, os.getpid()))
    while (order := await asyncio.to_thread(orders.recv)) is not None:
        try:
            match order:
                case ("load", command, options, count, in_flight):
                    orders.send(await _load(discord, command, options, count, in_flight))
                case ("everyday", rounds):
                    await _everyday(slack, discord, rounds)
                    orders.send(None)
        except Exception as problem:  # noqa: BLE001 - the other process raises it again
            orders.send(RuntimeError(f"{type(problem).__name__}: {problem}"))
    await discord.stop()
    await slack.stop()


async def _load(
    discord: DiscordServer, command: str, options: dict[str, str], count: int, in_flight: int
) -> Measured:
    async def one(_: int) -> None:
        done = await discord.run_command("ana", discord_places.STUDY_ID, command, options)
        if not done["ok"]:
            raise RuntimeError(done["error"])

    return await measure(one, count, in_flight)


EVERYDAY = ("quiz", "leaderboard", "streak", "topics")


async def _everyday(slack: SlackServer, discord: DiscordServer, rounds: int) -> None:
    for number in range(rounds):
        name = EVERYDAY[number % len(EVERYDAY)]
        for person in ("ana", "ben", "cem"):
            for done in (
                await slack.type_command(person, slack_places.STUDY, f"/{name}"),
                await discord.run_command(person, discord_places.STUDY_ID, name, {}),
            ):
                if not done["ok"]:
                    raise RuntimeError(f"{name}: {done['error']}")
