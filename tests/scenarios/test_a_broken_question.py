"""A pack of which one file has a fault."""

import shutil

from bot.packs.load import load_pack
from bot.packs.shipped import shipped_folder
from bot.store.memory import MemoryStore
from tests.builders import BEN
from tests.stage import Stage, said, words


def test_the_others_are_asked_and_stewards_are_told(tmp_path):
    """A broken file costs its own question only, and the status of the plan names it to a steward."""
    folder = tmp_path / "pack"
    shutil.copytree(shipped_folder(), folder)
    broken = folder / "questions" / "db-slow-query.md"
    broken.write_text(broken.read_text("utf-8").replace("level: mid", "level: wizard"), "utf-8")
    loaded = load_pack(folder)
    stage = Stage(MemoryStore(), loaded.pack)
    stage.studies()
    stage.at(9)
    assert stage.post().question in loaded.pack.questions
    status = words(said(stage.says("study status", BEN)))
    assert "1 question file cannot be used and is left out: db-slow-query." in status
