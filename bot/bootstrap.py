"""The composition root of the core: plain constructor calls, nothing else."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.calendar import PublicHolidays
from bot.domain.pack import Pack
from bot.domain.plan import Comparison
from bot.engine.ports import Clock, Ids
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.office import Office
from bot.interface.room import Room
from bot.matching.endpoint import Endpoint
from bot.matching.lexical import Lexical
from bot.matching.lexicon import Lexicon
from bot.matching.semantic import load
from bot.matching.worker import Worker
from bot.matching.workshop import Workshop
from bot.packs.load import LoadedPack
from bot.packs.merge import load_packs
from bot.packs.shipped import shipped_folder
from bot.packs.suggested import PackEditor
from bot.pictures.heat_map import HeatMapPainter
from bot.settings import SHIPPED, Settings
from bot.store.open import open_store
from bot.system import SystemClock, SystemIds, report

SPREAD = timedelta(minutes=1)
"""Less than a minute apart, every post still leaves in the minute of its plan."""

ASKED_AT_ONCE = 2
"""How many answers an endpoint is asked about at the same time."""


@dataclass(frozen=True, slots=True)
class Core:
    """The desk, and what stewards should know about the questions it was given."""

    desk: Desk
    loaded: LoadedPack


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """Return the folders of the packs in use."""
    return tuple(shipped_folder() if name == SHIPPED else Path(name) for name in settings.pack_names)


def build_workshop(settings: Settings, pack: Pack) -> Workshop:
    """Return where answers are compared, with threads of its own."""
    lexicon, near = Lexicon(pack), Worker("comparing")
    load_meaning = partial(load, lexicon)
    if not settings.endpoint_url:
        return Workshop(Lexical(lexicon), load_meaning, near, near)
    endpoint = Endpoint(settings.endpoint_url, settings.key, settings.endpoint_model)
    return Workshop(Lexical(lexicon), load_meaning, near, Worker("elsewhere", ASKED_AT_ONCE), endpoint)


def build_core(
    settings: Settings, clock: Clock | None = None, ids: Ids | None = None, spread: timedelta = SPREAD
) -> Core:
    """Build the core, and bring it up to date with its questions and what others decided.

    Posts planned on the same full or half hour leave spread over a time.

    Raises:
        StoreError: the database cannot be used.
    """
    core = open_core(settings, clock, ids, spread)
    core.desk.renew()
    core.desk.correct()
    core.desk.replan()
    return core


def open_core(
    settings: Settings, clock: Clock | None = None, ids: Ids | None = None, spread: timedelta = SPREAD
) -> Core:
    """Build the core and change nothing. Raises StoreError when the database cannot be used."""
    time = clock or SystemClock()
    loaded = load_packs(folders_of(settings), today=time.now().date(), cache=settings.cache_folder)
    store, workshop = open_store(settings.database), build_workshop(settings, loaded.pack)
    room = Room(
        Library(loaded.pack),
        time,
        ids or SystemIds(),
        PublicHolidays(),
        spread,
        workshop=workshop,
        painter=HeatMapPainter(),
        editor=PackEditor(),
        report=report,
    )
    plans = store.read(lambda unit: unit.plans.all()).result()
    if any(plan.comparison is Comparison.MEANING for plan in plans):
        workshop.prepare()
    return Core(Desk(store, room), loaded)


def open_office(settings: Settings) -> Office:
    """Open what an operator asks; nothing is posted, corrected or planned by it.

    Raises:
        StoreError: the database cannot be used.
    """
    return Office(open_store(settings.database), SystemClock(), SystemIds())
