"""Writing a pack in another format, as an operator does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.cli.exporting import export_pack
from adapters.cli.trouble import Trouble
from bot.packs.exchange.exporting import EXPORTS, lost
from bot.packs.exchange.own_json import read_json

PACK = Path(__file__).parents[2] / "bot" / "packs" / "fixture"
BINARY = [name for name, export in EXPORTS.items() if export.binary]


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_is_written_whole(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An existing file is replaced, nothing lies beside it, and what was lost is said on stderr."""
    file = tmp_path / "pack.out"
    file.write_text("old", "utf-8")
    assert export_pack(PACK, name, file) == 0
    assert file.read_bytes() != b"old"
    assert list(tmp_path.iterdir()) == [file]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[:-1] == list(lost(name))
    assert "3 questions" in said.err.splitlines()[-1]


def test_text_goes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, stdout holds the export and nothing else."""
    assert export_pack(PACK, "json", None) == 0
    assert len(read_json(capsys.readouterr().out, Path("out")).questions) == 3


@pytest.mark.parametrize("name", BINARY)
def test_a_binary_format_needs_a_file(name: str) -> None:
    """What is no text is not thrown at a terminal."""
    with pytest.raises(Trouble, match="--to"):
        export_pack(PACK, name, None)


@pytest.mark.parametrize(
    ("folder", "name", "to", "said"),
    [
        (PACK, "word", None, "json, apkg"),
        (PACK / "nowhere", "json", None, "is not a folder"),
        (PACK, "json", PACK, "is a folder"),
        (PACK, "json", PACK / "none" / "a.json", "does not exist"),
    ],
)
def test_what_is_wrong_with_an_export_is_a_sentence(
    folder: Path, name: str, to: Path | None, said: str
) -> None:
    """Whatever an operator gets wrong is said with what to do."""
    with pytest.raises(Trouble, match=said):
        export_pack(folder, name, to)


def test_a_question_left_out_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], copied: Callable[[], Path]
) -> None:
    """The rest of a pack is written, the broken file is named, and the exit code says so."""
    folder = copied()
    (folder / "questions" / "broken.md").write_text("nothing", "utf-8")
    assert export_pack(folder, "csv", tmp_path / "a.csv") == 1
    assert "broken.md:1:" in capsys.readouterr().err


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[], Path]:
    """Return what copies the small pack to a folder that may be spoilt."""

    def copy() -> Path:
        from shutil import copytree

        return copytree(PACK, tmp_path / "copy")

    return copy
