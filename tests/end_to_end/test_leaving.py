"""The bot is put out: nothing more is sent, hearing it twice changes nothing, and coming back is easy."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import TypeVar

import pytest
from pydantic import SecretStr

from adapters.slack.app import SlackDoor
from adapters.slack.settings import SlackSettings
from bot.engine.ports import Store, Unit
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.store.open import open_store
from bot.system import SystemIds
from playground.slack import places
from tests.end_to_end.house import DISCORD, SLACK, House, Town, shipped_pack
from tests.end_to_end.ledger import rows
from tests.end_to_end.street import Street

T = TypeVar("T")
CHANNELS = {"slack": SLACK, "discord": DISCORD}
POSTS = {"slack": "chat.postMessage", "discord": "POST /channels/{id}/messages"}
REMOVED = {"type": "app_uninstalled"}


def parked(url: str) -> dict[str, str]:
    """Return what is parked, and why."""
    return {row["key"]: row["reason"] for row in rows(url, "SELECT key, reason FROM parked_channel")}


def leave(town: Town, street: Street) -> None:
    """Put the bot out of everything."""
    if street.name == "slack":
        town.slack.server.uninstall()
    else:
        town.discord.server.kick_bot()


def calls(town: Town, street: Street) -> int:
    """Return how often the bot tried to send a message."""
    if street.name == "slack":
        return sum(call.method == POSTS["slack"] for call in town.slack.server.calls)
    return sum(call.route == POSTS["discord"] for call in town.discord.server.calls)


async def until_parked(url: str, key: str) -> None:
    """Wait until a place is parked."""
    async with asyncio.timeout(10):
        while key not in await asyncio.to_thread(parked, url):
            pass


async def test_a_space_that_was_left_gets_nothing_more(
    house: House, town: Town, street: Street, sqlite_url: str
) -> None:
    """Once the bot was put out no message is even tried, and the other platform is served as before."""
    (other,) = (one for one in town.streets.values() if one is not street)
    await house.next_morning()
    tried = calls(town, street)
    leave(town, street)
    await until_parked(sqlite_url, CHANNELS[street.name].space.key)
    await house.next_morning()

    assert calls(town, street) == tried
    assert len(other.posts()) == 2


async def test_a_channel_that_was_deleted_gets_nothing_more(
    house: House, town: Town, sqlite_url: str
) -> None:
    """A deleted channel of Discord is parked by itself, before anything is tried there."""
    town.discord.server.delete_channel(DISCORD.native)
    await until_parked(sqlite_url, DISCORD.key)
    await house.next_morning()

    assert calls(town, town.discord) == 0
    assert len(town.slack.posts()) == 1


async def test_whoever_invites_the_bot_again_goes_on(house: House, town: Town, sqlite_url: str) -> None:
    """After the bot came back to a guild a steward resumes the plan, and the next morning posts."""
    town.discord.server.kick_bot()
    await until_parked(sqlite_url, DISCORD.space.key)
    town.discord.server.invite_bot()
    resumed = await town.discord.types("ben", "/study resume")
    await house.next_morning()

    assert "The plan is running again" in resumed
    assert parked(sqlite_url) == {}
    assert len(town.discord.posts()) == 1


class FullDisk:
    """A store whose next writes fail as on a full disk; everything else is the real one's."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.failures = 0
        self.refused: asyncio.Queue[None] = asyncio.Queue()

    def read(self, work: Callable[[Unit], T]) -> Future[T]:
        """Read as always."""
        return self._store.read(work)

    def write(self, work: Callable[[Unit], T]) -> Future[T]:
        """Do the work, and lose it with its transaction while the disk is full."""
        if not self.failures:
            return self._store.write(work)
        self.failures -= 1
        self.refused.put_nowait(None)

        def lost(unit: Unit) -> T:
            work(unit)
            raise OSError("database or disk is full")

        return self._store.write(lost)

    def close(self) -> None:
        """Close as always."""
        self._store.close()


@pytest.fixture
async def full_disk(town: Town, sqlite_url: str) -> AsyncIterator[FullDisk]:
    """Slack's door alone, over a database whose disk can be full."""
    store = FullDisk(open_store(sqlite_url))
    desk = Desk(store, Room(Library(shipped_pack()), town.clock, SystemIds()))
    settings = SlackSettings(
        bot_token=SecretStr(places.BOT_TOKEN),
        app_token=SecretStr(places.APP_TOKEN),
        base_url=town.slack.server.base_url,
    )
    door = SlackDoor(settings, desk, town.clock.now)
    await door.open()
    yield store
    await door.close()
    desk.close()


async def test_what_a_full_disk_lost_is_sent_again_and_done_once(
    full_disk: FullDisk, town: Town, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The first delivery fails in the database, Slack's retry parks the channels, a third changes nothing."""
    full_disk.failures = 1
    delivery = town.slack.server.send_event(REMOVED)
    await full_disk.refused.get()
    assert parked(sqlite_url) == {}
    assert await delivery
    assert parked(sqlite_url) == {SLACK.space.key: "app_uninstalled"}

    full_disk.write(lambda unit: unit.channels.unpark(SLACK.key)).result(timeout=30)
    (known,) = [row["act"] for row in rows(sqlite_url, "SELECT act FROM inbox")]
    assert await town.slack.server.send_event(REMOVED, known.rpartition("/")[2])
    assert parked(sqlite_url) == {}
    assert "database or disk is full" in caplog.text
    caplog.clear()
