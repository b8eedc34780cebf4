"""The composition root of the core: plain constructor calls, nothing else."""

from dataclasses import dataclass

from bot.engine.ports import Clock, Ids
from bot.interface.desk import Desk
from bot.interface.room import Room
from bot.packs.load import LoadedPack, load_pack
from bot.packs.shipped import shipped_folder
from bot.settings import Settings
from bot.store.open import open_store
from bot.system import SystemClock, SystemIds


@dataclass(frozen=True, slots=True)
class Core:
    """The desk, and what stewards should know about the questions it was given."""

    desk: Desk
    loaded: LoadedPack


def build_core(settings: Settings, clock: Clock | None = None, ids: Ids | None = None) -> Core:
    """Build the core.

    Raises:
        StoreError: the database cannot be used.
    """
    time = clock or SystemClock()
    folder, today = settings.pack or shipped_folder(), time.now().date()
    loaded = load_pack(folder, today=today, cache=settings.cache_folder)
    room = Room(loaded.pack, time, ids or SystemIds())
    return Core(Desk(open_store(settings.database), room), loaded)
