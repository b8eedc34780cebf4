"""The town and the house in it, and the one thing that all stories share: nothing breaks unseen."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import pytest

from playground.people import CAST
from tests.end_to_end.house import House, Town, TownClock, at_work
from tests.end_to_end.street import Street

PHASES: Final = ("setup", "call", "teardown")


@pytest.fixture(autouse=True)
def nothing_breaks(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a story in which anything was logged as an error, or with a traceback."""
    yield
    logged = [one for phase in PHASES for one in caplog.get_records(phase)]
    bad = [one for one in logged if one.levelno >= logging.ERROR or one.exc_info]
    assert not bad, [f"{one.name}: {one.getMessage()} {one.exc_text or ''}" for one in bad]


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Both platforms, on a Sunday noon, with a clock that stands."""
    folder = tmp_path / "town"
    folder.mkdir()
    built = Town(TownClock(), folder)
    await built.start()
    yield built
    complaints = [text for one in built.streets.values() for who in CAST for text in one.notices(who.id)]
    await built.stop()
    assert not complaints, "a platform itself told people that the bot failed"


@pytest.fixture
async def empty_house(town: Town, sqlite_url: str) -> AsyncIterator[House]:
    """The bot on an empty SQLite file, connected to both platforms; no channel has a plan."""
    async with at_work(town, sqlite_url) as house:
        yield house


@pytest.fixture
async def house(empty_house: House) -> House:
    """The bot, with one channel on each platform that studies every day at nine in Berlin."""
    empty_house.study()
    return empty_house


@pytest.fixture(params=["slack", "discord"])
def street(request: pytest.FixtureRequest, town: Town) -> Street:
    """Each platform in turn."""
    return town.streets[request.param]
