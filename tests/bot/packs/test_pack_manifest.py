"""What a pack says about itself."""

from pathlib import Path

import pytest

from bot.packs.load import load_pack


def test_groups_and_sets_are_known_by_lower_case_names(pack_folder: Path) -> None:
    """A group answers to its slug and its title, a set to its name."""
    sets = load_pack(pack_folder).pack.sets
    assert sets["scale"] == sets["scalability"] == ("caching",)
    assert sets["backend security"] == ("security",)
    assert sets["design"] == ("apis",)


@pytest.mark.parametrize("name", ["pack.yaml", "topics.yaml"])
def test_a_missing_manifest_is_reported_and_questions_stay(name: str, pack_folder: Path) -> None:
    """Without one of its two files a pack still has its questions."""
    (pack_folder / name).unlink()
    loaded = load_pack(pack_folder)
    assert [str(problem) for problem in loaded.problems] == [
        f"{pack_folder / name}:1: This file is missing. Add it: a pack needs one."
    ]
    assert len(loaded.pack.questions) == 3
    assert loaded.pack.name == "sample"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        ("pack.yaml", "0.1.0", "one", 3, "three numbers"),
        ("pack.yaml", "name: sample", "name: [", 1, "not valid YAML"),
        ("topics.yaml", "[caching]", "[cooking]", 6, "`cooking` is not a topic of this file"),
        ("topics.yaml", "[security]", "[cooking]", 8, "`cooking` is not a topic of this file"),
        ("topics.yaml", "[sec, auth]", "[sec, API]", 4, "`api` already names the topic `apis`"),
        ("topics.yaml", "group: scale,", "", 3, "`topics.1.group` is missing"),
    ],
)
def test_a_fault_in_a_manifest_is_found_on_its_line(
    file: str, old: str, new: str, line: int, words: str, pack_folder: Path
) -> None:
    """The files about the whole pack are checked like the questions."""
    path = pack_folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = [str(problem) for problem in load_pack(pack_folder).problems]
    assert any(text.startswith(f"{path}:{line}: ") and words in text for text in found), found


def test_an_empty_folder_is_an_empty_pack(tmp_path: Path) -> None:
    """A folder that holds nothing gives no questions and two problems."""
    loaded = load_pack(tmp_path)
    assert (len(loaded.pack.questions), len(loaded.problems)) == (0, 2)


def test_a_byte_that_is_no_utf8_costs_one_word(pack_folder: Path) -> None:
    """A pack whose manifest was saved in another encoding keeps its topics and its questions."""
    file = pack_folder / "topics.yaml"
    file.write_bytes(file.read_bytes().replace(b"title: ", b"title: \xe9", 1))
    loaded = load_pack(pack_folder)
    assert loaded.clean
    assert len(loaded.pack.questions) == 3
