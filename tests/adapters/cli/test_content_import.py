"""`studyhall content import`: from a file of another tool to a pack."""

from pathlib import Path

import pytest

from adapters.cli.checking import check_folders
from adapters.cli.importing import import_file
from adapters.cli.trouble import Trouble
from bot.packs.load import load_pack

GUIDE = Path(__file__).parents[2] / "bot" / "packs" / "exchange" / "guide.txt"


def test_a_guide_becomes_a_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every question of a guide can be loaded, what was not taken is told, and so is what to do next."""
    assert import_file(GUIDE, tmp_path / "ours", None, None) == 0
    told = capsys.readouterr().out.splitlines()
    loaded = load_pack(tmp_path / "ours")
    assert len(loaded.pack.questions) == 30
    assert loaded.clean
    assert all(line.startswith(f"{GUIDE}:") for line in told[:-1])
    assert "30 questions, 10 topics;" in told[-1]
    assert "studyhall content check" in told[-1]


def test_an_imported_pack_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`content check` has warnings about an imported pack, and no error."""
    import_file(GUIDE, tmp_path, None, "Our notes")
    assert check_folders([tmp_path]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("our-notes 0.1.0: 30 questions")
    assert "0 errors" in last


def test_a_second_import_overwrites_nothing(tmp_path: Path) -> None:
    """A folder that holds a pack is left as it is."""
    import_file(GUIDE, tmp_path, None, None)
    with pytest.raises(Trouble, match="exists already"):
        import_file(GUIDE, tmp_path, None, None)


def test_nothing_taken_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file without a question writes nothing, and the exit code says so."""
    (tmp_path / "prose.md").write_text("Only prose.\n", "utf-8")
    assert import_file(tmp_path / "prose.md", tmp_path / "out", None, None) == 1
    assert not (tmp_path / "out").exists()
    assert "Only prose." in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """A wrong name is answered with a sentence."""
    with pytest.raises(Trouble, match="cannot be read"):
        import_file(tmp_path / "nowhere.md", tmp_path, None, None)
