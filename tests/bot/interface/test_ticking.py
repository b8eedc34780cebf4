"""When a tick ends before everything due was carried out."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from bot.domain.places import Channel
from bot.engine.ports import StoreAway, Unit
from bot.store.memory import MemoryStore
from tests.builders import STUDY
from tests.stage import Stage


class TroubledStore(MemoryStore):
    """A store to which a test lets something happen at each write."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0
        self.happens: Callable[[], None] = lambda: None

    def write(self, work: Callable[[Unit], Any]) -> Future[Any]:
        """Let it happen, then write."""
        self.writes += 1
        try:
            self.happens()
        except StoreAway as away:
            lost: Future[Any] = Future()
            lost.set_exception(away)
            return lost
        return super().write(work)


@pytest.fixture
def troubled() -> tuple[Stage, TroubledStore]:
    """Three channels that are due, and the store that they are kept in."""
    store = TroubledStore()
    stage = Stage(store)
    for number in range(3):
        stage.studies(channel=Channel(STUDY, f"C{number}"))
    stage.at(9)
    store.writes = 0
    return stage, store


def test_a_tick_ends_where_the_database_is_away(troubled: tuple[Stage, TroubledStore]) -> None:
    """Each further duty would wait for the database as long, so the first one that does is the last."""
    stage, store = troubled

    def go_away() -> None:
        raise StoreAway

    store.happens = go_away
    with pytest.raises(StoreAway):
        stage.desk.tick()
    assert store.writes == 1


def test_a_tick_ends_after_its_duty_when_the_process_does(troubled: tuple[Stage, TroubledStore]) -> None:
    """A duty that has begun is finished, and no other one is begun while the process ends."""
    stage, store = troubled
    store.happens = stage.desk.wind_up
    assert stage.desk.tick() == 1
    assert store.writes == 1
