"""The composition root of the core: plain constructor calls, nothing else."""

from dataclasses import dataclass
from pathlib import Path

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


def build_core(
    settings: Settings, clock: Clock | None = None, ids: Ids | None = None, cache: Path | None = None
) -> Core:
    """Build the core; `cache` is a folder that makes the next start quicker.

    Raises:
        StoreError: the database cannot be used.
    """
    time = clock or SystemClock()
    loaded = load_pack(settings.pack or shipped_folder(), today=time.now().date(), cache=cache)
    room = Room(loaded.pack, time, ids or SystemIds())
    return Core(Desk(open_store(settings.database), room), loaded)
