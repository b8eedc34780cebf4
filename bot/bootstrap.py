"""The composition root of the core: plain constructor calls, nothing else."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.calendar import PublicHolidays
from bot.engine.ports import Clock, Ids
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.office import Office
from bot.interface.room import Room
from bot.packs.load import LoadedPack
from bot.packs.merge import load_packs
from bot.packs.shipped import shipped_folder
from bot.packs.suggested import PackEditor
from bot.settings import SHIPPED, Settings
from bot.store.open import open_store
from bot.system import SystemClock, SystemIds

SPREAD = timedelta(minutes=1)
"""Less than a minute apart, every post still leaves in the minute of its plan."""


@dataclass(frozen=True, slots=True)
class Core:
    """The desk, and what stewards should know about the questions it was given."""

    desk: Desk
    loaded: LoadedPack


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """Return the folders of the packs in use."""
    return tuple(shipped_folder() if name == SHIPPED else Path(name) for name in settings.pack_names)


def build_core(
    settings: Settings, clock: Clock | None = None, ids: Ids | None = None, spread: timedelta = SPREAD
) -> Core:
    """Build the core; posts planned on the same full or half hour leave spread over a time.

    Raises:
        StoreError: the database cannot be used.
    """
    time = clock or SystemClock()
    loaded = load_packs(folders_of(settings), today=time.now().date(), cache=settings.cache_folder)
    room = Room(Library(loaded.pack), time, ids or SystemIds(), PublicHolidays(), spread, PackEditor())
    desk = Desk(open_store(settings.database), room)
    desk.renew()
    desk.correct()
    desk.replan()
    return Core(desk, loaded)


def open_office(settings: Settings) -> Office:
    """Open what an operator asks; nothing is posted, corrected or planned by it.

    Raises:
        StoreError: the database cannot be used.
    """
    return Office(open_store(settings.database), SystemClock(), SystemIds())
