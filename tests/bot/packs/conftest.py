"""A small pack of three good questions, and a way to spoil one of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.packs.load import load_questions
from bot.packs.lock import Lock, read_lock, write_lock
from bot.packs.locking import Relocked, relock

FIXTURE = Path(__file__).parent / "fixture"


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """A copy of the small pack that a test may spoil."""
    folder = tmp_path / "sample"
    shutil.copytree(FIXTURE, folder)
    return folder


@pytest.fixture
def spoil(pack_folder: Path) -> Callable[[str, str], Path]:
    """Replace the first place of a text in the login question; the text must be there."""

    def replace(old: str, new: str) -> Path:
        path = pack_folder / "questions" / "sec-password-login.md"
        text = path.read_text("utf-8")
        assert old in text, f"the fixture has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return path

    return replace


@pytest.fixture
def lock_pack(pack_folder: Path) -> Callable[..., Relocked]:
    """Return what locks the small pack as it stands, and writes the lock when nothing is against it."""

    def lock(*editorial: str) -> Relocked:
        """Lock it; `editorial` names questions of which only the spelling changed."""
        old, problems = read_lock(pack_folder)
        assert not problems
        relocked = relock(pack_folder, load_questions(pack_folder), old or Lock(), editorial)
        if not relocked.problems:
            write_lock(pack_folder, relocked.lock)
        return relocked

    return lock


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests share, so that only the spoilt file is parsed again."""
    return tmp_path_factory.mktemp("warm")
