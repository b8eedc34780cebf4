"""P9: how long until the bot listens, with 200 questions, and until the playground's first post."""

import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.big_pack import make_pack
from benchmarks.children import Child, run_seconds
from benchmarks.figure import Figure
from benchmarks.played import Played, play_once
from benchmarks.town import TownProcess
from bot.packs.canonical import item_hash
from bot.packs.load import load_pack, load_questions
from bot.packs.lock import Lock, write_lock
from bot.packs.locking import approve, relock
from bot.store.upgrade import upgrade

QUESTIONS, BEST_OF = 200, 5
BUILD = "from bot.bootstrap import build_core; from bot.settings import Settings; build_core(Settings())"
HELP = ("-m", "adapters", "--help")
FIRST_POST = "studyhall play, process start to the first post in both channels"


def start_figures() -> list[Figure]:
    """Return P9."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'bench.db'}"
        upgrade(url)
        settings = {
            "STUDYHALL_DATABASE_URL": url,
            "STUDYHALL_PACKS": str(make_pack(folder / "pack", QUESTIONS)),
        }
        floor = _best("-c", "pass")
        loaded = _loaded(folder / "pack", folder / "cache")
        core = _best("-c", f"{BUILD}.desk.close()", **settings)
        listening = min(_listening(settings) for _ in range(BEST_OF))
        helped = _best(*HELP)
        played = [play_once(folder / f"play{number}") for number in range(2)]
    return [
        _line(f"loading {QUESTIONS} questions and their lock, warm", floor, loaded, 0.3),
        _line(f"process start to the core ready, {QUESTIONS} questions, warm", floor, core, 1.0),
        _line(f"process start to both doors listening, {QUESTIONS} questions, warm", floor, listening, 1.0),
        _line("studyhall --help", floor, helped, 0.3),
        *_play_lines(floor, min(played, key=lambda one: one.first_post)),
    ]


def _loaded(pack: Path, cache: Path) -> float:
    """Lock a pack with all its items approved; return the quickest of some loads within a process."""
    questions = load_questions(pack)
    reviewed = {item.id: item_hash(item) for question in questions.values() for item in question.items}
    write_lock(pack, approve(questions, relock(pack, questions, Lock()).lock, reviewed))
    took = []
    for _ in range(BEST_OF + 1):
        began = perf_counter()
        load_pack(pack, cache=cache)
        took.append(perf_counter() - began)
    return min(took)


def _best(*arguments: str, **settings: str) -> float:
    """Return the quickest of some runs; the first ones also make the files warm."""
    return min(run_seconds(*arguments, **settings) for _ in range(BEST_OF))


def _listening(settings: dict[str, str]) -> float:
    """Return how long `studyhall run slack discord` takes until it says that it listens."""
    with TownProcess() as town:
        told = {**settings, **town.addresses.settings()}
        with Child("-m", "adapters", "run", "slack", "discord", **told) as bot:
            return bot.wait_for("ready: listening")[0]


def _line(what: str, floor: float, seconds: float, goal: float) -> Figure:
    return Figure(
        "P9",
        what,
        f"python alone {floor * 1000:.0f} ms",
        f"{seconds * 1000:.0f} ms",
        f"< {goal:.1f} s",
        seconds < goal,
        raw={"seconds": seconds, "python_seconds": floor},
    )


def _play_lines(floor: float, played: Played) -> list[Figure]:
    return [
        Figure(
            "P9",
            "studyhall play, process start to ready (both platforms, the page, the bot)",
            f"python alone {floor * 1000:.0f} ms",
            f"{played.ready * 1000:.0f} ms",
            raw={"seconds": played.ready},
        ),
        _line(FIRST_POST, floor, played.first_post, 5.0),
        Figure(
            "P9",
            "studyhall play, resident memory of the whole process after the first post",
            "",
            f"{played.resident:.0f} MB",
            raw={"megabytes": played.resident},
        ),
    ]
