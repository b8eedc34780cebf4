"""The memory of the loader."""

from datetime import date
from pathlib import Path

import pytest

from bot.packs.load import load_pack
from bot.packs.problem import Severity


def test_a_warm_pack_equals_a_cold_one(pack_folder: Path, tmp_path: Path) -> None:
    """What is remembered is what was read, to the last word."""
    (pack_folder / "questions" / "broken.md").write_text("nothing", "utf-8")
    cold = load_pack(pack_folder, cache=tmp_path / "cache")
    warm = load_pack(pack_folder, cache=tmp_path / "cache")
    assert warm == cold == load_pack(pack_folder)


def test_an_unchanged_file_is_read_once(pack_folder: Path, tmp_path: Path) -> None:
    """The second start parses nothing: it says what was remembered."""
    load_pack(pack_folder, cache=tmp_path / "cache")
    remembered = tmp_path / "cache" / "questions.json"
    remembered.write_text(remembered.read_text("utf-8").replace('"minutes":15', '"minutes":77'), "utf-8")
    assert load_pack(pack_folder, cache=tmp_path / "cache").pack.questions["api-rate-limit"].minutes == 77


def test_a_changed_file_is_read_again(pack_folder: Path, tmp_path: Path) -> None:
    """An edit is seen at the next start."""
    load_pack(pack_folder, cache=tmp_path / "cache")
    path = pack_folder / "questions" / "api-rate-limit.md"
    path.write_text(path.read_text("utf-8").replace("minutes: 15", "minutes: 16"), "utf-8")
    assert load_pack(pack_folder, cache=tmp_path / "cache").pack.questions["api-rate-limit"].minutes == 16


def test_the_day_and_the_weight_of_style_are_not_remembered(pack_folder: Path, tmp_path: Path) -> None:
    """A review falls due, and an import is judged mildly, whatever was remembered before."""
    path = pack_folder / "questions" / "api-rate-limit.md"
    path.write_text(path.read_text("utf-8").replace("A public API", "A proper API"), "utf-8")
    strict = load_pack(pack_folder, cache=tmp_path)
    mild = load_pack(pack_folder, cache=tmp_path, style=Severity.WARNING)
    later = load_pack(pack_folder, cache=tmp_path, today=date(2030, 1, 1))
    assert (len(strict.pack.questions), len(mild.pack.questions)) == (2, 3)
    assert sum("review was due" in problem.sentence for problem in later.problems) == 2


@pytest.mark.parametrize("content", [b"", b"{not json", b'{"a": 1}'])
def test_a_spoilt_cache_is_no_fault(content: bytes, pack_folder: Path, tmp_path: Path) -> None:
    """A cache that cannot be read is read past and written anew."""
    folder = tmp_path / "cache"
    load_pack(pack_folder, cache=folder)
    (store,) = folder.iterdir()
    store.write_bytes(content)
    assert len(load_pack(pack_folder, cache=folder).pack.questions) == 3
    assert len(store.read_bytes()) > 1000


def test_a_cache_that_cannot_be_written_is_no_fault(pack_folder: Path, tmp_path: Path) -> None:
    """A folder that is a file keeps nobody from studying."""
    (tmp_path / "cache").write_text("in the way", "utf-8")
    assert len(load_pack(pack_folder, cache=tmp_path / "cache" / "deeper").pack.questions) == 3
